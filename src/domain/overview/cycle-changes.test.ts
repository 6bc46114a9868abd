import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOfCycles } from './cycle-changes.ts';

const minuteMs = 60_000;

test('a cycle tells the users who left from those who were updated', () => {
  const counts = { requests: 9, created: 1, updated: 5, deleted: 1, failed: 2, warned: 0 };
  const cycle = { from: 10 * minuteMs, until: 12 * minuteMs, ...counts };
  const deprovisionings = [
    { at: 9 * minuteMs, actor: 'tok_a', deactivated: 7, deleted: 0 },
    { at: 10 * minuteMs, actor: 'tok_a', deactivated: 2, deleted: 0 },
    { at: 11 * minuteMs, actor: 'tok_a', deactivated: 0, deleted: 1 },
    { at: 12 * minuteMs, actor: 'tok_a', deactivated: 7, deleted: 0 },
  ];

  assert.deepStrictEqual(changesOfCycles([cycle], deprovisionings), [
    { from: cycle.from, until: cycle.until, requests: 9, failed: 2, created: 1, updated: 3, left: 3 },
  ]);
});
