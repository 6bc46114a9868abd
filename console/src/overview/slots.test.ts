import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OverviewHour } from '../../../src/http/api/schemas/overview.ts';
import { slotsOf } from './slots.ts';

const now = new Date(2026, 10, 23, 14, 30);

function hour(at: Date, counts: Partial<OverviewHour>): OverviewHour {
  return { at: at.toISOString(), requests: 0, failed: 0, created: 0, updated: 0, left: 0, activeUsers: 0, ...counts };
}

const overview = {
  activeBefore: 5,
  cycles: [],
  hours: [
    hour(new Date(2026, 10, 20, 23), { created: 2, activeUsers: 7 }),
    hour(new Date(2026, 10, 21, 0), { left: 1, activeUsers: 6 }),
    hour(new Date(2026, 10, 23, 14), { created: 4, failed: 3, activeUsers: 10 }),
  ],
};

test('a day has 24 hours, and the last of them is under way', () => {
  const slots = slotsOf(overview, 'day', now.getTime());

  assert.equal(slots.length, 24);
  assert.deepStrictEqual(slots.at(-1), {
    from: new Date(2026, 10, 23, 14),
    until: new Date(2026, 10, 23, 15, 30),
    created: 4,
    updated: 0,
    left: 0,
    failed: 3,
    activeUsers: 10,
  });
  assert.equal(slots[0]?.activeUsers, 6);
});

test('a week has seven days by the calendar of the reader, each with the users who are active at its end', () => {
  const slots = slotsOf(overview, 'week', now.getTime());

  assert.deepStrictEqual(
    slots.map(({ created, left, activeUsers }) => [created, left, activeUsers]),
    [
      [0, 0, 5],
      [0, 0, 5],
      [0, 0, 5],
      [2, 0, 7],
      [0, 1, 6],
      [0, 0, 6],
      [4, 0, 10],
    ],
  );
});

test('cycles are columns of their own, the latest at the end', () => {
  const from = new Date(2026, 10, 23, 13, 20).toISOString();
  const until = new Date(2026, 10, 23, 13, 25).toISOString();
  const cycle = { requests: 9, created: 1, updated: 2, left: 3, failed: 4 };
  const latest = { ...cycle, from: now.toISOString(), until: now.toISOString() };

  const slots = slotsOf({ ...overview, cycles: [latest, { ...cycle, from, until }] }, 'cycles', now.getTime());

  assert.deepStrictEqual(slots[0], {
    from: new Date(from),
    until: new Date(until),
    created: 1,
    updated: 2,
    left: 3,
    failed: 4,
    activeUsers: 6,
  });
  assert.equal(slots[1]?.activeUsers, 10);
});
