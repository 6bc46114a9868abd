import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cycle } from '../../../src/http/api/schemas/log.ts';
import { lanesOf } from './lanes.ts';

function cycleAt(from: Date, until: Date): Cycle {
  const counts = { requests: 1, created: 0, updated: 0, deleted: 0, failed: 0, warned: 0 };
  return { from: from.toISOString(), until: until.toISOString(), ...counts };
}

test('each day is a lane, the newest first, and a cycle over midnight is in both', () => {
  const night = cycleAt(new Date(2026, 10, 22, 18), new Date(2026, 10, 23, 6));

  const lanes = lanesOf([night], +new Date(2026, 10, 22, 12), +new Date(2026, 10, 23, 12));

  assert.deepStrictEqual(
    lanes.map(({ from, spans }) => [from.getDate(), spans.map(({ left, width }) => [left, width])]),
    [
      [23, [[0, 0.25]]],
      [22, [[0.75, 0.25]]],
    ],
  );
});

test('less than a day is one lane', () => {
  const [from, now] = [new Date(2026, 10, 23, 13), new Date(2026, 10, 23, 14)];

  const lanes = lanesOf([cycleAt(new Date(2026, 10, 23, 13, 30), now)], +from, +now);

  assert.deepStrictEqual(
    lanes.map(({ spans }) => spans.map(({ left, width }) => [left, width])),
    [[[0.5, 0.5]]],
  );
});
