import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryId } from '../domain/store.ts';
import { createOffsetBookmarks } from './offset-bookmarks.ts';

const list = { directoryId: 'ud_1' as DirectoryId, type: 'User' };
const begin = { ordinal: 900, position: 901 };
const end = { ordinal: 1_000, position: 1_001 };

test('the second read of a deep page skips no row', () => {
  const places = createOffsetBookmarks();
  const passedOver = (ordinal: number): number => ordinal - places.find(list, ordinal).ordinal;

  const first = passedOver(900);
  places.keep(list, 0, [begin, end]);

  assert.deepStrictEqual([first, ...[900, 1_000, 1_100, 500].map(passedOver)], [900, 0, 0, 100, 500]);
});

test('of bookmarks from before and after a removal the later ones are kept, whichever come first', () => {
  const places = createOffsetBookmarks();

  places.keep(list, 1, [begin]);
  places.keep(list, 2, [end]);
  places.keep(list, 1, [begin]);

  assert.deepStrictEqual(places.find(list, 1_000), { ...end, shifts: 2 });
  assert.deepStrictEqual(places.find(list, 950), { ordinal: 0, position: 0, shifts: 2 });
});

test('bookmarks are forgotten after a minute', () => {
  let now = 0;
  const places = createOffsetBookmarks(() => now);
  places.keep(list, 0, [begin]);

  now = 60_000;

  assert.equal(places.find(list, 900).ordinal, 0);
});
