// Waits after wrong passwords, without hashes and without a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSignInThrottle, type Guesser, type SignInThrottle } from './sign-in-throttle.ts';

const second = 1000;
const hour = 3_600_000;
const owner = { account: 'owner@example.com', address: '127.0.0.50' };
const elsewhere = { ...owner, address: '127.0.0.51' };

function openThrottle() {
  let now = 0;
  const throttle = createSignInThrottle(() => now);
  const wrong = (guesser: Guesser, times = 1): void => {
    for (let at = 0; at < times; at += 1) throttle.guess(guesser);
  };
  return {
    throttle,
    wrong,
    pass: (ms: number) => {
      now += ms;
    },
    /** Guesses until this many were taken, and waits as long as required. */
    insist: (guesser: Guesser, times: number) => {
      for (let at = 0; at < times; at += 1) {
        now += waitOf(throttle, guesser) * second;
        throttle.guess(guesser);
      }
    },
  };
}

/** How many seconds a guess would have to wait; it is not counted. */
function waitOf(throttle: SignInThrottle, guesser: Guesser): number {
  try {
    throttle.guess(guesser).void();
    return 0;
  } catch (error) {
    return error instanceof Error && 'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : assert.fail();
  }
}

test('three wrong passwords are free, then the wait doubles, up to an hour', () => {
  const { throttle, wrong, pass } = openThrottle();

  wrong(owner, 3);
  const waits = [2, 4, 8].map((wait) => {
    assert.equal(waitOf(throttle, owner), wait);
    pass(wait * second);
    wrong(owner);
    return waitOf(throttle, owner);
  });
  for (let at = 0; at < 20; at += 1) {
    pass(hour);
    wrong(owner);
  }

  assert.deepEqual(waits, [4, 8, 16]);
  assert.equal(waitOf(throttle, owner), 3600);
});

test('typed text is never taken for the counter of an address or of an account at an address', () => {
  const { throttle, insist } = openThrottle();
  throttle.guess(owner).right();
  const other = '127.0.0.66';

  for (const account of [
    'owner@example.com from 127.0.0.50',
    'address 127.0.0.51',
    '["owner@example.com","127.0.0.50"]',
  ])
    insist({ account, address: other }, 12);

  assert.deepEqual([waitOf(throttle, owner), waitOf(throttle, { ...elsewhere, account: 'other@example.com' })], [0, 0]);
});

test('right passwords count against no account, however many sign in from one address', () => {
  const { throttle } = openThrottle();

  for (let at = 0; at < 50; at += 1) throttle.guess({ ...owner, account: `user${at}@example.com` }).right();

  assert.equal(waitOf(throttle, { ...owner, account: 'last@example.com' }), 0);
});

test('a right password leaves an address that must wait exactly as it was', () => {
  const { throttle, wrong, pass } = openThrottle();
  for (let at = 0; at < 10; at += 1) wrong({ ...owner, account: `guess${at}@example.com` });
  assert.equal(waitOf(throttle, owner), 2);
  pass(2 * second);

  throttle.guess(owner).right();

  assert.equal(waitOf(throttle, { ...owner, account: 'new@example.com' }), 0);
  wrong({ ...owner, account: 'new@example.com' });
  assert.equal(waitOf(throttle, { ...owner, account: 'next@example.com' }), 4);
});

test('who is known at an address does not wait for what others guess there', () => {
  const { throttle, insist } = openThrottle();
  throttle.guess(owner).right();

  insist({ ...owner, account: 'guess@example.com' }, 20);

  assert.equal(throttle.isFamiliar(owner), true);
  assert.equal(waitOf(throttle, owner), 0);
  assert.notEqual(waitOf(throttle, { ...owner, account: 'new@example.com' }), 0);
});

test('a session confirms its password whatever is guessed at its account and at its address, and has three guesses of its own', () => {
  const { throttle, insist, wrong } = openThrottle();
  const session = { ...owner, session: 'a' };
  insist(owner, 20);

  assert.equal(waitOf(throttle, session), 0);
  wrong(session, 2);
  wrong({ ...session, address: '192.0.2.7' });

  assert.equal(waitOf(throttle, session), 2);
  assert.equal(waitOf(throttle, { ...owner, session: 'b' }), 0);
});

test('what is no account counts for its address alone', () => {
  const { throttle, wrong } = openThrottle();
  const noAccount = { account: undefined, address: owner.address };

  wrong(noAccount, 10);

  assert.deepEqual([waitOf(throttle, noAccount), waitOf(throttle, elsewhere)], [2, 0]);
});

test('guesses at the same time count as wrong until they turn out right', () => {
  const { throttle } = openThrottle();
  const three = [throttle.guess(owner), throttle.guess(owner), throttle.guess(owner)];

  assert.equal(waitOf(throttle, owner), 2);
  three[1]?.void();

  assert.equal(waitOf(throttle, owner), 0);
});

test('counters rest after two hours without a wrong guess', () => {
  const { throttle, insist, pass } = openThrottle();
  insist(owner, 8);
  pass(2 * hour);

  assert.equal(waitOf(throttle, owner), 0);
});
