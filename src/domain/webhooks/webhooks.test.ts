import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryOf } from '../../store/testing/samples.ts';
import { openSecret } from '../sealing/sealed-secret.ts';
import { codeOf, day, openWorkbench } from '../testing/workbench.ts';
import { getDelivery, recoverEvents, resendDelivery, testWebhook } from './send-again.ts';
import type { Webhook } from './webhook.ts';
import {
  changeWebhook,
  createWebhook,
  disableWebhook,
  getWebhook,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateSecret,
  type WebhookScope,
} from './webhooks.ts';

const target = { url: 'https://example.com/becard', description: 'Personnel', types: undefined };

async function open(): Promise<{
  readonly bench: ReturnType<typeof openWorkbench>;
  readonly scope: WebhookScope;
  readonly webhook: Webhook;
  readonly secret: string;
}> {
  const bench = openWorkbench();
  const { store, platform } = bench;
  const scope: WebhookScope = { store, platform, auditKey: undefined, actor: { kind: 'cli', userName: 'root' } };
  return { bench, scope, ...(await createWebhook(scope, target, undefined)) };
}

test('a new webhook is active, begins with the next event, and its secret is stored sealed', async () => {
  const { scope, webhook, secret } = await open();

  const sealed = await scope.store.webhooks.secrets(webhook.id);

  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.match(webhook.id, /^whk_[A-Za-z0-9]{12}$/);
  assert.deepEqual([webhook.state, webhook.position, webhook.createdBy], ['active', 0, 'command line (root)']);
  assert.equal(await openSecret(scope, sealed?.current ?? ''), secret);
  assert.deepEqual(await getWebhook(scope.store, webhook.id), webhook);
});

test('what is not named of a change stays, and all types may be chosen again', async () => {
  const { scope, webhook } = await open();
  const none = { url: undefined, description: undefined, types: undefined };

  const { webhook: some } = await changeWebhook(scope, webhook.id, { ...none, types: ['user.created'] });
  const { webhook: renamed } = await changeWebhook(scope, webhook.id, { ...none, description: 'Other' });
  const { webhook: all } = await changeWebhook(scope, webhook.id, { ...none, types: null });

  assert.deepEqual(some, { ...webhook, types: ['user.created'] });
  assert.deepEqual(renamed, { ...some, description: 'Other' });
  assert.deepEqual(all, { ...renamed, types: undefined });
});

test('a paused webhook stops, a resumed one sends at once what has waited', async () => {
  const { bench, scope, webhook } = await open();
  await testWebhook(scope, webhook.id);
  const [queued] = await scope.store.deliveries.queued(webhook.id);
  assert.ok(queued !== undefined);
  const late = { ...queued, attempts: 1, dueAt: queued.dueAt + day };
  await scope.store.deliveries.keep({ webhookId: webhook.id, postponed: [late] });

  const paused = await pauseWebhook(scope, webhook.id);
  const refused = await codeOf(() => testWebhook(scope, webhook.id));
  const resumed = await resumeWebhook(scope, webhook.id);

  assert.deepEqual([paused.state, refused, resumed.state], ['paused', 'BC-905', 'active']);
  assert.deepEqual(await scope.store.deliveries.queued(webhook.id), [{ ...late, dueAt: bench.platform.clock() }]);
});

test('a disabled webhook says why, is not paused, and is resumed', async () => {
  const { scope, webhook } = await open();

  const disabled = await disableWebhook(scope, webhook.id, 'gone');
  const again = await disableWebhook(scope, webhook.id, 'failing');
  const refused = await codeOf(() => pauseWebhook(scope, webhook.id));
  const resumed = await resumeWebhook(scope, webhook.id);

  assert.deepEqual(disabled, { ...webhook, state: 'disabled', disabledReason: 'gone' });
  assert.deepEqual([again, refused], [undefined, 'BC-905']);
  assert.deepEqual(resumed, webhook);
});

test('after a rotation both secrets are kept, the former one with an end', async () => {
  const { bench, scope, webhook, secret: former } = await open();

  const { webhook: rotated, secret } = await rotateSecret(scope, webhook.id);

  const sealed = await scope.store.webhooks.secrets(webhook.id);
  assert.notEqual(secret, former);
  assert.equal(rotated.formerSecretUntil, bench.platform.clock() + day);
  assert.equal(await openSecret(scope, sealed?.current ?? ''), secret);
  assert.equal(await openSecret(scope, sealed?.former ?? ''), former);
});

test('a delivery is resent with the same event, as long as it is kept', async () => {
  const { scope, webhook } = await open();
  const delivery = deliveryOf('dlv_1', { webhookId: webhook.id, position: 7 });
  await scope.store.deliveries.keep({ webhookId: webhook.id, attempts: [delivery] });

  const { eventId } = await resendDelivery(scope, webhook.id, 'dlv_1');

  const [queued] = await scope.store.deliveries.queued(webhook.id);
  assert.deepEqual([eventId, queued?.eventId, queued?.position, queued?.reason], ['evt_1', 'evt_1', 7, 'resend']);
  assert.deepEqual(await getDelivery(scope.store, webhook, 'dlv_1'), delivery);
  assert.equal(await codeOf(() => resendDelivery(scope, webhook.id, 'dlv_none')), 'BC-904');
});

test('a recovery goes into the past, 30 days at most', async () => {
  const { bench, scope, webhook } = await open();
  const now = bench.platform.clock();

  const refused = await codeOf(() => recoverEvents(scope, webhook.id, now + 1));

  assert.equal(refused, 'BC-906');
  assert.deepEqual(await recoverEvents(scope, webhook.id, now - 31 * day), webhook);
});

test('there is an end to the number of webhooks, and to what is removed', async () => {
  const { scope, webhook } = await open();
  for (let count = 1; count < 100; count += 1) await createWebhook(scope, target, undefined);

  const refused = await codeOf(() => createWebhook(scope, target, undefined));
  await removeWebhook(scope, webhook.id);

  assert.equal(refused, 'BC-905');
  assert.equal(await codeOf(() => removeWebhook(scope, webhook.id)), 'BC-904');
  assert.equal((await scope.store.webhooks.list()).length, 99);
});
