// A supervisor without processes: the test starts and ends its workers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listening } from './message.ts';
import { type End, supervise, WorkerFailed } from './supervisor.ts';

const listening: Listening = { url: 'http://x.example', port: 1, welcomeLink: undefined, location: 'memory' };
const killed: End = { code: null, signal: 'SIGKILL' };

/** Plays workers that live for so many milliseconds each, and stops after the last one. */
function play(lives: readonly number[], canListen = true) {
  const pauses: number[] = [];
  let now = 0;
  let isStopping = false;
  const seat = supervise({
    runWorker: async (life, onListening) => {
      if (canListen) onListening(listening);
      now += lives[life] ?? 0;
      if (life === lives.length - 1) isStopping = canListen;
      return canListen ? killed : { code: 78, signal: null };
    },
    isStopping: () => isStopping,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    clock: () => now,
    onEnd: () => undefined,
  });
  return { seat, pauses };
}

test('a worker that ends is replaced at once, and one that ends at once again and again after longer and longer pauses', async () => {
  const { seat, pauses } = play(Array.from({ length: 12 }, () => 100));

  await seat.ended;

  assert.deepEqual(await seat.listening, listening);
  assert.deepEqual(pauses, [0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});

test('a worker that lived for a while has not failed at its start: its end causes no wait', async () => {
  const { seat, pauses } = play([100, 100, 60_000, 100, 100, 1]);

  await seat.ended;

  assert.deepEqual(pauses, [0, 500, 0, 0, 500]);
});

test('a first worker that cannot start is not replaced: its exit code is the answer', async () => {
  const { seat, pauses } = play([100, 100], false);

  await assert.rejects(seat.listening, (error) => error instanceof WorkerFailed && error.exitCode === 78);
  await seat.ended;

  assert.deepEqual(pauses, []);
});
