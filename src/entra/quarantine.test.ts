import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextRetryAt, quarantineReason, quarantineStage, RETRY_LIMIT_MS, type Tally, verdictOn } from './quarantine.ts';

const VERDICTS: readonly (readonly [number, string, string])[] = [
  [200, 'Success', 'none'],
  [204, 'Success', 'none'],
  [0, 'Timeout', 'retry next cycle'],
  [400, 'InvalidRequest', 'retry next cycle'],
  [401, 'SystemForCrossDomainIdentityManagementCredentialValidationFailure', 'quarantine'],
  [403, 'InsufficientRights', 'quarantine'],
  [404, 'InvalidAnchor', 'retry next cycle'],
  [409, 'EntryConflict', 'retry next cycle'],
  [429, 'TooManyRequests', 'retry at once'],
  [500, 'InternalServerError', 'retry next cycle'],
  [502, 'InternalServerError', 'retry next cycle'],
  [503, 'ServiceUnavailable', 'retry at once'],
  [418, 'UnexpectedStatus', 'retry next cycle'],
];

for (const [status, code, action] of VERDICTS) {
  test(`${status} is ${code}: ${action}`, () => {
    assert.deepStrictEqual(verdictOn(status), { code, action });
  });
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('a failed object is tried after 6, 12 and 24 hours, then daily for 28 days', () => {
  const now = 100 * DAY;

  assert.equal(nextRetryAt(1, now, now), now + 6 * HOUR);
  assert.equal(nextRetryAt(2, now, now - 6 * HOUR), now + 12 * HOUR);
  assert.equal(nextRetryAt(3, now, now - 18 * HOUR), now + DAY);
  assert.equal(nextRetryAt(9, now, now - 7 * DAY), now + DAY);
  assert.equal(nextRetryAt(28, now, now - 27 * DAY), now + DAY);
  assert.equal(nextRetryAt(29, now, now - 28 * DAY), undefined);
});

const TALLIES: readonly (readonly [string, Tally, RegExp | undefined])[] = [
  ['4,999 failures of 5,000', { attempts: 5_000, failures: 4_999, referenceFailures: 0 }, undefined],
  ['5,000 failures of 12,500', { attempts: 12_500, failures: 5_000, referenceFailures: 0 }, undefined],
  ['5,001 failures of 12,500', { attempts: 12_500, failures: 5_001, referenceFailures: 0 }, /40 %/],
  ['6,000 failures, all of them references', { attempts: 6_000, failures: 6_000, referenceFailures: 6_000 }, undefined],
  ['40,001 own failures of a million', { attempts: 1_000_000, failures: 40_001, referenceFailures: 0 }, /40,000/],
  ['60,001 references of a million', { attempts: 1_000_000, failures: 60_001, referenceFailures: 60_001 }, /60,000/],
];

for (const [name, tally, reason] of TALLIES) {
  test(`${name}: ${reason === undefined ? 'no quarantine' : 'quarantine'}`, () => {
    const found = quarantineReason(tally);

    if (reason === undefined) assert.equal(found, undefined);
    else assert.match(found ?? '', reason);
  });
}

test('a job in quarantine runs daily and is switched off after 28 days', () => {
  assert.equal(quarantineStage(0, RETRY_LIMIT_MS), 'daily');
  assert.equal(quarantineStage(0, RETRY_LIMIT_MS + 1), 'disabled');
});
