// Directories with their switches and tokens; deleting one leaves nothing of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import {
  all,
  digest,
  directoryId,
  directoryOf,
  entryOf,
  eventOf,
  everything,
  group,
  ids,
  joined,
  person,
  resourceId,
  setupLinkId,
  tokenId,
  tokenOf,
} from '../testing/samples.ts';

eachStore((open) => {
  test('the first secret under a name is kept', async (context) => {
    const store = await open(context);

    assert.equal(await store.credentials.getOrCreateSecret('cursor', 'first'), 'first');
    assert.equal(await store.credentials.getOrCreateSecret('cursor', 'second'), 'first');
    assert.equal(await store.credentials.getOrCreateSecret('other', 'third'), 'third');
  });

  test('directories are listed in the order of their creation', async (context) => {
    const store = await open(context);
    const later = directoryOf(ids.first, {
      createdAt: 2000,
      licenseReference: 'L-1',
      demonstration: true,
      testing: true,
    });
    const earlier = directoryOf(ids.second, { entra: false, provisioning: false });

    await store.directories.insert(later);
    await store.directories.insert(earlier);

    assert.deepStrictEqual(await store.directories.list(), [earlier, later]);
    assert.deepStrictEqual(await store.directories.find(ids.first), later);
    await assert.rejects(store.directories.insert(later));
  });

  test('reads of many directories at the same time see each its own', async (context) => {
    const store = await open(context);
    const many = Array.from({ length: 12 }, (_, at) => directoryId(`ud_${at}`));
    for (const id of many) {
      await store.directories.insert(directoryOf(id));
      await store.directory(id).write((transaction) => transaction.resources.insert(person(`of-${id}`)));
    }

    const read = await Promise.all(
      [...many, ...many, ...many].map(async (id) => {
        const directory = store.directory(id);
        const listed = await directory.resources.select('User', all);
        const found = await directory.resources.find('User', resourceId(`of-${id}`), true);
        return [id, listed.map(({ resource }) => resource.id), found?.id];
      }),
    );

    assert.deepStrictEqual(
      read,
      [...many, ...many, ...many].map((id) => [id, [`of-${id}`], `of-${id}`]),
    );
  });

  test('a change touches what it names and nothing else', async (context) => {
    const store = await open(context);
    const before = directoryOf(ids.first, { licenseReference: 'L-1' });
    await store.directories.insert(before);
    await store.directories.insert(directoryOf(ids.second));

    assert.deepStrictEqual(await store.directories.update(ids.first, { entra: false }), { ...before, entra: false });
    assert.deepStrictEqual(await store.directories.update(ids.first, {}), { ...before, entra: false });
    const after = { ...before, name: 'New', entra: false, provisioning: false, licenseReference: undefined };
    const change = { name: 'New', provisioning: false, licenseReference: undefined };
    assert.deepStrictEqual(await store.directories.update(ids.first, change), after);

    assert.deepStrictEqual(await store.directories.find(ids.first), after);
    assert.deepStrictEqual(await store.directories.find(ids.second), directoryOf(ids.second));
  });

  test('a directory that does not exist is not changed and not deleted', async (context) => {
    const store = await open(context);

    assert.equal(await store.directories.find(ids.first), undefined);
    assert.equal(await store.directories.update(ids.first, { name: 'New' }), undefined);
    assert.equal(await store.directories.delete(ids.first), false);
  });

  test('deleting a directory removes everything in it and nothing of another', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    for (const id of [ids.first, ids.second]) {
      const directory = store.directory(id);
      await directory.write(async (transaction) => {
        await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
        await transaction.resources.insert(person('bert'));
        await transaction.resources.remove('User', resourceId('bert'), 2000);
        await transaction.resources.insert(group('g', 'G'));
        await transaction.members.add(resourceId('g'), [joined('anna')]);
        await transaction.events.append(eventOf(`evt_${id}`));
      });
      await directory.tokens.insert(tokenOf(`tok_${id}`, id), digest(id));
      await store.appendLog([{ directoryId: id, entry: entryOf(`log_${id}`) }]);
    }

    assert.equal(await store.directories.delete(ids.first), true);
    assert.equal(await store.directories.delete(ids.first), false);

    assert.equal(await store.directories.find(ids.first), undefined);
    assert.equal(await store.credentials.findToken(digest(ids.first)), undefined);
    assert.notEqual(await store.credentials.findToken(digest(ids.second)), undefined);
    await store.directories.insert(directoryOf(ids.first));
    const [gone, kept] = [store.directory(ids.first), store.directory(ids.second)];
    const query = { limit: 10 };
    for (const [directory, expected] of [
      [gone, 0],
      [kept, 1],
    ] as const) {
      assert.equal((await directory.resources.select('User', all)).length, expected);
      assert.equal(await directory.resources.count('User', everything), expected);
      assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'a@x' }), expected);
      assert.equal((await directory.members.list(resourceId('g'), 10)).length, expected);
      assert.equal((await directory.events.list(undefined, 10)).length, expected);
      assert.equal((await directory.log.list(query)).length, expected);
      assert.equal((await directory.tokens.list()).length, expected);
    }
    const removed = await gone.write((transaction) => transaction.removed.find('User', resourceId('bert')));
    assert.equal(removed, undefined);
    assert.deepStrictEqual(await gone.write((transaction) => transaction.members.remove(resourceId('g'), 'all')), []);
  });

  test('a large directory is deleted whole', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      for (let index = 0; index < 1200; index += 1)
        await transaction.resources.insert(person(`p${index}`, { emails: [`${index}@x`] }));
    });

    assert.equal(await store.directories.delete(ids.first), true);

    await store.directories.insert(directoryOf(ids.first));
    assert.deepStrictEqual(await directory.resources.select('User', all), []);
  });

  test('a token is found by the digest of its secret, with its directory as it is now', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const token = tokenOf('tok_a', ids.first, { expiresAt: 9000, setupLinkId: setupLinkId('stp_a') });
    await directory.tokens.insert(token, digest('secret'));
    await store.directories.update(ids.first, { provisioning: false });

    const credential = await store.credentials.findToken(digest('secret'));

    assert.deepStrictEqual(credential, { token, directory: directoryOf(ids.first, { provisioning: false }) });
    assert.equal(await store.credentials.findToken(digest('other')), undefined);
    assert.equal(await store.credentials.findToken(new Uint8Array(0)), undefined);
  });

  test('tokens are listed in the order of their creation, each directory its own', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const [later, earlier] = [tokenOf('tok_a', ids.first, { createdAt: 2000 }), tokenOf('tok_b', ids.first)];

    await directory.tokens.insert(later, digest('a'));
    await directory.tokens.insert(earlier, digest('b'));

    assert.deepStrictEqual(await directory.tokens.list(), [earlier, later]);
    assert.deepStrictEqual(await store.directory(ids.second).tokens.list(), []);
    await assert.rejects(directory.tokens.insert(tokenOf('tok_c', ids.first), digest('a')));
  });

  test('a token is renamed, and a revoked one is still found, keeps its first date and answers only in its directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const token = tokenOf('tok_a', ids.first);
    await directory.tokens.insert(token, digest('a'));

    const renamed = { name: 'Renamed', expiresAt: 9000 };
    assert.equal(await store.directory(ids.second).tokens.update(tokenId('tok_a'), renamed), false);
    assert.equal(await directory.tokens.update(tokenId('tok_a'), renamed), true);
    assert.deepStrictEqual((await store.credentials.findToken(digest('a')))?.token, { ...token, ...renamed });
    assert.equal(await directory.tokens.update(token.id, token), true);
    assert.equal(await store.directory(ids.second).tokens.revoke(tokenId('tok_a'), 1), false);
    assert.equal(await directory.tokens.revoke(tokenId('tok_a'), 2000), true);
    assert.equal(await directory.tokens.revoke(tokenId('tok_a'), 3000), true);
    assert.equal(await directory.tokens.revoke(tokenId('tok_b'), 3000), false);
    assert.equal(await directory.tokens.update(token.id, renamed), false);

    assert.equal((await store.credentials.findToken(digest('a')))?.token.revokedAt, 2000);
  });
});
