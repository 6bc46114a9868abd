import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHeartbeat } from './heartbeat.ts';

test('a server knows how many share the work, and leaves when it stops', async () => {
  const left: string[] = [];
  const nodes = { heartbeat: async () => 3, deregister: async (nodeId: string) => void left.push(nodeId) };

  const heartbeat = await startHeartbeat({ nodes }, 'node-a');
  assert.equal(heartbeat.nodes(), 3);
  await heartbeat.stop();

  assert.deepEqual(left, ['node-a']);
});

test('a server that cannot ask counts itself alone', async () => {
  const fail = () => Promise.reject(new Error('away'));

  const heartbeat = await startHeartbeat({ nodes: { heartbeat: fail, deregister: fail } }, 'node-a');

  assert.equal(heartbeat.nodes(), 1);
  await heartbeat.stop();
});
