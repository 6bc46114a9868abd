import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queuedOf, resourceId } from '../../store/testing/samples.ts';
import { createDeliveryQueue, type DeliveryQueue } from './delivery-queue.ts';
import type { QueuedDelivery } from './webhook.ts';

const [anna, bert] = [resourceId('anna'), resourceId('bert')];
const of = (
  position: number,
  resource: typeof anna | undefined,
  changes: Partial<QueuedDelivery> = {},
): QueuedDelivery => queuedOf(`evt_${position}`, { position, resourceId: resource, dueAt: 0, ...changes });
const due = (queue: DeliveryQueue, now = 1000, most = 20): readonly string[] =>
  queue.due(now, most).map(({ eventId }) => eventId);

test('of each resource the first is due; the others wait behind it', () => {
  const queue = createDeliveryQueue([of(1, anna), of(2, anna), of(3, bert)]);

  assert.deepEqual(due(queue), ['evt_1', 'evt_3']);
  queue.begin(of(1, anna));
  assert.deepEqual(due(queue), ['evt_3']);
  queue.end(of(1, anna));
  queue.remove(of(1, anna));
  assert.deepEqual(due(queue), ['evt_2', 'evt_3']);
});

test('what fails holds back its own resource alone', () => {
  const queue = createDeliveryQueue([of(1, anna), of(2, anna), of(3, bert)]);

  queue.put(of(1, anna, { dueAt: 5000, attempts: 1 }));

  assert.deepEqual(due(queue), ['evt_3']);
  assert.deepEqual(due(queue, 5000), ['evt_1', 'evt_3']);
  assert.equal(queue.size(), 3);
});

test('tests and repetitions wait for no other delivery, and are due first', () => {
  const queue = createDeliveryQueue([of(1, anna, { dueAt: 5000 }), of(7, undefined), of(8, undefined)]);

  assert.deepEqual(due(queue), ['evt_7', 'evt_8']);
  assert.deepEqual(due(queue, 1000, 1), ['evt_7']);
});

test('a recovered event goes before later ones of its resource, and waits for one that is under way', () => {
  const queue = createDeliveryQueue([of(5, anna), of(6, anna)]);
  queue.begin(of(5, anna));

  queue.put(of(2, anna));

  assert.deepEqual(due(queue), []);
  queue.end(of(5, anna));
  queue.remove(of(5, anna));
  assert.deepEqual(due(queue), ['evt_2']);
});

test('what is removed twice, or was never there, changes nothing', () => {
  const queue = createDeliveryQueue([of(1, anna)]);

  queue.remove(of(9, bert));
  queue.remove(of(1, anna));
  queue.remove(of(1, anna));

  assert.deepEqual([queue.size(), queue.has(of(1, anna).eventId), due(queue)], [0, false, []]);
});
