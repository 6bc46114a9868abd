// Workers as numbers, and beats as calls.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHangDetector } from './liveness.ts';

function watchTwo() {
  const hung: number[] = [];
  const watch = createHangDetector((worker) => hung.push(worker));
  watch.heartbeat(1);
  watch.heartbeat(2);
  const beat = (times: number, living: readonly number[]): void => {
    for (let count = 0; count < times; count += 1) {
      watch.tick();
      for (const worker of living) watch.heartbeat(worker);
    }
  };
  return { watch, hung, beat };
}

test('a worker that is not heard of for ten beats hangs, and is named once', () => {
  const { hung, beat } = watchTwo();

  beat(9, [2]);
  const before = [...hung];
  beat(30, [2]);

  assert.deepEqual([before, hung], [[], [1]]);
});

test('a worker that is heard of now and then is busy and does not hang', () => {
  const { hung, beat } = watchTwo();

  for (let round = 0; round < 10; round += 1) {
    beat(8, []);
    beat(1, [1, 2]);
  }

  assert.deepEqual(hung, []);
});

test('a worker that has ended is not waited for', () => {
  const { watch, hung, beat } = watchTwo();

  watch.remove(1);
  beat(30, [2]);

  assert.deepEqual(hung, []);
});
