import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPatience, createPulse, wait } from './patience.ts';

const limits = { silenceMs: 60, mostMs: 400 };
const never = (): Promise<never> => Promise.withResolvers<never>().promise;
const giveUp = (): Error => new Error('given up');

async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

test('a database that answers nobody is given up after the silence', async () => {
  const patience = createPatience(createPulse(), limits);

  const tookMs = await elapsedMs(() => assert.rejects(wait(never(), patience, giveUp), { message: 'given up' }));

  assert.ok(tookMs > 50 && tookMs < 300, `${tookMs}`);
});

test('a database that answers others is waited for, up to a bound', async (context) => {
  const pulse = createPulse();
  const beating = setInterval(pulse.beat, 10);
  context.after(() => clearInterval(beating));
  const late = new Promise((resolve) => setTimeout(resolve, 200, 'late'));

  assert.equal(await wait(late, createPatience(pulse, limits), giveUp), 'late');
  const tookMs = await elapsedMs(() =>
    assert.rejects(wait(never(), createPatience(pulse, limits), giveUp), { message: 'given up' }),
  );

  assert.ok(tookMs >= 390, `${tookMs}`);
});

test('an answer that lies there unread because the process was busy counts', async () => {
  const patience = createPatience(createPulse(), limits);
  const answer = new Promise((resolve) => setTimeout(() => setImmediate(resolve, 'here'), 0));

  const waiting = wait(answer, patience, giveUp);
  const busyUntil = performance.now() + 2 * limits.silenceMs;
  while (performance.now() < busyUntil);

  assert.equal(await waiting, 'here');
});

test('a rejection is passed on', async () => {
  const refused = wait(Promise.reject(new Error('refused')), createPatience(createPulse(), limits), giveUp);

  await assert.rejects(refused, { message: 'refused' });
});
