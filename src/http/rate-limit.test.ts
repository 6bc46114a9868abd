import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../domain/index.ts';
import { createRateLimit } from './rate-limit.ts';

function passes(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    assert.ok(error instanceof Failure && error.code === 'BC-501');
    return false;
  }
}

test('a burst passes, a lasting flood is slowed down to the rate, another directory is not', () => {
  const limit = createRateLimit(10);
  const at = (directoryId: string, now: number, requests: number): number =>
    Array.from({ length: requests }, () => passes(() => limit.take(directoryId, now))).filter(Boolean).length;

  assert.equal(at('a', 0, 1500), 1200);
  assert.equal(at('a', 1000, 500), 10);
  assert.equal(at('b', 1000, 50), 50);
});

test('one request may take several at once, and hears how long to wait for them', () => {
  const limit = createRateLimit(10);
  limit.take('a', 0, 1000);

  assert.throws(() => limit.take('a', 0, 250), { code: 'BC-501', retryAfterSeconds: 5 });
  limit.take('a', 0, 200);
  limit.take('b', 0, 5000);
  assert.throws(() => limit.take('b', 0), { retryAfterSeconds: 1 });
});

test('no limit lets everything pass', () => {
  const limit = createRateLimit(0);

  assert.ok(Array.from({ length: 1000 }, () => passes(() => limit.take('a', 0))).every(Boolean));
});

test('servers share the limit of a directory, and none allows less than Entra needs', () => {
  const count = (limit: ReturnType<typeof createRateLimit>): number => {
    limit.take('a', 0, 1_000_000);
    return Array.from({ length: 200 }, () => passes(() => limit.take('a', 1000))).filter(Boolean).length;
  };

  assert.equal(count(createRateLimit(100, () => 2)), 50);
  assert.equal(count(createRateLimit(100, () => 8)), 25);
  assert.equal(count(createRateLimit(10, () => 8)), 10);
});
