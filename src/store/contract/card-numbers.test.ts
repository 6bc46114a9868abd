// How often cards are seen, day by day, of single cards and as sums.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CountedCard } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { cardSettingsOf, ids, person, resourceId } from '../testing/samples.ts';

const day = 86_400_000;
const counted = (id: string, changes: Partial<CountedCard> = {}): CountedCard => ({
  ...{ resourceId: resourceId(id), day, way: 'qr', views: 1, saves: 0, passes: 0 },
  ...changes,
});

eachStore((open) => {
  test('what is counted adds up by card, day and way in', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards, cardNumbers } = directory;
    await cards.saveSettings(cardSettingsOf('draft'));
    await cardNumbers.add([counted('anna'), counted('anna', { way: 'mail' }), counted('ben', { day: 2 * day })]);
    await cardNumbers.add([counted('anna', { views: 2, saves: 3, passes: 1 }), counted('ben', { day: 0 })]);

    const read = [
      await cardNumbers.since(resourceId('anna'), 0),
      await cardNumbers.since(undefined, day),
      await cardNumbers.since(resourceId('ben'), 2 * day),
    ];

    const qr = { day, way: 'qr', views: 3, saves: 3, passes: 1 };
    const mail = { day, way: 'mail', views: 1, saves: 0, passes: 0 };
    const later = { day: 2 * day, way: 'qr', views: 1, saves: 0, passes: 0 };
    assert.deepStrictEqual(read, [[mail, qr], [mail, qr, later], [later]]);
  });

  test('a directory that wants sums alone forgets those of single cards, and keeps no more of them', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards, cardNumbers } = directory;
    await cards.saveSettings(cardSettingsOf('draft'));
    await cardNumbers.add([counted('anna'), counted('ben'), counted('ben', { way: 'nfc' })]);
    const before = await cardNumbers.onlySums();

    await cardNumbers.saveOnlySums(true);
    await cardNumbers.add([counted('anna'), counted('ben', { saves: 1 })]);

    assert.deepStrictEqual([before, await cardNumbers.onlySums()], [false, true]);
    assert.deepStrictEqual(await cardNumbers.since(resourceId('ben'), 0), []);
    assert.deepStrictEqual(await cardNumbers.since(undefined, 0), [
      { day, way: 'nfc', views: 1, saves: 0, passes: 0 },
      { day, way: 'qr', views: 4, saves: 1, passes: 0 },
    ]);
    await cardNumbers.saveOnlySums(false);
    await cardNumbers.add([counted('anna')]);
    assert.equal((await cardNumbers.since(resourceId('anna'), 0)).length, 1);
  });

  test('numbers go with their user, with their time and with their directory', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const { cards, cardNumbers } = directory;
    await cards.saveSettings(cardSettingsOf('draft'));
    for (const name of ['anna', 'ben'])
      await directory.write(async ({ resources }) => void (await resources.insert(person(name))));
    await cards.add([{ resourceId: resourceId('anna'), handle: 'anna0000000' }], 'published', 1);
    await cards.add([{ resourceId: resourceId('ben'), handle: 'ben00000000' }], 'draft', 1);
    await cardNumbers.add([counted('anna', { day: 0 }), counted('anna'), counted('ben')]);
    const cardsCounted = [await cardNumbers.countPublished(5), await cardNumbers.countPublished(0)];

    const none = { logBefore: 0, historyBefore: day, linksBefore: 0, deliveriesBefore: 0, endedBefore: 0 };
    await store.retention.prune(none);
    const pruned = await cardNumbers.since(resourceId('anna'), 0);
    await directory.write(({ resources }) => resources.remove('User', resourceId('anna'), 2));
    await directory.write(({ removed }) => removed.purge([resourceId('anna')]));
    const purged = await cardNumbers.since(undefined, 0);
    await store.directories.delete(ids.first);
    await cardNumbers.add([counted('ben')]);

    assert.deepStrictEqual(cardsCounted, [1, 0]);
    assert.deepStrictEqual([pruned.length, purged.length], [1, 1]);
    assert.deepStrictEqual(await cardNumbers.since(undefined, 0), []);
  });
});
