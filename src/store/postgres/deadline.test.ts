import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDeadline, createLiveness, wait } from './deadline.ts';

const limits = { idleTimeoutMs: 60, mostMs: 400 };
const never = (): Promise<never> => Promise.withResolvers<never>().promise;
const giveUp = (): Error => new Error('given up');

test('a database that answers no request is given up after the idle timeout', () => {
  let now = 1_000;
  const deadline = createDeadline(
    createLiveness(() => now),
    limits,
  );
  const left = [0, 59, 60, 200].map((after) => {
    now = 1_000 + after;
    return deadline.leftMs();
  });

  assert.deepEqual(left, [60, 1, 0, 0]);
});

test('a database that answers others is waited for, up to a bound', () => {
  let now = 1_000;
  const liveness = createLiveness(() => now);
  const deadline = createDeadline(liveness, limits);
  const left = [50, 100, 350, 390, 400].map((after) => {
    now = 1_000 + after;
    liveness.note();
    return deadline.leftMs();
  });

  assert.deepEqual(left, [60, 60, 50, 10, 0]);
});

test('what is waited for is given up once the deadline is over, and not before', async () => {
  const left = [2, 1, 0];
  const deadline = { leftMs: () => left.shift() ?? 0 };

  await assert.rejects(wait(never(), deadline, giveUp), { message: 'given up' });

  assert.deepEqual(left, []);
});

test('an answer that lies there unread because the process was busy counts', async () => {
  let left = 1;
  const deadline = { leftMs: () => left };
  const answer = new Promise((resolve) => setTimeout(() => setImmediate(resolve, 'here'), 0));

  const waiting = wait(answer, deadline, giveUp);
  // Both timers are due when the process is free again.
  const busyUntil = performance.now() + 20;
  while (performance.now() < busyUntil);
  left = 0;

  assert.equal(await waiting, 'here');
});

test('a rejection is passed on', async () => {
  const refused = wait(Promise.reject(new Error('refused')), createDeadline(createLiveness(), limits), giveUp);

  await assert.rejects(refused, { message: 'refused' });
});
