// API keys: found by their hash and by their id whatever became of them, changed while they are active, revoked once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore } from '../testing/each-store.ts';
import { digest, ids, keyOf } from '../testing/samples.ts';

eachStore((open) => {
  test('API keys are listed oldest first and found by hash and by id, with their scopes and directories', async (context) => {
    const { apiKeys } = await open(context);
    const bound = keyOf('key_b', { createdAt: 2000, directoryIds: [ids.first], expiresAt: 9000 });
    await apiKeys.insert(bound, digest('b'));
    await apiKeys.insert(keyOf('key_a'), digest('a'));

    assert.deepStrictEqual(await apiKeys.list(), [keyOf('key_a'), bound]);
    assert.deepStrictEqual(await apiKeys.find(digest('b')), bound);
    assert.deepStrictEqual(await apiKeys.get(bound.id), bound);
    assert.equal(await apiKeys.find(digest('c')), undefined);
    assert.equal(await apiKeys.get(keyOf('key_none').id), undefined);
  });

  test('a second API key with the same secret is rejected', async (context) => {
    const { apiKeys } = await open(context);
    await apiKeys.insert(keyOf('key_a'), digest('a'));

    await assert.rejects(apiKeys.insert(keyOf('key_b'), digest('a')));

    assert.deepStrictEqual(await apiKeys.list(), [keyOf('key_a')]);
  });

  test('an API key gets another name and another end, and notes its last use', async (context) => {
    const { apiKeys } = await open(context);
    const key = keyOf('key_a', { expiresAt: 9000 });
    await apiKeys.insert(key, digest('a'));

    const isChanged = [
      await apiKeys.update(key.id, { name: 'Other', expiresAt: undefined }),
      await apiKeys.update(keyOf('key_none').id, { name: 'Other', expiresAt: undefined }),
    ];
    await apiKeys.touch(key.id, 3000);

    assert.deepStrictEqual(isChanged, [true, false]);
    assert.deepStrictEqual(await apiKeys.get(key.id), keyOf('key_a', { name: 'Other', lastUsedAt: 3000 }));
  });

  test('an API key is revoked once and changes no more', async (context) => {
    const { apiKeys } = await open(context);
    const key = keyOf('key_a');
    await apiKeys.insert(key, digest('a'));

    const isRevoked = [
      await apiKeys.revoke(key.id, 3000),
      await apiKeys.revoke(key.id, 4000),
      await apiKeys.revoke(keyOf('key_none').id, 4000),
    ];
    const isChanged = await apiKeys.update(key.id, { name: 'Other', expiresAt: undefined });

    assert.deepStrictEqual([isRevoked, isChanged], [[true, true, false], false]);
    assert.deepStrictEqual(await apiKeys.find(digest('a')), { ...key, revokedAt: 3000 });
  });
});
