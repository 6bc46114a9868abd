import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sinceAt } from './since.ts';

const now = Date.UTC(2026, 2, 9, 8);

const ACCEPTED: readonly (readonly [string, number])[] = [
  ['90s', now - 90_000],
  ['30m', now - 1_800_000],
  ['2h', now - 7_200_000],
  ['7d', now - 604_800_000],
  ['2026-03-09T07:30:00Z', Date.UTC(2026, 2, 9, 7, 30)],
  ['2026-03-09T07:30+01:00', Date.UTC(2026, 2, 9, 6, 30)],
  ['2026-03-09', new Date(2026, 2, 9).getTime()],
  ['2026-03-09T07:30', new Date(2026, 2, 9, 7, 30).getTime()],
];

for (const [text, at] of ACCEPTED) {
  test(`--since ${text} is a time`, () => {
    assert.equal(sinceAt(text, now), at);
  });
}

for (const text of ['', 'yesterday', '2', '2w', '-1h', '2026-13-40', 'March 9']) {
  test(`--since ${JSON.stringify(text)} is refused`, () => {
    assert.throws(() => sinceAt(text, now), /30m, 2h or 7d/);
  });
}
