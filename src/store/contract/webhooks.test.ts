// Webhooks with their secrets, what waits for them, and what became of each attempt.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Delivery, DeliveryId, EventId, QueuedDelivery, Webhook, WebhookId } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { deliveryOf, ids, queuedOf, resourceId, webhookOf } from '../testing/samples.ts';

const secrets = { current: 'sealed', former: undefined };
const first = webhookOf('whk_a', { directoryId: ids.first, types: ['user.created'] });
const whole = webhookOf('whk_b', { createdAt: 2000 });

eachStore((open) => {
  test('webhooks are listed, found, changed and deleted, each with its secrets', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert(whole, secrets);
    await store.webhooks.insert(first, { current: 'other', former: 'older' });
    const changed: Webhook = {
      ...first,
      url: 'https://example.com/new',
      types: undefined,
      state: 'disabled',
      disabledReason: 'gone',
      position: 9,
      recovery: { after: 2, until: 8 },
      failingSince: 3000,
      formerSecretUntil: 4000,
    };

    const isUpdated = [
      await store.webhooks.update(changed),
      await store.webhooks.update({ ...changed, id: 'whk_none' as WebhookId }),
    ];
    await store.webhooks.saveSecrets(whole.id, { current: 'newer', former: 'sealed' });

    assert.deepStrictEqual(isUpdated, [true, false]);
    assert.deepStrictEqual(await store.webhooks.list(), [changed, whole]);
    assert.deepStrictEqual(await store.webhooks.find(first.id), changed);
    assert.deepStrictEqual(await store.webhooks.secrets(first.id), { current: 'other', former: 'older' });
    assert.deepStrictEqual(await store.webhooks.secrets(whole.id), { current: 'newer', former: 'sealed' });
    assert.deepStrictEqual(
      [await store.webhooks.delete(whole.id), await store.webhooks.delete(whole.id)],
      [true, false],
    );
    assert.equal(await store.webhooks.find(whole.id), undefined);
    assert.equal(await store.webhooks.secrets(whole.id), undefined);
  });

  test('a webhook goes with its directory, and its queue and its deliveries with it', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert(first, secrets);
    await store.webhooks.insert(whole, secrets);
    await store.deliveries.keep({ webhookId: first.id, added: [queuedOf('evt_1')], attempts: [deliveryOf('dlv_1')] });

    await store.directories.delete(ids.first);

    assert.deepStrictEqual(await store.webhooks.list(), [whole]);
    assert.deepStrictEqual(await store.deliveries.queued(first.id), []);
    assert.deepStrictEqual(await store.deliveries.list(first.id, { limit: 10 }), []);
  });

  test('a step is kept whole; one of a webhook that is gone is not', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert({ ...first, recovery: { after: 1, until: 5 } }, secrets);
    const [one, two, three] = [1, 2, 3].map((position) => queuedOf(`evt_${position}`, { position }));
    assert.ok(one !== undefined && two !== undefined && three !== undefined);
    await store.deliveries.keep({ webhookId: first.id, position: 3, added: [three, one, two] });
    const again: QueuedDelivery = { ...two, attempts: 1, dueAt: 9000 };
    const attempt = deliveryOf('dlv_1', { eventId: two.eventId, nextAt: 9000, status: undefined, error: 'timeout' });

    await store.deliveries.keep({
      webhookId: first.id,
      position: 4,
      recovery: { before: { after: 1, until: 5 }, after: undefined },
      failingSince: { at: 7000 },
      // What waits already is not added a second time.
      added: [{ ...two, attempts: 0 }],
      postponed: [again],
      ended: [one],
      attempts: [attempt],
    });
    await store.deliveries.keep({ webhookId: whole.id, added: [queuedOf('evt_1')], attempts: [deliveryOf('dlv_2')] });

    assert.deepStrictEqual(await store.deliveries.queued(first.id), [again, three]);
    assert.deepStrictEqual(await store.deliveries.list(first.id, { limit: 10 }), [attempt]);
    assert.deepStrictEqual(await store.webhooks.find(first.id), {
      ...first,
      position: 4,
      recovery: undefined,
      failingSince: 7000,
    });
    assert.deepStrictEqual(await store.deliveries.queued(whole.id), []);
  });

  test('a recovery that was begun again keeps its new range', async (context) => {
    const { store } = await openDirectory(open, context);
    const again = { ...first, recovery: { after: 0, until: 9 } };
    await store.webhooks.insert(again, secrets);

    await store.deliveries.keep({
      webhookId: first.id,
      recovery: { before: { after: 4, until: 9 }, after: undefined },
    });

    assert.deepStrictEqual(await store.webhooks.find(first.id), again);
  });

  test('a delivery is requested, and one that waits already becomes due', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert(first, secrets);
    const waiting = queuedOf('evt_1', { attempts: 3, dueAt: 9000 });
    const far = queuedOf('evt_2', { position: 2, dueAt: 9000 });
    await store.deliveries.keep({ webhookId: first.id, added: [waiting, far] });
    const probe = queuedOf('evt_3', { position: 0, resourceId: undefined, reason: 'test', createdAt: 500 });

    await store.deliveries.add(probe);
    await store.deliveries.add({ ...waiting, resourceId: undefined, reason: 'resend', attempts: 0, dueAt: 600 });
    const requested = await store.deliveries.requested(first.id);
    await store.deliveries.wake(first.id, 700);

    const resent = { ...waiting, reason: 'resend', dueAt: 600 };
    assert.deepStrictEqual(requested, [probe, resent]);
    assert.deepStrictEqual(await store.deliveries.requestedOf(), [first.id]);
    const queue = await store.deliveries.queued(first.id);
    assert.deepStrictEqual(queue, [{ ...probe, dueAt: Math.min(probe.dueAt, 700) }, resent, { ...far, dueAt: 700 }]);
    assert.deepStrictEqual(await store.deliveries.backlogs(), [{ webhookId: first.id, waiting: 3, since: 500 }]);
  });

  test('deliveries are listed newest first, in pages, by outcome and by event', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert(first, secrets);
    const made: readonly Delivery[] = [
      deliveryOf('dlv_1', { status: 500 }),
      deliveryOf('dlv_2', { status: undefined, error: 'connection' }),
      deliveryOf('dlv_3', { status: 204, eventId: 'evt_2' as EventId, durationMs: 900 }),
    ];
    await store.deliveries.keep({ webhookId: first.id, attempts: made });
    const list = async (query: Partial<Parameters<typeof store.deliveries.list>[1]>): Promise<readonly string[]> =>
      (await store.deliveries.list(first.id, { limit: 10, ...query })).map(({ id }) => id);

    assert.deepStrictEqual(await store.deliveries.list(first.id, { limit: 10 }), made.toReversed());
    assert.deepStrictEqual(await list({ limit: 1, before: 'dlv_3' as DeliveryId }), ['dlv_2']);
    assert.deepStrictEqual(await list({ failed: true }), ['dlv_2', 'dlv_1']);
    assert.deepStrictEqual(await list({ failed: false }), ['dlv_3']);
    assert.deepStrictEqual(await list({ eventId: 'evt_2' as EventId }), ['dlv_3']);
    assert.deepStrictEqual(await store.deliveries.find(first.id, 'dlv_2' as DeliveryId), made[1]);
    assert.equal(await store.deliveries.find(whole.id, 'dlv_2' as DeliveryId), undefined);
    assert.deepStrictEqual(await store.deliveries.delivered(first.id, ['evt_1', 'evt_2'] as EventId[]), ['evt_2']);
    assert.deepStrictEqual(await store.deliveries.delivered(first.id, []), []);
    assert.deepStrictEqual(await store.deliveries.figures(0), [
      { webhookId: first.id, attempts: 3, delivered: 1, p95Ms: 900 },
    ]);
    assert.deepStrictEqual(await store.deliveries.figures(1e15), []);
  });

  test('answers leave with the user, deliveries with their age', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.webhooks.insert(first, secrets);
    const kept = deliveryOf('dlv_2', { at: 5000, resourceId: resourceId('anna'), answer: 'Anna' });
    await store.deliveries.keep({ webhookId: first.id, attempts: [deliveryOf('dlv_1', { at: 4999 }), kept] });

    await store.deliveries.blank([resourceId('anna')]);
    await store.retention.prune({
      logBefore: 0,
      historyBefore: 0,
      linksBefore: 0,
      endedBefore: 0,
      deliveriesBefore: 5000,
    });

    assert.deepStrictEqual(await store.deliveries.list(first.id, { limit: 10 }), [{ ...kept, answer: '' }]);
  });
});
