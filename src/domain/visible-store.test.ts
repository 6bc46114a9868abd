import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiKeyActor } from './api-keys/find-key.ts';
import { createDirectory, findDirectory, listDirectories } from './directories/directories.ts';
import type { ApiKeyId, DirectoryId } from './ids/brands.ts';
import { codeOf, openWorkbench } from './testing/workbench.ts';
import { visibleStore } from './visible-store.ts';

async function open() {
  const { store, platform } = openWorkbench();
  const own = await createDirectory(store, platform, { name: 'Contoso' });
  const other = await createDirectory(store, platform, { name: 'Fabrikam' });
  const actorFor = (directoryIds: readonly DirectoryId[] | undefined) =>
    apiKeyActor({
      // The brand exists for the compiler alone.
      id: 'key_a' as ApiKeyId,
      name: 'Personnel',
      hint: '',
      scopes: ['directories:write'],
      directoryIds,
      createdAt: 0,
      createdBy: 'test',
      expiresAt: undefined,
      lastUsedAt: undefined,
      revokedAt: undefined,
    });
  return { store, platform, own, other, actorFor, visible: visibleStore(store, actorFor([own.id])) };
}

test('to a key for one directory the others do not exist', async () => {
  const { visible, own, other } = await open();

  assert.deepEqual(await listDirectories(visible), [own]);
  assert.deepEqual(await findDirectory(visible, own.id), own);
  assert.equal(await codeOf(() => findDirectory(visible, other.id)), 'BC-904');
  assert.equal(await codeOf(async () => visible.directory(other.id).tokens.list()), 'BC-904');
  assert.deepEqual(await visible.directory(own.id).tokens.list(), []);
});

test('a key for one directory neither changes others nor makes one, in a transaction either', async () => {
  const { visible, store, platform, other } = await open();
  const before = await store.directories.list();

  const changed = await visible.directories.update(other.id, { name: 'Mine' });
  const isDeleted = await visible.transaction((inner) => inner.directories.delete(other.id));
  const made = await codeOf(() => createDirectory(visible, platform, { name: 'New' }));

  assert.deepEqual([changed, isDeleted, made], [undefined, false, 'BC-903']);
  assert.deepEqual(await store.directories.list(), before);
});

test('a key for a directory that was deleted opens none', async () => {
  const { store, own, actorFor } = await open();
  await store.directories.delete(own.id);

  assert.deepEqual(await listDirectories(visibleStore(store, actorFor([own.id]))), []);
});

test('a key without directories, and every other caller, sees the whole store', async () => {
  const { store, actorFor } = await open();

  assert.equal(visibleStore(store, actorFor(undefined)), store);
  assert.equal(visibleStore(store, { kind: 'system' }), store);
});
