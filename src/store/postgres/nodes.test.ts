import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNodes } from '../testing/nodes.ts';

test('servers count each other until one leaves or falls silent', async (context) => {
  const { stores, database } = await openNodes(context);
  const [first, second] = stores;
  assert.ok(first !== undefined && second !== undefined);

  const alone = await first.nodes.heartbeat('a');
  const both = [await second.nodes.heartbeat('b'), await first.nodes.heartbeat('a')];
  await second.nodes.deregister('b');
  const left = await first.nodes.heartbeat('a');
  await database.run("INSERT INTO node (id, seen_at) VALUES ('silent', 0), ('alive', 9000000000000)");
  const later = await first.nodes.heartbeat('a');

  assert.deepStrictEqual([alone, both, left, later], [1, [2, 2], 1, 2]);
});
