// Claims belong to one living resource of the directory; secrets are kept beside a resource and go with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { claim, directoryOf, everything, ids, person, resourceId } from '../testing/samples.ts';

const anna = resourceId('anna');
const bert = resourceId('bert');
const red = claim('User badge', 'red');
const blue = claim('User badge', 'blue');

eachStore((open) => {
  test('a second resource with the same claim is refused, whatever its type, and nothing of it is written', async (context) => {
    const { directory } = await openDirectory(open, context);

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.insert(person('anna', { claims: [red] })),
      await transaction.resources.insert(person('bert', { claims: [blue, red] }, { type: 'Device' })),
      await transaction.resources.insert(person('carl', { claims: [blue, claim('Device badge', 'red')] })),
    ]);

    assert.deepStrictEqual(outcomes, ['written', 'taken', 'written']);
    assert.equal(await directory.resources.findClaim(red), anna);
    assert.equal(await directory.resources.findClaim(blue), 'carl');
    assert.equal(await directory.resources.findClaim(claim('User badge', 'RED')), undefined);
    assert.equal(await directory.resources.findType(bert), undefined);
    assert.equal(await directory.resources.count('Device', everything), 0);
  });

  test('an update takes the claims it names and frees the others; a claim that is taken changes nothing', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { claims: [red] }));
      await transaction.resources.insert(person('bert', { claims: [] }));
    });

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.update(person('bert', { claims: [blue, red], active: false }, { version: 2 })),
      await transaction.resources.update(person('anna', { claims: [blue] }, { version: 2 })),
      await transaction.resources.update(person('bert', { claims: [red] }, { version: 2 })),
      await transaction.resources.update(person('anna', { claims: [blue] }, { version: 3 })),
    ]);

    assert.deepStrictEqual(outcomes, ['taken', 'written', 'written', 'written']);
    assert.deepStrictEqual(
      [await directory.resources.findClaim(red), await directory.resources.findClaim(blue)],
      [bert, anna],
    );
    assert.equal(await directory.resources.count('User', { kind: 'active', value: false }), 0);
  });

  test('a resource whose type has no claims is written without looking at them', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna', { claims: [red] })));

    await directory.write((transaction) => transaction.resources.update(person('anna', {}, { version: 2 })));

    assert.equal((await directory.resources.find('User', anna, false))?.version, 2);
  });

  test('claims of a removed resource are free, and restoring needs them again', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna', { claims: [red] })));
    await directory.write((transaction) => transaction.resources.remove('User', anna, 2000));

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.insert(person('bert', { claims: [red] })),
      await transaction.removed.restore(person('anna', { claims: [red] })),
      await transaction.removed.restore(person('anna', { claims: [blue] })),
    ]);

    assert.deepStrictEqual(outcomes, ['written', 'taken', 'written']);
    assert.deepStrictEqual(
      [await directory.resources.findClaim(red), await directory.resources.findClaim(blue)],
      [bert, anna],
    );
  });

  test('claims are those of one directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = store.directory(ids.second);
    await directory.write((transaction) => transaction.resources.insert(person('anna', { claims: [red] })));

    assert.equal(await other.resources.findClaim(red), undefined);
    assert.equal(
      await other.write((transaction) => transaction.resources.insert(person('bert', { claims: [red] }))),
      'written',
    );
  });

  test('claims of a work that is undone are free', async (context) => {
    const { directory } = await openDirectory(open, context);

    await assert.rejects(
      directory.write(async (transaction) => {
        await transaction.resources.insert(person('anna', { claims: [red] }));
        throw new Error('undone');
      }),
    );

    assert.equal(await directory.resources.findClaim(red), undefined);
  });

  test('a secret is kept beside its resource, replaced, forgotten, and hidden while the resource is removed', async (context) => {
    const { directory } = await openDirectory(open, context);
    const read = async (): Promise<readonly unknown[]> => [
      await directory.secrets.find(anna, 'password'),
      await directory.secrets.find(anna, 'pin'),
    ];
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await transaction.secrets.save(anna, [
        { attribute: 'password', hash: 'one' },
        { attribute: 'pin', hash: 'two' },
      ]);
    });
    assert.deepStrictEqual(await read(), ['one', 'two']);

    await directory.write((transaction) =>
      transaction.secrets.save(anna, [
        { attribute: 'password', hash: 'three' },
        { attribute: 'pin', hash: undefined },
      ]),
    );
    assert.deepStrictEqual(await read(), ['three', undefined]);

    await directory.write((transaction) => transaction.resources.remove('User', anna, 2000));
    assert.deepStrictEqual(await read(), [undefined, undefined]);

    await directory.write((transaction) => transaction.removed.restore(person('anna')));
    assert.deepStrictEqual(await read(), ['three', undefined]);
  });

  test('a secret is forgotten with its resource', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await transaction.secrets.save(anna, [{ attribute: 'password', hash: 'one' }]);
      await transaction.resources.remove('User', anna, 100);
    });

    await directory.write((transaction) => transaction.removed.purge([anna]));

    await directory.write((transaction) => transaction.resources.insert(person('anna')));
    assert.equal(await directory.secrets.find(anna, 'password'), undefined);
  });
});
