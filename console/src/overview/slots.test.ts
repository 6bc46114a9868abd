import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OverviewHour } from '../../../src/http/api/schemas/overview.ts';
import { slotsOf } from './slots.ts';

const now = new Date(2026, 10, 23, 14, 30);

function hour(at: Date, counts: Partial<OverviewHour>): OverviewHour {
  return { at: at.toISOString(), requests: 0, failed: 0, created: 0, updated: 0, left: 0, users: 0, ...counts };
}

const overview = {
  usersBefore: 5,
  hours: [
    hour(new Date(2026, 10, 20, 23), { created: 2, users: 7 }),
    hour(new Date(2026, 10, 21, 0), { left: 1, users: 6 }),
    hour(new Date(2026, 10, 23, 14), { created: 4, failed: 3, users: 10 }),
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
    users: 10,
  });
  assert.equal(slots[0]?.users, 6);
});

test('a week has seven days by the calendar of the reader, each with the users at its end', () => {
  const slots = slotsOf(overview, 'week', now.getTime());

  assert.deepStrictEqual(
    slots.map(({ created, left, users }) => [created, left, users]),
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
