import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueuedDelivery } from '../../domain/index.ts';
import { queuedOf } from '../../store/testing/samples.ts';
import { createBookmark } from './bookmark.ts';

const of = (position: number): QueuedDelivery => queuedOf(`evt_${position}`, { position });
const idsOf = (...positions: readonly number[]) => new Set(positions.map((position) => of(position).eventId));

test('what has ended in the order of the feed needs no stored queue', () => {
  const bookmark = createBookmark();
  bookmark.take([of(1), of(2), of(3)], 3);

  assert.deepEqual(bookmark.advance(idsOf(1, 2)), { position: 2, waiting: [] });
});

test('what lies before something that has ended waits in the stored queue, once', () => {
  const bookmark = createBookmark();
  bookmark.take([of(1), of(2), of(3), of(4)], 4);

  const first = bookmark.advance(idsOf(3));
  bookmark.put(first);
  const second = bookmark.advance(idsOf(1, 4));

  assert.deepEqual(first, { position: 3, waiting: [of(1), of(2)] });
  assert.deepEqual(second, { position: 4, waiting: [] });
});

test('an advance that was not stored is made again', () => {
  const bookmark = createBookmark();
  bookmark.take([of(1), of(2)], 2);

  bookmark.advance(idsOf(2));

  assert.deepEqual(bookmark.advance(idsOf(2)), { position: 2, waiting: [of(1)] });
});

test('events of others behind the last one that has ended are passed over with it', () => {
  const bookmark = createBookmark();
  bookmark.take([of(1)], 200);

  assert.deepEqual(bookmark.advance(idsOf(1)), { position: 200, waiting: [] });
  assert.deepEqual(bookmark.advance(new Set()), { position: undefined, waiting: [] });
  assert.deepEqual([bookmark.reached(0), bookmark.reached(300)], [200, 300]);
});
