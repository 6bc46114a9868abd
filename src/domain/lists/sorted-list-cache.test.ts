import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryId } from '../ids/brands.ts';
import { createSortedListCache, type Stopwatch } from './sorted-list-cache.ts';
import type { ListQuery } from './store.ts';

const id = 'ud_a' as DirectoryId;
const byName: ListQuery = { type: 'User', order: 'name' };

interface Bench {
  readonly stopwatch: Stopwatch;
  readonly pauses: number[];
  readonly read: () => Promise<readonly number[]>;
  /** The directory has changed: from now on its list is this. */
  readonly change: (positions: readonly number[]) => void;
  readonly sorts: () => number;
}

/** A directory whose lists take `costMs` to sort. */
function openBench(costMs: number): Bench {
  let now = 0;
  let event = 0;
  let listed: readonly number[] = [];
  let sorts = 0;
  const pauses: number[] = [];
  const stopwatch: Stopwatch = {
    elapsed: () => now,
    pause: async (forMs) => {
      pauses.push(forMs);
      now += forMs;
    },
  };
  const store = {
    events: { newest: async () => event },
    lists: {
      positions: async () => {
        sorts += 1;
        const positions = listed;
        now += costMs;
        return positions;
      },
    },
  };
  const lists = createSortedListCache(stopwatch);
  return {
    stopwatch,
    pauses,
    read: () => lists.positions(id, store, byName),
    change: (positions) => {
      event += 1;
      listed = positions;
    },
    sorts: () => sorts,
  };
}

test('a list holds every change from before its request, however long the sort takes', async () => {
  const { read, change } = openBench(100);

  for (const positions of [[1, 2, 3], [1, 3], [3]]) {
    change(positions);
    assert.deepStrictEqual(await read(), positions);
  }
});

test('a list that has not changed is sorted once', async () => {
  const { read, sorts } = openBench(100);

  await read();
  await read();

  assert.strictEqual(sorts(), 1);
});

test('under constant change a list rests four times as long as it took, at most half a second', async () => {
  const short = openBench(10);
  const long = openBench(10_000);

  for (const { read, change } of [short, long]) {
    await read();
    change([1]);
    await read();
  }

  assert.deepStrictEqual([short.pauses, long.pauses], [[40], [500]]);
});

test('requests that wait for the same list share one sort', async () => {
  const { read, change, sorts } = openBench(100);
  await read();
  change([1, 2]);

  const lists = await Promise.all([read(), read(), read()]);

  assert.deepStrictEqual(lists, [
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  assert.strictEqual(sorts(), 2);
});

test('a list that could not be sorted is tried again by the next request', async () => {
  const bench = openBench(1);
  const failing = { events: { newest: async () => 0 }, lists: { positions: () => Promise.reject(new Error('away')) } };
  const lists = createSortedListCache(bench.stopwatch);

  await assert.rejects(lists.positions(id, failing, byName), { message: 'away' });
  const positions = await lists.positions(id, { ...failing, lists: { positions: async () => [7] } }, byName);

  assert.deepStrictEqual(positions, [7]);
});
