// A directory's own schemas are one text; each change of it has a number that every reader of the directory sees.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { claim, digest, directoryOf, ids, person, tokenOf } from '../testing/samples.ts';

eachStore((open) => {
  test('a directory begins without schemas of its own', async (context) => {
    const { store, directory } = await openDirectory(open, context);

    assert.deepStrictEqual([await directory.schemas.text(), await directory.schemas.revision()], [undefined, 0]);
    assert.equal((await store.directories.find(ids.first))?.schemaRevision, 0);
  });

  test('each change has a revision of its own, which the directory and a credential tell', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await directory.tokens.insert(tokenOf('tok_a', ids.first), digest('a'));

    await directory.write((transaction) => transaction.schemas.save('["ä"]'));
    const inside = await directory.write(async (transaction) => {
      await transaction.schemas.save('[]');
      return [await transaction.schemas.text(), await transaction.schemas.revision()];
    });

    assert.deepStrictEqual(inside, ['[]', 2]);
    assert.deepStrictEqual([await directory.schemas.text(), await directory.schemas.revision()], ['[]', 2]);
    assert.equal((await store.directories.find(ids.first))?.schemaRevision, 2);
    assert.equal((await store.credentials.findToken(digest('a')))?.directory.schemaRevision, 2);
    const other = store.directory(ids.second);
    assert.deepStrictEqual([await other.schemas.text(), await other.schemas.revision()], [undefined, 0]);
  });

  test('a change that is undone leaves text and revision as they were', async (context) => {
    const { directory } = await openDirectory(open, context);

    await assert.rejects(
      directory.write(async (transaction) => {
        await transaction.schemas.save('[]');
        throw new Error('undone');
      }),
    );

    assert.deepStrictEqual([await directory.schemas.text(), await directory.schemas.revision()], [undefined, 0]);
  });

  test('switches and schemas change without touching each other', async (context) => {
    const { store, directory } = await openDirectory(open, context);

    await directory.write((transaction) => transaction.schemas.save('[]'));
    const changed = await store.directories.update(ids.first, { entra: false });

    assert.deepStrictEqual([changed?.entra, changed?.schemaRevision], [false, 1]);
    assert.equal(await directory.schemas.text(), '[]');
  });

  test('schemas, claims and secrets go with their directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const anna = person('anna', { claims: [claim('User badge', 'red')] });
    await directory.write(async (transaction) => {
      await transaction.schemas.save('[]');
      await transaction.resources.insert(anna);
      await transaction.secrets.save(anna.id, [{ attribute: 'password', hash: 'one' }]);
    });

    assert.equal(await store.directories.delete(ids.first), true);
    await store.directories.insert(directoryOf(ids.first));

    assert.deepStrictEqual([await directory.schemas.text(), await directory.schemas.revision()], [undefined, 0]);
    assert.equal(await directory.write((transaction) => transaction.resources.insert(anna)), 'written');
    assert.equal(await directory.secrets.find(anna.id, 'password'), undefined);
  });
});
