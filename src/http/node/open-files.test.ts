// How many connections a process may have by the files that it may open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionBounds } from './open-files.ts';

for (const [what, openFiles, all] of [
  ['files that are open, and those that will be, are left out', { limit: 1024, open: 50 }, 942],
  ['beyond some thousands memory is the bound', { limit: 1_000_000, open: 50 }, 8_192],
  ['a process that may open hardly any file still takes a few connections', { limit: 64, open: 50 }, 8],
] as const) {
  test(what, () => {
    assert.equal(connectionBounds(openFiles).all, all);
  });
}

test('one address may have three quarters of all connections', () => {
  assert.equal(connectionBounds({ limit: 1024, open: 592 }).perAddress, 300);
});
