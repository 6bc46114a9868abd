import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countByInterval } from './intervals.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('requests are counted in equal intervals that cover the time, empty ones included', () => {
  const minutes = [
    { at: 0, action: 'Lookup', outcome: 'success', requests: 5 },
    { at: minuteMs, action: 'Create', outcome: 'success', requests: 2 },
    { at: minuteMs, action: 'Update', outcome: 'warning', requests: 1 },
    { at: 3 * minuteMs, action: 'Update', outcome: 'failure', requests: 4 },
    { at: 3 * minuteMs, action: 'Refused', outcome: 'refused', requests: 1 },
  ] as const;

  assert.deepEqual(countByInterval(minutes, 0, 4 * minuteMs), [
    { from: 0, until: minuteMs, changed: 0, read: 5, failed: 0 },
    { from: minuteMs, until: 2 * minuteMs, changed: 3, read: 0, failed: 0 },
    { from: 2 * minuteMs, until: 3 * minuteMs, changed: 0, read: 0, failed: 0 },
    { from: 3 * minuteMs, until: 4 * minuteMs, changed: 0, read: 0, failed: 5 },
  ]);
});

for (const [hours, intervals] of [
  [1, 30],
  [24, 48],
  [7 * 24, 56],
  [31 * 24, 31 * 2],
] as const) {
  test(`${hours} hours are few intervals of a length that divides the day`, () => {
    const found = countByInterval([], 0, hours * hourMs);

    assert.ok(found.length <= 60, String(found.length));
    assert.ok(Math.abs(found.length - intervals) <= 40);
    assert.equal(found.at(-1)?.until, hours * hourMs);
  });
}
