import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook as Verifier } from 'standardwebhooks';
import {
  createDirectory,
  createWebhook,
  type Delivery,
  retryDelaysMs,
  rotateSecret,
  type SenderStep,
  StoreUnavailable,
} from '../../domain/index.ts';
import { day } from '../../domain/testing/workbench.ts';
import { webhooks as verbs } from '../../use-cases/index.ts';
import { drain, until } from '../testing/site.ts';
import { openWebhookSite, type WebhookSite } from '../testing/webhook-site.ts';

const minute = 60_000;

/** The attempts of the site's webhook, oldest first. */
async function attemptsOf({ ctx, webhook }: WebhookSite): Promise<readonly Delivery[]> {
  return (await ctx.store.deliveries.list(webhook.id, { limit: 1000 })).toReversed();
}

const idsOf = (site: WebhookSite): readonly string[] => site.received.map(({ id }) => id);

test('an event is sent once, signed, and its delivery is kept', async (context) => {
  const site = await openWebhookSite();
  const [id] = await site.change('anna');
  // The verification compares the time of the signature with the clock.
  context.mock.timers.enable({ apis: ['Date'], now: site.now() });

  const sender = site.open();
  await drain(sender);
  await drain(sender);

  const [received, ...more] = site.received;
  assert.deepEqual(more, []);
  assert.ok(received !== undefined);
  const { headers, body, url } = received.request;
  const verified = new Verifier(site.secret).verify(body, headers);
  assert.deepEqual(verified, received.body);
  assert.deepEqual([received.body.id, received.body.type, received.body.data.id], [id, 'user.updated', 'anna']);
  assert.deepEqual([url, headers['webhook-id'], headers['user-agent']], [site.webhook.url, id, 'Becard/1']);
  const [attempt] = await attemptsOf(site);
  const { attempt: number, status, answer, error, nextAt } = attempt ?? assert.fail();
  assert.deepEqual([number, status, answer, error, nextAt], [1, 200, 'taken', undefined, undefined]);
  assert.deepEqual(await site.ctx.store.deliveries.queued(site.webhook.id), []);
  assert.equal((await site.read()).position, await site.ctx.store.events.end());
});

test('an event whose first attempt succeeds never enters the stored queue', async () => {
  const site = await openWebhookSite();
  const { store } = site.ctx;
  const steps: SenderStep[] = [];
  const keep: typeof store.deliveries.keep = async (step) => {
    steps.push(step);
    await store.deliveries.keep(step);
  };
  const ctx = { ...site.ctx, store: { ...store, deliveries: { ...store.deliveries, keep } } };
  const ids = await site.change('anna', 'bert', 'anna');

  await drain(site.open({ ctx }));

  assert.deepEqual(idsOf(site), [ids[0], ids[1], ids[2]]);
  assert.deepEqual(
    steps.map(({ position, added, postponed }) => [position, added, postponed]),
    [
      [2, [], []],
      [await store.events.end(), [], []],
    ],
  );
});

test('what happened before the webhook was made is not sent, and neither are other types and directories', async () => {
  const site = await openWebhookSite();
  const { ctx, directory } = site;
  const other = await createDirectory(ctx.store, ctx.platform, { name: 'Fabrikam' });
  await site.change('before');
  const target = { url: 'https://receiver.example/2', description: undefined, types: ['user.created'] as const };
  const { webhook } = await createWebhook(ctx, target, directory.id);
  const wanted = await site.write('user.created', 'anna');
  await site.write('user.updated', 'anna');
  await site.write('user.created', 'bert', other);

  await drain(site.open({}, webhook.id));

  assert.deepEqual(idsOf(site), [wanted]);
});

test('of one resource events are sent one after another, of others at the same time, at most twenty', async () => {
  const site = await openWebhookSite();
  site.react = () => 'silence';
  const resources = Array.from({ length: 30 }, (_, at) => `user-${at}`);
  const ids = await site.change('anna', 'anna', ...resources);
  const sender = site.open();

  await sender.turn();
  await until(() => site.received.length === 20);
  const first = idsOf(site);
  site.react = () => 200;
  site.answerOpen(200);
  await sender.idle();
  await drain(sender);

  assert.deepEqual(first, [ids[0], ...ids.slice(2, 21)]);
  assert.deepEqual(idsOf(site).toSorted(), ids.toSorted());
  assert.ok(idsOf(site).indexOf(ids[1] ?? '') > 19);
});

test('a resource whose event fails waits with its later ones, and holds back no other', async () => {
  const site = await openWebhookSite();
  site.react = ({ body }) => (body.data.id === 'anna' ? 500 : 200);
  const [a1, b1, a2, b2] = await site.change('anna', 'bert', 'anna', 'bert');
  const sender = site.open();

  await drain(sender);
  const before = idsOf(site);
  site.react = () => 200;
  site.pass(5_000);
  await drain(sender);

  assert.deepEqual(before, [a1, b1, b2]);
  assert.deepEqual(idsOf(site).slice(3), [a1, a2]);
});

test('ten attempts follow the schedule; then the next event of the resource is sent', async () => {
  const site = await openWebhookSite();
  const began = site.now();
  site.react = () => 503;
  const [first, second] = await site.change('anna', 'anna');
  const sender = site.open();
  // Another resource succeeds, so that the webhook is not disabled.
  for (const delayMs of [...retryDelaysMs, minute]) {
    await drain(sender);
    site.pass(delayMs);
  }
  site.react = () => 200;
  await drain(sender);

  const attempts = (await attemptsOf(site)).filter(({ eventId }) => eventId === first);
  const waits = attempts.map(({ at }, index) => at - (attempts[index - 1]?.at ?? began));
  assert.deepEqual(waits, [0, ...retryDelaysMs]);
  assert.deepEqual(attempts.at(-1)?.nextAt, undefined);
  assert.equal(site.received.filter(({ id }) => id === second).length, 2);
  assert.deepEqual(await site.ctx.store.deliveries.queued(site.webhook.id), []);
});

for (const reason of ['timeout', 'connection', 'name', 'certificate', 'target'] as const) {
  test(`an attempt without an answer (${reason}) is kept with its reason and made again`, async () => {
    const site = await openWebhookSite();
    site.react = () => reason;
    await site.change('anna');
    const sender = site.open();

    await drain(sender);
    site.react = () => 204;
    site.pass(5_000);
    await drain(sender);

    const attempts = await attemptsOf(site);
    assert.deepEqual(
      attempts.map(({ status, error }) => [status, error]),
      [
        [undefined, reason],
        [204, undefined],
      ],
    );
    assert.equal((await site.read()).failingSince, undefined);
  });
}

for (const status of [301, 307, 400, 401, 404, 500, 502]) {
  test(`an answer ${status} is a failure`, async () => {
    const site = await openWebhookSite();
    site.react = () => ({ status, headers: { location: 'https://elsewhere.example/' } });
    await site.change('anna');

    await drain(site.open());

    const [attempt] = await attemptsOf(site);
    assert.deepEqual([attempt?.status, attempt?.nextAt], [status, site.now() + 5_000]);
    assert.equal(site.received.length, 1);
    assert.equal((await site.read()).failingSince, site.now());
  });
}

for (const status of [429, 503]) {
  test(`after ${status} with Retry-After nothing is sent before that time`, async () => {
    const site = await openWebhookSite();
    site.react = () => ({ status, headers: { 'retry-after': '600' } });
    await site.change('anna');
    const sender = site.open();
    await drain(sender);
    site.react = () => 200;
    await site.change('bert');

    site.pass(9 * minute);
    await drain(sender);
    const early = site.received.length;
    site.pass(minute);
    await drain(sender);

    assert.equal(early, 1);
    assert.equal(site.received.length, 3);
  });
}

test('an answer 410 disables the webhook; what waits is sent when it is resumed', async () => {
  const site = await openWebhookSite();
  site.react = () => 410;
  await site.change('anna');
  const sender = site.open();
  await drain(sender);
  const [later] = await site.change('bert');
  await drain(sender);
  const disabled = await site.read();
  const [record] = await site.ctx.store.audit.list({ limit: 1 });
  site.react = () => 200;

  await verbs.resume({ ...site.ctx, actor: { kind: 'cli', userName: 'root' } }, { webhook: site.webhook.id });
  await drain(site.open());

  assert.deepEqual([disabled.state, disabled.disabledReason], ['disabled', 'gone']);
  assert.deepEqual([record?.action, record?.actor, record?.subject], ['webhook.disabled', 'system', site.webhook.url]);
  assert.deepEqual(idsOf(site).length, 3);
  assert.ok(idsOf(site).includes(later ?? ''));
});

test('a webhook that fails for five days is disabled, one that succeeds meanwhile is not', async () => {
  const site = await openWebhookSite();
  site.react = () => 500;
  const sender = site.open();
  const failFor = async (days: number): Promise<void> => {
    for (let passed = 0; passed < days; passed += 1) {
      await site.change(`user-${site.now()}`);
      await drain(sender);
      site.pass(day);
    }
  };

  await failFor(4);
  site.react = ({ body }) => (body.data.id === 'anna' ? 200 : 500);
  await site.change('anna');
  await drain(sender);
  await failFor(5);
  const before = await site.read();
  await failFor(1);

  assert.equal(before.state, 'active');
  const after = await site.read();
  assert.deepEqual([after.state, after.disabledReason], ['disabled', 'failing']);
});

test('a paused webhook is sent nothing, and in order what has waited once it is resumed', async () => {
  const site = await openWebhookSite();
  const caller = { ...site.ctx, actor: { kind: 'cli', userName: 'root' } } as const;
  const sender = site.open();
  await verbs.pause(caller, { webhook: site.webhook.id });
  const ids = await site.change('anna', 'anna', 'anna');
  await drain(sender);
  const early = site.received.length;

  await verbs.resume(caller, { webhook: site.webhook.id });
  await drain(sender);

  assert.equal(early, 0);
  assert.deepEqual(idsOf(site), ids);
});

test('after a rotation two secrets sign for a day, then the new one alone', async (context) => {
  const site = await openWebhookSite();
  context.mock.timers.enable({ apis: ['Date'], now: site.now() });
  const { secret } = await rotateSecret(site.ctx, site.webhook.id);
  const sender = site.open();

  await site.change('anna');
  await drain(sender);
  const both = [site.secret, secret].map((key) => isSignedWith(site, key));
  site.pass(day);
  context.mock.timers.tick(day);
  await site.change('anna');
  await drain(sender);
  const one = [site.secret, secret].map((key) => isSignedWith(site, key));

  assert.deepEqual(both, [true, true]);
  assert.deepEqual(one, [false, true]);
});

/** Whether the last request is signed with a secret. */
function isSignedWith({ received }: WebhookSite, secret: string): boolean {
  const { body, headers } = received.at(-1)?.request ?? assert.fail();
  try {
    new Verifier(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

test('a webhook whose secret cannot be read is disabled and sends nothing', async () => {
  const site = await openWebhookSite();
  await site.ctx.store.webhooks.saveSecrets(site.webhook.id, { current: 'lost.AAAA', former: undefined });
  await site.change('anna');

  await drain(site.open());

  assert.deepEqual((await site.read()).disabledReason, 'secret');
  assert.deepEqual(site.received, []);
});

test('a test is sent at once, past what waits, and is about the webhook', async () => {
  const site = await openWebhookSite();
  site.react = () => 500;
  await site.change('anna');
  const sender = site.open();
  await drain(sender);
  site.react = () => 200;

  const { eventId } = await verbs.test(site.ctx, { webhook: site.webhook.id });
  await drain(sender);

  const last = site.received.at(-1);
  assert.deepEqual([last?.id, last?.body.type, last?.body.data.id], [eventId, 'webhook.test', site.webhook.id]);
  const attempt = (await attemptsOf(site)).at(-1);
  assert.deepEqual([attempt?.eventType, attempt?.reason, attempt?.status], ['webhook.test', 'test', 200]);
});

test('a delivery is resent with the same id, also while it waits for its next attempt', async () => {
  const site = await openWebhookSite();
  const [taken] = await site.change('anna');
  const sender = site.open();
  await drain(sender);
  site.react = () => 500;
  const [failing] = await site.change('bert');
  await drain(sender);
  site.react = () => 200;

  for (const { id } of await attemptsOf(site)) await verbs.resend(site.ctx, { webhook: site.webhook.id, delivery: id });
  await drain(sender);

  assert.deepEqual(idsOf(site), [taken, failing, taken, failing]);
  assert.deepEqual(await site.ctx.store.deliveries.queued(site.webhook.id), []);
});

test('a recovery sends again what was not taken, in order, and nothing that was or that waits', async () => {
  const site = await openWebhookSite();
  const sender = site.open();
  const [taken] = await site.change('anna');
  await drain(sender);
  site.react = ({ body }) => (body.data.id === 'carl' ? 200 : 500);
  const lost = await site.change('anna', 'anna');
  await drain(sender);
  // Both are given up.
  for (const _ of lost) {
    for (const delayMs of [...retryDelaysMs, minute]) {
      site.pass(delayMs);
      await site.change('carl');
      await drain(sender);
    }
  }
  const [waiting] = await site.change('dora');
  await drain(sender);
  const before = site.received.length;
  site.react = () => 200;

  await verbs.recover(site.ctx, { webhook: site.webhook.id, since: site.now() - 20 * day });
  await drain(sender);

  assert.deepEqual(idsOf(site).slice(before), lost);
  assert.ok(
    !idsOf(site)
      .slice(before)
      .includes(taken ?? ''),
  );
  assert.equal((await site.read()).recovery, undefined);
  const queued = await site.ctx.store.deliveries.queued(site.webhook.id);
  assert.deepEqual(
    queued.map(({ eventId }) => eventId),
    [waiting],
  );
});

test('an event that is kept no longer leaves the queue without an attempt', async () => {
  const site = await openWebhookSite();
  site.react = () => 500;
  await site.change('anna');
  const sender = site.open();
  await drain(sender);
  const none = { logBefore: 0, linksBefore: 0, endedBefore: 0, deliveriesBefore: 0 };
  await site.ctx.store.retention.prune({ ...none, historyBefore: site.now() + 1 });

  site.pass(5_000);
  await drain(sender);

  assert.equal(site.received.length, 1);
  assert.deepEqual(await site.ctx.store.deliveries.queued(site.webhook.id), []);
});

test('a server that has lost the lease begins nothing', async () => {
  const site = await openWebhookSite();
  let mayWork = true;
  const sender = site.open({ maySend: () => mayWork });
  await site.change('anna');
  await drain(sender);
  mayWork = false;

  await site.change('anna');
  await drain(sender);

  assert.equal(site.received.length, 1);
});

test('what was under way when a sender died is sent again with the same id, and nothing else is', async () => {
  const site = await openWebhookSite();
  const [a, b, c] = await site.change('anna', 'bert', 'carl');
  site.react = ({ id }) => (id === b ? 'silence' : 200);
  const dying = site.open();
  await dying.turn();
  await until(() => site.received.length === 3);
  await until(() => dying.needsTurn());
  await dying.turn();
  site.react = () => 200;

  await drain(site.open());

  assert.deepEqual(idsOf(site), [a, b, c, b]);
});

test('an attempt that ends while others are saved is saved afterwards and not made again', async () => {
  const site = await openWebhookSite();
  const { store } = site.ctx;
  let beforeKeep = async (): Promise<void> => undefined;
  const keep: typeof store.deliveries.keep = async (step) => {
    await beforeKeep();
    await store.deliveries.keep(step);
  };
  const ctx = { ...site.ctx, store: { ...store, deliveries: { ...store.deliveries, keep } } };
  const sender = site.open({ ctx });
  const ids = await site.change('anna', 'bert');
  site.react = ({ id }) => (id === ids[0] ? 200 : 'silence');
  await sender.turn();
  await until(() => site.received.length === 2 && sender.needsTurn());
  beforeKeep = async () => {
    site.answerOpen(200);
    await new Promise((resolve) => setImmediate(resolve));
  };

  await drain(sender);

  assert.deepEqual(idsOf(site), ids);
  assert.deepEqual(await store.deliveries.queued(site.webhook.id), []);
});

test('while the store is away nothing is lost and nothing is sent twice', async () => {
  const site = await openWebhookSite();
  const { store } = site.ctx;
  let isAway = false;
  const keep: typeof store.deliveries.keep = (step) =>
    isAway ? Promise.reject(new StoreUnavailable('full', 'no space')) : store.deliveries.keep(step);
  const ctx = { ...site.ctx, store: { ...store, deliveries: { ...store.deliveries, keep } } };
  const sender = site.open({ ctx });
  const ids = await site.change('anna', 'anna');
  await sender.turn();
  isAway = true;
  await sender.idle();

  await assert.rejects(drain(sender), StoreUnavailable);
  const isUnsaved = sender.needsTurn();
  isAway = false;
  await drain(sender);

  assert.equal(isUnsaved, true);
  assert.deepEqual(idsOf(site), ids);
});
