import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNodes } from '../testing/nodes.ts';
import { entryOf, ids, resourceId } from '../testing/samples.ts';

test('entries whose confirmation was lost are there once, and counted once, when they are written again', async (context) => {
  const { stores, any } = await openNodes(context, 1);
  const read = ['a', 'b', 'c', 'd'].map((id) => entryOf(`log_${id}`, { resourceId: resourceId(id) }));
  const entries = [...read, entryOf('log_e', { method: 'PATCH', action: 'Update' })];
  const lines = entries.map((entry) => ({ directoryId: ids.first, entry }));

  await stores[0]?.appendLog(lines);
  await stores[0]?.appendLog(lines);

  const listed = await any().log.list({ limit: 100 });
  const counts = await any().log.hours(0, Number.MAX_SAFE_INTEGER);
  assert.deepStrictEqual(
    listed.map(({ entry }) => entry.id),
    ['log_e', 'log_d', 'log_c', 'log_b', 'log_a'],
  );
  assert.deepStrictEqual(counts.map(({ action, requests }) => [action, requests]).toSorted(), [
    ['Read', 4],
    ['Update', 1],
  ]);
});

test('look-ups of two nodes at once have positions of their own', async (context) => {
  const { stores, any } = await openNodes(context);
  const write = (node: number, from: number): Promise<void> | undefined =>
    stores[node]?.appendLog(
      Array.from({ length: 7 }, (_, at) => ({ directoryId: ids.first, entry: entryOf(`log_${node}_${from}_${at}`) })),
    );

  await Promise.all([0, 1, 2, 3, 4, 5].map((round) => write(round % 2, round)));

  const positions = (await any().log.list({ limit: 100 })).map(({ position }) => position);
  assert.deepStrictEqual([positions.length, new Set(positions).size], [42, 42]);
});
