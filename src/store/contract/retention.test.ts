// What has been kept long enough is forgotten, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { entryOf, eventOf, everything, group, ids, joined, person, resourceId } from '../testing/samples.ts';

const hourMs = 3_600_000;
const nothing = { logBefore: 0, historyBefore: 0, linksBefore: 0, deliveriesBefore: 0, endedBefore: 0 };

eachStore((open) => {
  test('the time at which old data was pruned is kept', async (context) => {
    const store = await open(context);

    for (const clock of [
      { seenAt: 5_000_000_000_000, waitedRuns: 3 },
      { seenAt: 1, waitedRuns: 0 },
    ]) {
      await store.retention.saveClock(clock);
      assert.deepStrictEqual({ ...(await store.retention.clock()) }, clock);
    }
  });

  test('old lines of the log are forgotten, however many they are', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const entries = Array.from({ length: 1203 }, (_, at) => entryOf(`e${at}`, { at }));
    await store.appendLog(entries.map((entry) => ({ directoryId: ids.first, entry })));

    await store.retention.prune({ ...nothing, logBefore: 1200 });

    const left = await directory.log.list({ limit: 9 });
    assert.deepStrictEqual(
      left.map(({ entry }) => entry.id),
      ['e1202', 'e1201', 'e1200'],
    );
  });

  test('counts are forgotten with what they count', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    for (const at of [0, hourMs]) {
      await store.appendLog([{ directoryId: ids.first, entry: entryOf(`log_${at}`, { at }) }]);
      await directory.write((transaction) => transaction.events.append(eventOf(`e${at}`, { at })));
    }

    await store.retention.prune({ ...nothing, logBefore: hourMs, historyBefore: hourMs });

    const found = [await directory.log.minutes(0, 2 * hourMs), await directory.log.hours(0, 2 * hourMs)];
    const hours = await directory.events.userHours(0);
    assert.deepStrictEqual(
      [...found, hours].map((counts) => counts.map(({ at }) => at)),
      [[hourMs], [hourMs], [hourMs]],
    );
  });

  test('old events are forgotten, and a new one is newer than all that were', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const record = (id: string, at: number): Promise<void> =>
      directory.write((transaction) => transaction.events.append(eventOf(id, { at })));
    for (const at of [1, 2, 3]) await record(`e${at}`, at);
    const newest = await directory.events.newest();

    await store.retention.prune({ ...nothing, historyBefore: 3 });
    assert.deepStrictEqual(
      (await directory.events.list(undefined, 9)).map(({ id }) => id),
      ['e3'],
    );
    await store.retention.prune({ ...nothing, historyBefore: 4 });
    await record('e4', 4);

    assert.ok((await directory.events.newest()) > newest);
  });

  test('the events of a resource lose what they say, and those that name it are found', async (context) => {
    const { directory } = await openDirectory(open, context);
    const [anna, team] = [resourceId('anna'), resourceId('team')];
    await directory.write(async (transaction) => {
      await transaction.events.append(
        eventOf('e1', { resourceId: anna, subject: 'Anna', changes: [{ path: 'title', after: 'x' }] }),
      );
      await transaction.events.append(
        eventOf('e2', { resourceId: team, subject: 'Team', changes: [{ path: 'members', after: anna }] }),
      );
      await transaction.events.append(eventOf('e3', { resourceId: team, subject: 'Team' }));
      await transaction.events.append(eventOf('e4', { resourceId: anna, subject: 'Anna' }));
    });

    const own = await directory.events.ofResources([anna, resourceId('none')]);
    await directory.events.blank(own.map(({ position }) => position));

    assert.deepStrictEqual(own.map(({ event }) => event.id).toSorted(), ['e1', 'e4']);
    const naming = await directory.events.naming(anna);
    assert.deepStrictEqual(
      naming.map(({ id, subject, changes }) => [id, subject, changes.length]),
      [
        ['e1', '', 0],
        ['e2', 'Team', 1],
        ['e4', '', 0],
      ],
    );
  });

  test('the log is read from its beginning, and entries are rewritten', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const entries = [1, 2, 3].map((at) =>
      entryOf(`e${at}`, { at, subject: 'Anna', search: 'anna', requestBody: '{}', resourceId: resourceId('x') }),
    );
    await store.appendLog(entries.map((entry) => ({ directoryId: ids.first, entry })));
    const [first] = await directory.log.after(0, 1);
    assert.ok(first !== undefined);

    const blanked = { ...first.entry, subject: undefined, search: '', requestBody: undefined, resourceId: undefined };
    await directory.log.rewrite([{ position: first.position, entry: blanked }]);

    assert.deepStrictEqual(await directory.log.find('e1'), blanked);
    assert.deepStrictEqual(
      (await directory.log.after(first.position, 9)).map(({ entry }) => [entry.id, entry.subject]),
      [
        ['e2', 'Anna'],
        ['e3', 'Anna'],
      ],
    );
    const search = { text: 'anna', resourceIds: [] };
    assert.equal((await directory.log.list({ search, limit: 9 })).length, 2);
  });

  test('someone removed long ago cannot be restored any more, someone removed lately can', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write(async (transaction) => {
      for (const resource of [person('anna'), person('bert'), person('carl'), group('g', 'Sales')]) {
        await transaction.resources.insert(resource);
      }
      await transaction.members.add(resourceId('g'), [joined('anna'), joined('bert'), joined('carl')]);
      for (const [id, at] of [
        ['anna', 100],
        ['bert', 300],
      ] as const) {
        await transaction.resources.remove('User', resourceId(id), at);
        await transaction.members.resolve(resourceId(id), undefined);
      }
    });

    const old = await directory.removed.list({ before: 200, limit: 9 });
    assert.deepStrictEqual(
      [old.map(({ id }) => id), (await directory.removed.list({ unique: 'bert', limit: 9 })).map(({ id }) => id)],
      [['anna'], ['bert']],
    );
    await directory.write((transaction) =>
      transaction.removed.purge([resourceId('anna'), resourceId('carl'), resourceId('g')]),
    );

    const found = await directory.write(async (transaction) => [
      await transaction.removed.find('User', resourceId('anna')),
      (await transaction.removed.find('User', resourceId('bert')))?.id,
    ]);
    assert.deepStrictEqual(found, [undefined, 'bert']);
    assert.deepStrictEqual(
      (await directory.members.list(resourceId('g'), 9)).map(({ id }) => id),
      ['bert', 'carl'],
    );
    assert.equal(await directory.resources.count('User', everything), 1);
  });
});
