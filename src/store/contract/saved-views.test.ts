// Saved views of the list of users: kept for one directory, removed with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { directoryOf, ids, savedViewOf } from '../testing/samples.ts';

eachStore((open) => {
  test('saved views are listed oldest first and deleted, each in its own directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const [first, second] = [savedViewOf('vw_b'), savedViewOf('vw_a', { createdAt: 2000, query: '' })];
    await directory.savedViews.insert(second);
    await directory.savedViews.insert(first);
    const other = store.directory(ids.second).savedViews;

    assert.deepStrictEqual(await directory.savedViews.list(), [first, second]);
    assert.deepStrictEqual([await other.list(), await other.delete(first.id)], [[], false]);
    assert.equal(await directory.savedViews.delete(first.id), true);
    assert.deepStrictEqual(await directory.savedViews.list(), [second]);
  });

  test('saved views go with their directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.savedViews.insert(savedViewOf('vw_a'));

    await store.directories.delete(ids.first);
    await store.directories.insert(directoryOf(ids.first));

    assert.deepStrictEqual(await directory.savedViews.list(), []);
    await assert.rejects(store.directory(ids.second).savedViews.insert(savedViewOf('vw_b')));
  });
});
