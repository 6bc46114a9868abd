import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NodeMinute } from '../domain/index.ts';
import { noteMinute, startFigures } from './figures.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const node = { nodeId: 'node-a', name: 'host · 7', version: '1.2.3', startedAt: 5 };
const load = { eventLoopDelayMs: 3, cpuMs: 1200, memoryBytes: 1e8 };
const requests = { requests: 4, failed: 1, durations: [4] };

function openScene() {
  const noted: { readonly minute: NodeMinute; readonly dropBefore: number }[] = [];
  const asked: number[] = [];
  const options = {
    figures: { add: async (minute: NodeMinute, dropBefore: number) => void noted.push({ minute, dropBefore }) },
    node,
    requestsOf: (minute: number) => {
      asked.push(minute);
      return requests;
    },
    loadOf: () => load,
  };
  return { noted, asked, options };
}

test('a server notes what it did in a minute, and drops what is older than eight days', async () => {
  const { noted, asked, options } = openScene();

  await noteMinute(options, 10 * dayMs + 90_000);

  const at = 10 * dayMs + minuteMs;
  assert.deepStrictEqual(asked, [at]);
  assert.deepStrictEqual(noted, [{ minute: { at, ...node, ...requests, ...load }, dropBefore: at - 8 * dayMs }]);
});

test('a server is known as soon as it has started, and a store that fails is reported', async () => {
  const { noted, options } = openScene();
  const errors: unknown[] = [];
  const failing = { add: () => Promise.reject(new Error('away')) };
  const more = { clock: () => dayMs, reportError: (error: unknown) => void errors.push(error) };

  const stop = await startFigures({ ...options, ...more });
  const stopFailing = await startFigures({ ...options, ...more, figures: failing });
  await Promise.all([stop(), stopFailing()]);

  assert.deepStrictEqual(
    noted.map(({ minute }) => minute.at),
    [dayMs],
  );
  assert.equal(errors.length, 1);
});
