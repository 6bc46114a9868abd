// What has been kept long enough is forgotten, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from './each-store.test.ts';
import { entryOf, everything, group, ids, joined, person, resourceId } from './samples.test.ts';

const nothing = { logBefore: 0, removedBefore: 0, endedBefore: 0 };

eachStore((open) => {
  test('old lines of the log are forgotten, however many they are', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const entries = Array.from({ length: 1203 }, (_, at) => entryOf(`e${at}`, { at }));
    await store.appendLog(entries.map((entry) => ({ directoryId: ids.first, entry })));

    await store.forget({ ...nothing, logBefore: 1200 });

    const left = await directory.log({ limit: 9 });
    assert.deepStrictEqual(
      left.map(({ entry }) => entry.id),
      ['e1202', 'e1201', 'e1200'],
    );
  });

  test('someone removed long ago cannot be restored any more, someone removed lately can', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      for (const resource of [person('anna'), person('bert'), person('carl'), group('g', 'Sales')]) {
        await transaction.insert(resource);
      }
      await transaction.addMembers(resourceId('g'), [joined('anna'), joined('bert'), joined('carl')]);
      for (const [id, at] of [
        ['anna', 100],
        ['bert', 300],
      ] as const) {
        await transaction.remove('User', resourceId(id), at);
        await transaction.settleMember(resourceId(id), undefined);
      }
    });

    await store.forget({ ...nothing, removedBefore: 200 });

    const found = await directory.write(async (transaction) => [
      await transaction.findRemoved('User', resourceId('anna')),
      (await transaction.findRemoved('User', resourceId('bert')))?.id,
    ]);
    assert.deepStrictEqual(found, [undefined, 'bert']);
    assert.deepStrictEqual(
      (await directory.members(resourceId('g'), 9)).map(({ id }) => id),
      ['bert', 'carl'],
    );
    assert.equal(await directory.count('User', everything), 1);
  });
});
