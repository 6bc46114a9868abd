import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createWebhook, StoreUnavailable } from '../domain/index.ts';
import { webhooks as verbs } from '../use-cases/index.ts';
import { createDispatcher, type Dispatcher, senderLeaseMs } from './dispatcher.ts';
import { eventStreamTasks } from './event-streams/tasks.ts';
import { until } from './testing/site.ts';
import { openStreamSite } from './testing/stream-site.ts';
import { openWebhookSite, type WebhookSite } from './testing/webhook-site.ts';
import { webhookTasks } from './webhooks/tasks.ts';

const running: Dispatcher[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
});

function dispatch(site: WebhookSite, holder: string, leases = site.ctx.store.leases): Dispatcher {
  const { store, platform } = site.ctx;
  const { reportError } = site.options;
  const sources = [webhookTasks(site.options)];
  const dispatcher = createDispatcher({ store: { ...store, leases }, platform, sources, holder, reportError });
  running.push(dispatcher);
  return dispatcher;
}

test('of two servers one sends, and the other one takes over when it stops', async () => {
  const site = await openWebhookSite();
  const [first, second] = [dispatch(site, 'a'), dispatch(site, 'b')];
  await first.tick();
  await second.tick();
  await site.change('anna');
  await until(() => site.received.length === 1);

  await first.stop();
  site.pass(5_001);
  await second.tick();
  await site.change('anna');
  await until(() => site.received.length === 2);

  assert.deepEqual(new Set(site.received.map(({ id }) => id)).size, 2);
  assert.deepEqual(site.reported, []);
});

test('when a server dies, another one sends after the lease has run out, and not before', async () => {
  const site = await openWebhookSite();
  await site.ctx.store.leases.hold([`webhook ${site.webhook.id}`], 'dead', site.now(), site.now() + senderLeaseMs);
  const other = dispatch(site, 'b');
  await site.change('anna');

  site.pass(senderLeaseMs - 1);
  await other.tick();
  const early = site.received.length;
  site.pass(5_001);
  await other.tick();
  await until(() => site.received.length === 1);

  assert.equal(early, 0);
});

test('a server that cannot renew its lease stops before another one may begin', async () => {
  const site = await openWebhookSite();
  let isAway = false;
  const { store } = site.ctx;
  const leases: typeof store.leases = {
    ...store.leases,
    hold: (...request) =>
      isAway ? Promise.reject(new StoreUnavailable('fault', 'away')) : store.leases.hold(...request),
  };
  const dispatcher = dispatch(site, 'a', leases);
  await dispatcher.tick();
  isAway = true;
  site.pass(senderLeaseMs);
  await site.change('anna');

  await dispatcher.tick();
  await dispatcher.tick();
  const early = site.received.length;
  isAway = false;
  await dispatcher.tick();
  await until(() => site.received.length === 1);

  assert.equal(early, 0);
  assert.equal(site.reported.length, 2);
});

test('webhooks are picked up, paused, resumed and removed while the server runs; a dead one delays no other', async () => {
  const site = await openWebhookSite();
  site.react = ({ request }) => (request.url.endsWith('/dead') ? 'silence' : 200);
  const dispatcher = dispatch(site, 'a');
  await dispatcher.tick();
  const target = { url: 'https://receiver.example/dead', description: undefined, types: undefined };
  const { webhook } = await createWebhook(site.ctx, target, undefined);
  await dispatcher.tick();
  const taken = (): number => site.received.filter(({ request }) => !request.url.endsWith('/dead')).length;
  await site.change(...Array.from({ length: 100 }, (_, at) => `user-${at}`));
  await until(() => taken() === 100);
  const open = site.received.length - 100;

  await verbs.remove(site.ctx, { webhook: webhook.id });
  await verbs.pause(site.ctx, { webhook: site.webhook.id });
  await dispatcher.tick();
  await site.change('anna');
  await verbs.resume(site.ctx, { webhook: site.webhook.id });
  await dispatcher.tick();
  await until(() => taken() === 101);

  assert.ok(open <= 20);
  site.answerOpen(200);
  assert.deepEqual(site.reported, []);
});

test('what was requested by another process is sent with the next tick', async () => {
  const site = await openWebhookSite();
  const dispatcher = dispatch(site, 'a');
  await dispatcher.tick();
  await verbs.test(site.ctx, { webhook: site.webhook.id });

  await dispatcher.tick();
  await until(() => site.received.length === 1);

  assert.equal(site.received[0]?.body.type, 'webhook.test');
});

test('what failed is sent again when it is due', async () => {
  const site = await openWebhookSite();
  site.react = () => 500;
  const dispatcher = dispatch(site, 'a');
  await dispatcher.tick();
  await site.change('anna');
  await until(() => site.received.length === 1);
  const attempts = async (): Promise<number> =>
    (await site.ctx.store.deliveries.list(site.webhook.id, { limit: 5 })).length;
  while ((await attempts()) === 0) {
    await dispatcher.tick();
    await new Promise((resolve) => setImmediate(resolve));
  }

  site.pass(5_000);
  await dispatcher.tick();
  await until(() => site.received.length === 2);

  assert.equal(site.received[0]?.id, site.received[1]?.id);
});

test('an event stream has a sender beside those of webhooks, on one of two servers', async () => {
  const site = await openStreamSite();
  const open = (holder: string): Dispatcher => {
    const { store, platform } = site.ctx;
    const sources = [eventStreamTasks(site.options)];
    const dispatcher = createDispatcher({ store, platform, sources, holder, reportError: site.options.reportError });
    running.push(dispatcher);
    return dispatcher;
  };
  const [first, second] = [open('a'), open('b')];
  await first.tick();
  await second.tick();
  await site.addUser('anna');
  await until(() => site.received.length === 1);

  await first.stop();
  site.pass(5_001);
  await second.tick();
  await site.addUser('bert');
  await until(() => site.received.length === 2);

  assert.deepEqual(
    site.received.map(({ externalId }) => externalId),
    ['anna', 'bert'],
  );
  assert.deepEqual(site.reported, []);
});
