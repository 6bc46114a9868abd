import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttemptAt, retryAfterOf, retryDelaysMs } from './schedule.ts';

const hourMs = 3_600_000;
const now = Date.UTC(2026, 0, 1);

test('ten attempts are made within 75 and a half hours, and no eleventh', () => {
  const totalMs = retryDelaysMs.reduce((sum, delayMs) => sum + delayMs, 0);

  assert.equal(retryDelaysMs.length, 9);
  assert.ok(totalMs > 75 * hourMs && totalMs < 76 * hourMs);
  assert.equal(nextAttemptAt(1, now), now + 5_000);
  assert.equal(nextAttemptAt(9, now), now + 24 * hourMs);
  assert.equal(nextAttemptAt(10, now), undefined);
});

test('the receiver may ask for a longer wait, and not for a shorter one', () => {
  assert.equal(nextAttemptAt(1, now, 60_000), now + 60_000);
  assert.equal(nextAttemptAt(4, now, 60_000), now + 2 * hourMs);
});

for (const [status, header, waitMs] of [
  [429, '120', 120_000],
  [503, ' 7 ', 7_000],
  [503, new Date(now + 30_000).toUTCString(), 30_000],
  [503, new Date(now - 30_000).toUTCString(), 0],
  [429, '999999999', 24 * hourMs],
  [429, '-5', 0],
  [429, 'soon', 0],
  [429, undefined, 0],
  [500, '120', 0],
] as const) {
  test(`Retry-After ${header} of an answer ${status} asks for ${waitMs} ms`, () => {
    assert.equal(retryAfterOf(status, header, now), waitMs);
  });
}
