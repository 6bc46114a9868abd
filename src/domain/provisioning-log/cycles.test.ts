import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupCycles } from './cycles.ts';
import type { LogCount } from './store.ts';

const minute = 60_000;
const real = { demonstration: false };

function at(minutes: number, changes: Partial<LogCount> = {}): LogCount {
  return { at: minutes * minute, action: 'Lookup', outcome: 'success', requests: 1, ...changes };
}

test('requests without a long pause are one cycle, and what they did is counted', () => {
  const cycles = groupCycles(
    [
      at(0, { requests: 100 }),
      at(0, { action: 'Create', requests: 9 }),
      at(1, { action: 'Create', outcome: 'failure', requests: 2 }),
      at(4, { action: 'Update', outcome: 'warning', requests: 31 }),
      at(4, { action: 'Delete' }),
    ],
    real,
  );

  assert.deepStrictEqual(cycles, [
    { from: 0, until: 5 * minute, requests: 143, created: 9, updated: 31, deleted: 1, failed: 2, warned: 31 },
  ]);
});

test('a pause of five minutes begins a new cycle, and the newest comes first', () => {
  const cycles = groupCycles([at(0), at(5), at(11)], real);

  assert.deepStrictEqual(
    cycles.map(({ from, until, requests }) => [from, until, requests]),
    [
      [11 * minute, 12 * minute, 1],
      [0, 6 * minute, 2],
    ],
  );
});

test('in a demonstration, whose Entra comes every few minutes, a quiet minute begins a new cycle', () => {
  const cycles = groupCycles([at(0), at(1), at(3), at(6)], { demonstration: true });

  assert.deepStrictEqual(
    cycles.map(({ from, until }) => [from / minute, until / minute]),
    [
      [6, 7],
      [3, 4],
      [0, 2],
    ],
  );
});

test('without requests there is no cycle', () => {
  assert.deepStrictEqual(groupCycles([], real), []);
});
