import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNodes } from '../testing/nodes.ts';

test('servers count each other until one leaves or falls silent', async (context) => {
  const { stores, database } = await openNodes(context);
  const [first, second] = stores;
  assert.ok(first !== undefined && second !== undefined);

  const alone = await first.beat('a');
  const both = [await second.beat('b'), await first.beat('a')];
  await second.leave('b');
  const left = await first.beat('a');
  await database.run("INSERT INTO node (id, seen_at) VALUES ('silent', 0), ('alive', 9000000000000)");
  const later = await first.beat('a');

  assert.deepStrictEqual([alone, both, left, later], [1, [2, 2], 1, 2]);
});
