import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationClasses, durationClassOf, percentileOf, toIntervals, toNodes } from './figures.ts';
import type { NodeMinute } from './store.ts';

const minuteMs = 60_000;

/** Four requests that took up to 10 ms. */
function minuteOf(at: number, nodeId: string): NodeMinute {
  const named = { name: nodeId, version: '1.2.3', startedAt: at - minuteMs };
  const durations = durationClasses.map((end) => (end === 10 ? 4 : 0));
  const load = { eventLoopDelayMs: at / minuteMs, cpuMs: 6_000, memoryBytes: 100 };
  return { at, nodeId, ...named, requests: 4, failed: 1, durations, ...load };
}

test('of 100 requests 95 took no longer than the percentile says', () => {
  const durations = durationClasses.map((end) => (end === 2 ? 94 : Number(end === 500) * 6));

  assert.deepStrictEqual(
    [percentileOf(durations, 95), percentileOf(durations, 50), percentileOf([], 95)],
    [500, 2, undefined],
  );
  assert.deepStrictEqual([0.4, 2, 2.1, 99_999].map(durationClassOf), [0, 1, 2, durationClasses.length - 1]);
});

test('the figures of all servers are summed up in equal intervals, empty ones included', () => {
  const minutes = [minuteOf(0, 'a'), minuteOf(0, 'b'), minuteOf(minuteMs, 'a')];

  assert.deepStrictEqual(toIntervals(minutes, 0, 4 * minuteMs, 2 * minuteMs), [
    { from: 0, requests: 12, failed: 3, p95Ms: 10, eventLoopDelayMs: 1, cpuPercent: 15, memoryBytes: 150 },
    {
      from: 2 * minuteMs,
      requests: 0,
      failed: 0,
      p95Ms: undefined,
      eventLoopDelayMs: 0,
      cpuPercent: 0,
      memoryBytes: 0,
    },
  ]);
});

test('servers are known by their latest minute', () => {
  const nodes = toNodes([minuteOf(minuteMs, 'a'), minuteOf(0, 'a'), minuteOf(3 * minuteMs, 'b')]);

  assert.deepStrictEqual(
    nodes.map(({ nodeId, lastMinute, startedAt }) => [nodeId, lastMinute, startedAt]),
    [
      ['b', 3 * minuteMs, 2 * minuteMs],
      ['a', minuteMs, 0],
    ],
  );
});
