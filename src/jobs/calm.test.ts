import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalm, type WaitForCalm } from './calm.ts';

/** An event loop whose share of work the test sets, and looks that the test makes: each finds another 100 ms. */
function openLoop() {
  let [active, idle] = [0, 0];
  const timers: (() => void)[] = [];
  const loop = {
    share: 0,
    waitForCalm: createCalm({
      measure: () => ({ active, idle, utilization: 0 }),
      startTimer: (work) => void timers.push(work),
    }),
    look: async (looks = 1): Promise<void> => {
      for (let made = 0; made < looks; made += 1) {
        active += 100 * loop.share;
        idle += 100 * (1 - loop.share);
        timers.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
  return loop;
}

function wait(waitForCalm: WaitForCalm, begun: string[], name: string, isStopped = () => false): void {
  void waitForCalm(isStopped).then(() => begun.push(name));
}

test('a calm event loop lets turns begin at once', async () => {
  const { waitForCalm } = openLoop();
  const begun: string[] = [];

  wait(waitForCalm, begun, 'a');
  wait(waitForCalm, begun, 'b');
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepEqual(begun, ['a', 'b']);
});

test('turns wait while the event loop is busy and begin together once it is calm', async () => {
  const loop = openLoop();
  const begun: string[] = [];
  loop.share = 0.9;
  await loop.look();

  for (const name of ['a', 'b', 'c']) wait(loop.waitForCalm, begun, name);
  await loop.look(5);
  const early = [...begun];
  loop.share = 0.3;
  await loop.look();

  assert.deepEqual([early, begun], [[], ['a', 'b', 'c']]);
});

test('of a busy event loop one turn begins every two seconds, however many wait', async () => {
  const loop = openLoop();
  const begun: string[] = [];
  loop.share = 1;
  await loop.look();
  for (const name of ['a', 'b', 'c']) wait(loop.waitForCalm, begun, name);

  const counts: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    await loop.look(20);
    counts.push(begun.length);
  }
  wait(loop.waitForCalm, begun, 'a again');
  await loop.look(40);

  assert.deepEqual(counts, [1, 2]);
  assert.deepEqual(begun, ['a', 'b', 'c', 'a again']);
});

test('a turn that is stopped does not wait', async () => {
  const loop = openLoop();
  const begun: string[] = [];
  loop.share = 1;
  await loop.look();

  wait(loop.waitForCalm, begun, 'waits');
  wait(loop.waitForCalm, begun, 'stopped', () => true);
  await loop.look();

  assert.deepEqual(begun, ['stopped']);
});
