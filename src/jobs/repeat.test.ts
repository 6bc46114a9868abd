import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeat } from './repeat.ts';

test('work that lasts longer than its interval runs once at a time, and the stop waits for it', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal): Promise<void> => {
    signals.push(signal);
    return new Promise((resolve) => ends.push(resolve));
  };
  const stop = repeat(1_000, work);

  context.mock.timers.tick(3_000);
  const whileItLasted = signals.length;
  ends[0]?.();
  await new Promise(setImmediate);
  context.mock.timers.tick(1_000);
  const stopped = stop();
  context.mock.timers.tick(3_000);
  ends[1]?.();
  await stopped;

  assert.deepEqual([whileItLasted, signals.length, signals[1]?.aborted], [1, 2, true]);
});
