import assert from 'node:assert/strict';
import type { EventLoopUtilization } from 'node:perf_hooks';
import { test } from 'node:test';
import { createCalm } from './calm.ts';

/** An event loop of which each look finds another 200 ms, with these shares of work; the last share stays. */
function loopOf(...shares: readonly number[]): () => EventLoopUtilization {
  const left = [...shares];
  let [active, idle] = [0, 0];
  return () => {
    const share = left.shift() ?? shares.at(-1) ?? 0;
    active += 200 * share;
    idle += 200 * (1 - share);
    return { active, idle, utilization: share };
  };
}

async function countLooks(isStopped: () => boolean, ...shares: readonly number[]): Promise<number> {
  const measure = loopOf(...shares);
  let looks = -1;
  const waitForCalm = createCalm(() => {
    looks += 1;
    return measure();
  });
  await waitForCalm(isStopped);
  return looks;
}

test('a calm event loop lets work begin at once', async () => {
  assert.equal(await countLooks(() => false, 0, 0.2), 1);
});

test('a busy event loop lets work wait until it is calm', async () => {
  assert.equal(await countLooks(() => false, 0, 0.9, 0.8, 0.3), 3);
});

test('an event loop that stays busy lets work begin after five seconds', async () => {
  assert.equal(await countLooks(() => false, 1), 50);
});

test('work that is stopped does not wait', async () => {
  assert.equal(await countLooks(() => true, 1), 1);
});
