import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFarAhead, readClock } from './clock.ts';
import type { RetentionClock } from './store.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const known: RetentionClock = { seenAt: 100 * dayMs, waitedRuns: 0 };

test('a clock that advances, stops or steps back lets old data be pruned', () => {
  for (const days of [7, 1, 0, -1, -10_000]) {
    const now = known.seenAt + days * dayMs;

    const { mayPrune, clock } = readClock(known, now, true);

    assert.deepEqual([isFarAhead(known, now), mayPrune], [false, true]);
    assert.deepEqual(clock, { seenAt: Math.max(now, known.seenAt), waitedRuns: 0 });
  }
});

test('a clock that is ten years ahead prunes nothing at a start, and only after a day of running', () => {
  let clock = known;
  let now = known.seenAt + 3_650 * dayMs;
  const pruned: boolean[] = [];
  for (let run = 0; run <= 24; run += 1) {
    const read = readClock(clock, now, run > 0);
    pruned.push(read.mayPrune);
    clock = read.clock;
    now += hourMs;
  }

  assert.deepEqual(pruned, [...new Array(24).fill(false), true]);
  assert.deepEqual(clock, { seenAt: now - hourMs, waitedRuns: 0 });
});

test('starts alone do not add up to a day of running', () => {
  let clock = known;
  for (let starts = 0; starts < 100; starts += 1) clock = readClock(clock, known.seenAt + 8 * dayMs, false).clock;

  assert.deepEqual(clock, known);
});

test('a new store may be pruned', () => {
  assert.deepEqual(readClock(undefined, 5, false), { clock: { seenAt: 5, waitedRuns: 0 }, mayPrune: true });
});
