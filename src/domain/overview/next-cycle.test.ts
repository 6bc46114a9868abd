import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cycle } from '../provisioning-log/cycles.ts';
import { expectNextCycle } from './next-cycle.ts';

const minute = 60_000;

/** Newest first, five minutes each. */
function cyclesAt(...starts: readonly number[]): readonly Cycle[] {
  const counts = { requests: 1, created: 0, updated: 0, deleted: 0, failed: 0, warned: 0 };
  return starts.map((start) => ({ from: start * minute, until: (start + 5) * minute, ...counts }));
}

const cases: readonly {
  readonly name: string;
  readonly starts: readonly number[];
  readonly next: number | undefined;
}[] = [
  { name: 'nothing is due before the first cycle', starts: [], next: undefined },
  { name: 'after one cycle the next is due 40 minutes after its start', starts: [100], next: 140 },
  { name: 'later ones follow the usual interval', starts: [100, 60, 35, 0], next: 135 },
  { name: 'a night without cycles is no interval', starts: [1_000, 100, 80], next: 1_020 },
  { name: 'a cycle that takes longer than the interval is awaited', starts: [6, 3, 0], next: 11 },
];

for (const { name, starts, next } of cases) {
  test(name, () => {
    assert.equal(expectNextCycle(cyclesAt(...starts)), next === undefined ? undefined : next * minute);
  });
}
