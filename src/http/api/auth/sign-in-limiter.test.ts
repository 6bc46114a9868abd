import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Throttled } from '../../throttled.ts';
import { createSignInLimiter } from './sign-in-limiter.ts';

function isRefusal(error: unknown): boolean {
  return error instanceof Throttled && error.code === 'BC-908' && error.retryAfterSeconds === 5;
}

test('a crowd lets so many of each kind in, and refuses the rest with a time to come back', async () => {
  const crowd = createSignInLimiter(2);
  const { promise: end, resolve } = Promise.withResolvers<string>();
  const unknown = [crowd.admit('unknown', () => end), crowd.admit('unknown', () => end)];
  let hasBegun = false;

  const refused = crowd.admit('unknown', async () => {
    hasBegun = true;
  });
  const known = crowd.admit('known', async () => 'known');

  await assert.rejects(refused, isRefusal);
  assert.equal(hasBegun, false);
  assert.equal(await known, 'known');
  resolve('done');
  assert.deepStrictEqual(await Promise.all(unknown), ['done', 'done']);
  assert.equal(await crowd.admit('unknown', async () => 'later'), 'later');
});

test('work that fails leaves its place to the next', async () => {
  const crowd = createSignInLimiter(1);

  await assert.rejects(
    crowd.admit('known', () => Promise.reject(new Error('wrong'))),
    /wrong/,
  );

  assert.equal(await crowd.admit('known', async () => 'next'), 'next');
});
