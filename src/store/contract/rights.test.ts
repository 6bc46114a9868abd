// What lets a request in is looked at once more within the transaction that writes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryStore } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { digest, directoryOf, ids, tokenId, tokenOf } from '../testing/samples.ts';

const token = tokenId('tok_a');

function stateIn(directory: DirectoryStore, id = token): Promise<unknown> {
  return directory.write((transaction) => transaction.credentialState(id));
}

eachStore((open) => {
  test('a transaction sees its token and both switches as they are', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.update(ids.first, { entra: true, provisioning: true });
    await directory.tokens.insert(tokenOf('tok_a', ids.first, { expiresAt: 90 }), digest('a'));

    const first = await stateIn(directory);
    await store.directories.update(ids.first, { provisioning: false });
    await directory.tokens.update(token, { name: 'Entra', expiresAt: undefined });
    const changed = await stateIn(directory);
    await directory.tokens.revoke(token, 50);
    const revoked = await stateIn(directory);

    const on = { entra: true, provisioning: true };
    const off = { entra: true, provisioning: false };
    assert.deepStrictEqual(
      [first, changed, revoked],
      [
        { token: { expiresAt: 90, revokedAt: undefined }, directory: on },
        { token: { expiresAt: undefined, revokedAt: undefined }, directory: off },
        { token: { expiresAt: undefined, revokedAt: 50 }, directory: off },
      ],
    );
  });

  test('a transaction sees no token that another directory has, or none', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await store.directory(ids.second).tokens.insert(tokenOf('tok_a', ids.second), digest('a'));

    assert.deepStrictEqual(
      [await stateIn(directory), await stateIn(directory, tokenId('tok_b'))],
      [undefined, undefined],
    );
  });
});
