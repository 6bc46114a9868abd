// What servers note of themselves once a minute, and how much room the store takes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeMinute } from '../../domain/store.ts';
import { eachStore } from '../testing/each-store.ts';

const minuteMs = 60_000;

function minuteOf(at: number, nodeId: string, changes: Partial<NodeMinute> = {}): NodeMinute {
  const named = { name: `${nodeId} · 7`, version: '1.2.3', startedAt: 1_700_000_000_000 };
  const requests = { requests: 3, failed: 1, durations: [2, 1] };
  return { at, nodeId, ...named, ...requests, eventLoopDelayMs: 1.5, cpuMs: 12.5, memoryBytes: 5e9, ...changes };
}

eachStore((open) => {
  test('the minutes of several servers are kept, the last figures of each, and old ones are dropped', async (context) => {
    const { figures } = await open(context);
    await figures.add(minuteOf(0, 'a'), 0);
    await figures.add(minuteOf(minuteMs, 'a'), 0);
    await figures.add(minuteOf(minuteMs, 'b'), 0);
    await figures.add(minuteOf(minuteMs, 'a', { requests: 9 }), minuteMs);

    const kept = [minuteOf(minuteMs, 'a', { requests: 9 }), minuteOf(minuteMs, 'b')];
    assert.deepStrictEqual(await figures.since(0), kept);
    assert.deepStrictEqual(await figures.since(minuteMs + 1), []);
  });

  test('a store tells how much room it takes', async (context) => {
    const { bytes, disk } = await (await open(context)).engine.measure();

    assert.ok(bytes > 100_000, String(bytes));
    if (disk !== undefined) assert.ok(disk.freeBytes > 0 && disk.totalBytes >= disk.freeBytes);
  });
});
