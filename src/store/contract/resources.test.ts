// Resources are created, found, changed, removed and restored; their unique key belongs to one living resource of a type.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Positioned, ResourceWrite, StoredResource } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { all, directoryOf, everything, group, ids, person, resourceId } from '../testing/samples.ts';

const anna = resourceId('anna');
const active = { kind: 'active', value: true } as const;

function idsOf(selected: readonly Positioned[]): readonly string[] {
  return selected.map(({ resource }) => resource.id);
}

/** What is found of a written resource: all but its keys. */
function storedOf({ keys: _, ...stored }: ResourceWrite): StoredResource {
  return stored;
}

eachStore((open) => {
  test('a person is found as it was written, by id, by key and by type', async (context) => {
    const { directory } = await openDirectory(open, context);
    const keys = { unique: 'key-a', externalId: 'Anna' };
    const written = person('anna', keys, { version: 3, createdAt: 11, changedAt: 22 });

    assert.equal(await directory.write((transaction) => transaction.resources.insert(written)), 'written');

    assert.deepStrictEqual(await directory.resources.find('User', anna, false), storedOf(written));
    assert.equal(await directory.resources.findUnique('User', 'key-a'), anna);
    assert.equal(await directory.resources.findType(anna), 'User');
    assert.equal(await directory.resources.find('Group', anna, false), undefined);
    assert.equal(await directory.resources.findUnique('Group', 'key-a'), undefined);
    assert.equal(await directory.resources.findUnique('User', 'KEY-A'), undefined);
    const { hasExternalId } = directory.resources;
    const held = [hasExternalId('User', 'Anna'), hasExternalId('User', 'anna'), hasExternalId('Group', 'Anna')];
    assert.deepStrictEqual(await Promise.all(held), [true, false, false]);
    await directory.write((transaction) => transaction.resources.remove('User', anna, 30));
    assert.equal(await hasExternalId('User', 'Anna'), false);
  });

  test('a second person with the same key is refused and the transaction goes on', async (context) => {
    const { directory } = await openDirectory(open, context);

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.insert(person('anna', { unique: 'key' })),
      await transaction.resources.insert(person('bert', { unique: 'key' })),
      await transaction.resources.insert(person('carl')),
    ]);

    assert.deepStrictEqual(outcomes, ['written', 'taken', 'written']);
    assert.deepStrictEqual(idsOf(await directory.resources.select('User', all)), ['anna', 'carl']);
    assert.equal(await directory.resources.count('User', everything), 2);
  });

  test('a group may have the key of a person', async (context) => {
    const { directory } = await openDirectory(open, context);

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.insert(person('anna', { unique: 'sales' })),
      await transaction.resources.insert(group('g', 'Sales')),
    ]);

    assert.deepStrictEqual(outcomes, ['written', 'written']);
  });

  test('two resources never live under one id', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna')));

    await assert.rejects(directory.write((transaction) => transaction.resources.insert(group('anna', 'Group'))));

    assert.equal(await directory.resources.findType(anna), 'User');
  });

  test('an update replaces content and keys and keeps the date of creation', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) =>
      transaction.resources.insert(person('anna', { externalId: 'x', emails: ['a@x', 'b@x'] })),
    );
    const next = person('anna', { unique: 'new', externalId: undefined, emails: ['b@x', 'c@x'], active: false });

    const outcome = await directory.write((transaction) =>
      transaction.resources.update({ ...next, version: 2, createdAt: 5, changedAt: 2000, body: '{"a":1}' }),
    );

    assert.equal(outcome, 'written');
    const expected = { type: 'User', id: anna, version: 2, createdAt: 1000, changedAt: 2000, body: '{"a":1}' };
    assert.deepStrictEqual(await directory.resources.find('User', anna, false), expected);
    assert.equal(await directory.resources.findUnique('User', 'anna'), undefined);
    assert.equal(await directory.resources.findUnique('User', 'new'), anna);
    const emails = ['a@x', 'b@x', 'c@x'].map((value) =>
      directory.resources.count('User', { kind: 'equals', key: 'email', value }),
    );
    assert.deepStrictEqual(await Promise.all(emails), [0, 1, 1]);
    assert.equal(await directory.resources.count('User', { kind: 'present', key: 'externalId' }), 0);
    assert.equal(await directory.resources.count('User', active), 0);
  });

  test('an update to a key that another person holds changes nothing', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
      await transaction.resources.insert(person('bert'));
    });

    const outcomes = await directory.write(async (transaction) => [
      await transaction.resources.update(person('anna', { unique: 'bert', emails: [], active: false }, { version: 2 })),
      await transaction.resources.update(person('bert', {}, { version: 2 })),
    ]);

    assert.deepStrictEqual(outcomes, ['taken', 'written']);
    assert.equal((await directory.resources.find('User', anna, false))?.version, 1);
    assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'a@x' }), 1);
    assert.equal(await directory.resources.count('User', active), 2);
  });

  test('only a living resource can be updated', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await transaction.resources.remove('User', anna, 2000);
    });

    await assert.rejects(
      directory.write((transaction) => transaction.resources.update(person('anna'))),
      /no living User/,
    );
    await assert.rejects(
      directory.write((transaction) => transaction.resources.update(person('bert'))),
      /no living User/,
    );
  });

  test('a removed person is gone from every read and frees the key', async (context) => {
    const { directory } = await openDirectory(open, context);
    const keys = { unique: 'key', externalId: 'x', display: 'anna', manager: 'm', emails: ['a@x'] };
    await directory.write((transaction) => transaction.resources.insert(person('anna', keys)));

    await directory.write((transaction) => transaction.resources.remove('User', anna, 2000));

    assert.equal(await directory.resources.find('User', anna, true), undefined);
    assert.equal(await directory.resources.findUnique('User', 'key'), undefined);
    assert.equal(await directory.resources.findType(anna), undefined);
    assert.equal(await directory.resources.count('User', everything), 0);
    assert.equal(await directory.resources.count('User', active), 0);
    assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'a@x' }), 0);
    assert.deepStrictEqual(await directory.resources.select('User', all), []);
    assert.deepStrictEqual(await directory.lists.positions({ type: 'User', order: 'name' }), []);
    assert.equal(await directory.write((transaction) => transaction.resources.insert(person('bert', keys))), 'written');
  });

  test('removing twice, or something else than was asked for, changes nothing', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna')));

    await directory.write((transaction) => transaction.resources.remove('Group', anna, 2000));
    assert.equal(await directory.resources.count('User', everything), 1);

    await directory.write(async (transaction) => {
      await transaction.resources.remove('User', anna, 2000);
      await transaction.resources.remove('User', anna, 3000);
      await transaction.resources.remove('User', resourceId('unknown'), 3000);
    });
    assert.equal(await directory.resources.count('User', everything), 0);
  });

  test('a removed person is restored in the old place under the same id', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
      await transaction.resources.insert(person('bert'));
      await transaction.resources.remove('User', anna, 2000);
    });

    const kept = await directory.write((transaction) => transaction.removed.find('User', anna));
    const back = person('anna', { emails: ['b@x'], active: false }, { version: 5, createdAt: 7, changedAt: 3000 });
    const outcome = await directory.write((transaction) => transaction.removed.restore(back));

    assert.equal(kept?.body, '{"userName":"anna"}');
    assert.equal(outcome, 'written');
    assert.deepStrictEqual(idsOf(await directory.resources.select('User', all)), ['anna', 'bert']);
    assert.deepStrictEqual(await directory.resources.find('User', anna, false), storedOf(back));
    assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'b@x' }), 1);
    assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'a@x' }), 0);
    assert.equal(await directory.resources.count('User', everything), 2);
    assert.equal(await directory.resources.count('User', active), 1);
    assert.equal(await directory.write((transaction) => transaction.removed.find('User', anna)), undefined);
  });

  test('a person is not restored over a key that is taken by now', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { unique: 'key' }));
      await transaction.resources.remove('User', anna, 2000);
      await transaction.resources.insert(person('bert', { unique: 'key' }));
    });

    const outcome = await directory.write((transaction) =>
      transaction.removed.restore(person('anna', { unique: 'key' })),
    );

    assert.equal(outcome, 'taken');
    assert.equal(await directory.resources.find('User', anna, false), undefined);
    await assert.rejects(
      directory.write((transaction) => transaction.removed.restore(person('carl'))),
      /no deleted User/,
    );
  });

  test('of several resources deleted under one id the last one is kept for restoring', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', {}, { body: '{"life":1}' }));
      await transaction.resources.remove('User', anna, 3000);
      await transaction.resources.insert(person('anna', {}, { body: '{"life":2}' }));
      await transaction.resources.remove('User', anna, 2000);
    });

    const kept = await directory.write((transaction) => transaction.removed.find('User', anna));

    assert.equal(kept?.body, '{"life":1}');
  });

  test('touching by a clock that is behind leaves the time of the last change', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna', {}, { changedAt: 5000 })));

    await directory.write((transaction) => transaction.resources.touch([anna], 2000));

    const found = await directory.resources.find('User', anna, false);
    assert.deepStrictEqual([found?.version, found?.changedAt], [2, 5000]);
  });

  test('touching raises the version of living resources, once each', async (context) => {
    const { directory } = await openDirectory(open, context);
    const bert = resourceId('bert');
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await transaction.resources.insert(person('bert', {}, { version: 7 }));
      await transaction.resources.insert(person('carl'));
      await transaction.resources.remove('User', resourceId('carl'), 1500);
    });

    await directory.write((transaction) =>
      transaction.resources.touch([anna, bert, anna, resourceId('carl'), resourceId('unknown')], 2000),
    );

    const versions = await Promise.all([anna, bert].map((id) => directory.resources.find('User', id, false)));
    assert.deepStrictEqual(
      versions.map((found) => [found?.version, found?.changedAt]),
      [
        [2, 2000],
        [8, 2000],
      ],
    );
    const carl = await directory.write((transaction) => transaction.removed.find('User', resourceId('carl')));
    assert.equal(carl?.version, 1);
  });

  test('directories do not see each other, even with the same ids and keys', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = store.directory(ids.second);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { emails: ['a@x'] }, { body: '{"in":"first"}' }));
      await transaction.resources.insert(person('bert'));
    });

    assert.equal(await other.resources.find('User', anna, true), undefined);
    assert.equal(
      await other.write((transaction) => transaction.resources.insert(person('anna', {}, { body: '{"in":"second"}' }))),
      'written',
    );
    await other.write((transaction) => transaction.resources.touch([resourceId('bert'), anna], 2000));
    await directory.write((transaction) => transaction.resources.remove('User', anna, 3000));

    assert.deepStrictEqual(idsOf(await directory.resources.select('User', all)), ['bert']);
    assert.deepStrictEqual(idsOf(await other.resources.select('User', all)), ['anna']);
    assert.equal((await directory.resources.find('User', resourceId('bert'), false))?.version, 1);
    assert.equal(await other.write((transaction) => transaction.removed.find('User', anna)), undefined);
    assert.equal(await other.resources.count('User', { kind: 'equals', key: 'email', value: 'a@x' }), 0);
  });

  test('texts of every script come back as they were sent', async (context) => {
    const { directory } = await openDirectory(open, context);
    const texts = ["Robert'); DROP TABLE resource;--", '𝒜😀ﾍ', 'a\u0000b', '%_\\"', '', ' ', 'e\u0301'];
    const people = texts.map((text, index) =>
      person(`p${index}`, { unique: text, externalId: text, search: text }, { body: JSON.stringify({ text }) }),
    );

    await directory.write(async (transaction) => {
      for (const one of people) assert.equal(await transaction.resources.insert(one), 'written');
    });

    for (const { id, body, keys } of people) {
      assert.equal((await directory.resources.find('User', id, false))?.body, body);
      assert.equal(await directory.resources.findUnique('User', keys.unique), id);
    }
  });
});
