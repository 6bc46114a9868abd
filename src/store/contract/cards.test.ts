// Cards with their settings, templates and handles.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Card,
  CardQuery,
  CardState,
  ComparedCard,
  DirectoryStore,
  NewCard,
  ResourceId,
  SeenCard,
} from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import {
  cardSettingsOf,
  changeIdOf,
  directoryOf,
  eventOf,
  group,
  ids,
  person,
  resourceId,
  templateOf,
} from '../testing/samples.ts';

const newCard = (id: string, handle = handleOf(id)): NewCard => ({ resourceId: resourceId(id), handle });
const handleOf = (id: string): string => id.padEnd(11, '0');
const cardOf = (id: string, changes: Partial<Card> = {}): Card => ({
  ...{ resourceId: resourceId(id), handle: handleOf(id), state: 'draft', ownValues: {}, changedAt: 1000 },
  ...{
    templateId: undefined,
    photo: undefined,
    photoAt: undefined,
    photoBy: undefined,
    pinHash: undefined,
    signatureKey: undefined,
  },
  ...changes,
});

const seen: SeenCard = { state: 'draft', active: true, fields: { email: 'abc' } };
const comparedOf = (id: string, changes: Partial<ComparedCard>): ComparedCard => ({
  ...{ resourceId: resourceId(id), viewEpoch: 0, before: undefined, after: seen, event: undefined },
  ...changes,
});

/** Anna, Ben, and Cara who is inactive. */
async function addPeople(directory: DirectoryStore): Promise<void> {
  await directory.write(async ({ resources }) => {
    for (const id of ['anna', 'ben']) await resources.insert(person(id));
    await resources.insert(person('cara', { active: false }));
    await resources.insert(group('sales', 'Sales'));
  });
}

eachStore((open) => {
  test('settings and templates are kept until they are changed', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    const before = [await cards.settings(), await cards.findTemplate('tpl_a')];

    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.saveSettings(cardSettingsOf('published', { enabled: false }));
    await cards.saveTemplate(templateOf('tpl_a'));
    const changed = templateOf('tpl_a', { version: 2, changedAt: 2000 });
    await cards.saveTemplate(changed);
    const other = templateOf('tpl_b', { name: 'Sales' });
    await cards.saveTemplate(other);

    assert.deepStrictEqual(before, [undefined, undefined]);
    assert.deepStrictEqual(await cards.settings(), cardSettingsOf('published', { enabled: false }));
    assert.deepStrictEqual(await cards.findTemplate('tpl_a'), changed);
    assert.deepStrictEqual(await cards.templates(), [changed, other]);
  });

  test('a template is chosen for cards, and they follow the rules again when it is removed', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.saveTemplate(templateOf('tpl_b'));
    await cards.add([newCard('anna'), newCard('ben')], 'draft', 1000);
    const both = [resourceId('anna'), resourceId('ben'), resourceId('none')];
    const chosenOf = async () => (await cards.ofUsers(both)).map(({ templateId }) => templateId);

    const first = await cards.chooseTemplate(both.slice(0, 1), 'tpl_b', 2000);
    const second = await cards.chooseTemplate(both, 'tpl_b', 3000);
    const anna = await cards.find(resourceId('anna'));
    const chosen = await chosenOf();
    await cards.removeTemplate('tpl_b');

    assert.deepStrictEqual([first, second], [['anna'], ['ben']]);
    assert.deepStrictEqual(anna, cardOf('anna', { templateId: 'tpl_b', changedAt: 2000 }));
    assert.deepStrictEqual(chosen, ['tpl_b', 'tpl_b']);
    assert.deepStrictEqual(await chosenOf(), [undefined, undefined]);
    assert.deepStrictEqual(await cards.templates(), []);
  });

  test('locations have different keys in a directory, and are found by them', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const { cards } = directory;
    const berlin = { id: 'loc_b', name: 'Berlin', street: 'Linden 1', changedAt: 1000 };
    const bonn = { id: 'loc_a', name: 'Bonn', changedAt: 1000 };

    const saved = [await cards.saveLocation(berlin, 'berlin'), await cards.saveLocation(bonn, 'bonn')];
    saved.push(await cards.saveLocation({ ...bonn, name: 'Berlin' }, 'berlin'));
    saved.push(await store.directory(ids.second).cards.saveLocation({ ...bonn, id: 'loc_c' }, 'berlin'));
    const moved = { ...berlin, name: 'Weimar', changedAt: 2000 };
    saved.push(await cards.saveLocation(moved, 'weimar'));

    assert.deepStrictEqual(saved, [true, true, false, true, true]);
    assert.deepStrictEqual(await cards.locations(), [bonn, moved]);
    assert.deepStrictEqual(await cards.findLocation('weimar'), moved);
    assert.deepStrictEqual(await cards.findLocation('berlin'), undefined);
    await cards.removeLocation('loc_b');
    assert.deepStrictEqual(await cards.locations(), [bonn]);
  });

  test('the newest versions of a template are kept', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;

    for (const version of [1, 2, 2, 3])
      await cards.keepVersion('tpl_a', { version, changedAt: version, content: { version } }, 2);
    await cards.keepVersion('tpl_b', { version: 1, changedAt: 1, content: [] }, 2);

    assert.deepStrictEqual(await cards.versions('tpl_a'), [
      { version: 3, changedAt: 3, content: { version: 3 } },
      { version: 2, changedAt: 2, content: { version: 2 } },
    ]);
    assert.deepStrictEqual(await cards.versions('tpl_c'), []);
  });

  test('what a new card is, is said with it while its user is as it was', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    const said = (id: string, userVersion: number): NewCard => ({
      ...newCard(id),
      said: { userVersion, viewEpoch: 1, after: seen, event: eventOf(`evt_${id}`, { type: 'card.created' }) },
    });

    const made = await cards.add([said('anna', 1), said('ben', 2), said('cara', 1)], 'draft', 1000);

    assert.equal(made, 2);
    const [[anna], [ben]] = [await cards.followedOf([resourceId('anna')]), await cards.followedOf([resourceId('ben')])];
    assert.deepStrictEqual([anna?.viewEpoch, anna?.seen], [1, seen]);
    assert.deepStrictEqual([ben?.viewEpoch, ben?.seen], [0, undefined]);
    assert.deepStrictEqual(
      (await directory.events.list(undefined, 10)).map(({ id }) => id),
      ['evt_anna'],
    );
    assert.deepStrictEqual(await cards.toCompare(10), ['ben']);
  });

  test('a card is made for an active user who has none, once', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    const wanted = ['anna', 'ben', 'cara', 'sales', 'none'].map((id) => newCard(id));

    const without = await cards.withoutCard(wanted.map((each) => each.resourceId));
    const made = await cards.add(wanted, 'draft', 1000);
    const again = await cards.add([newCard('anna', 'other-handl')], 'published', 2000);

    assert.deepStrictEqual([made, again], [2, 0]);
    assert.deepStrictEqual(without.toSorted(), ['anna', 'ben']);
    assert.deepStrictEqual(await cards.find(resourceId('anna')), cardOf('anna'));
    assert.deepStrictEqual(await cards.findByHandle(handleOf('ben')), cardOf('ben'));
    assert.deepStrictEqual(await cards.find(resourceId('cara')), undefined);
    assert.deepStrictEqual(await cards.findByHandle('other-handl'), undefined);
    const found = await cards.ofUsers(wanted.map((each) => each.resourceId));
    assert.deepStrictEqual(found.map(({ handle }) => handle).toSorted(), [handleOf('anna'), handleOf('ben')]);
    assert.deepStrictEqual(await cards.withoutCard([resourceId('anna')]), []);
  });

  test('those who were there before are looked at in the order of their creation', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.add([newCard('anna')], 'draft', 1000);

    const all = await cards.scan(0, 10);
    const [first] = await cards.scan(0, 1);
    const rest = await cards.scan(first?.position ?? 0, 10);

    assert.deepStrictEqual(
      all.map(({ id, needsCard }) => [id, needsCard]),
      [
        ['anna', false],
        ['ben', true],
        ['cara', false],
      ],
    );
    assert.deepStrictEqual(rest, all.slice(1));
  });

  test('a state is changed for the cards that have another one, and the revision grows with it', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.add([newCard('anna'), newCard('ben')], 'draft', 1000);
    const revisions = [await cards.revision()];
    const both = [resourceId('anna'), resourceId('ben'), resourceId('none')];

    const published = await cards.setState(both.slice(0, 1), 'published', 2000);
    revisions.push(await cards.revision());
    const paused = await cards.setState(both, 'paused', 3000);
    const again = await cards.setState(both, 'paused', 4000);
    revisions.push(await cards.revision());

    assert.deepStrictEqual(published, ['anna']);
    assert.deepStrictEqual(paused.toSorted(), ['anna', 'ben']);
    assert.deepStrictEqual(again, []);
    assert.deepStrictEqual(await cards.find(resourceId('ben')), cardOf('ben', { state: 'paused', changedAt: 3000 }));
    assert.deepStrictEqual(revisions, [1, 2, 3]);
    const countOthers = (state: CardState) => cards.countOthers(both, { kind: 'state', state });
    assert.deepStrictEqual([await countOthers('paused'), await countOthers('draft')], [0, 2]);
    const place = (id: string) => store.cards.findHandle(handleOf(id));
    assert.deepStrictEqual(await place('anna'), { directoryId: ids.first, wasPublished: true });
    assert.deepStrictEqual(await place('ben'), { directoryId: ids.first, wasPublished: false });
    assert.equal(await place('none'), undefined);
  });

  test('a change is undone for the cards that were not changed since', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.add([newCard('anna')], 'draft', 1000);
    await cards.add([newCard('ben')], 'published', 1000);
    const both = [resourceId('anna'), resourceId('ben')];
    await cards.setState(both, 'paused', 2000, changeIdOf('cch_1'));
    await cards.setState([resourceId('ben')], 'draft', 3000);
    const revision = await cards.revision();

    const undone = await cards.undoChange(changeIdOf('cch_1'), 10, 4000);
    const again = await cards.undoChange(changeIdOf('cch_1'), 10, 5000);

    assert.deepStrictEqual(undone, ['anna']);
    assert.deepStrictEqual(again, []);
    assert.deepStrictEqual(await cards.find(resourceId('anna')), cardOf('anna', { changedAt: 4000 }));
    assert.equal((await cards.find(resourceId('ben')))?.state, 'draft');
    assert.equal(await cards.revision(), revision + 1);
  });

  test('a chosen template is taken back, and one that was removed since is not', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    for (const id of ['tpl_a', 'tpl_b', 'tpl_c']) await cards.saveTemplate(templateOf(id));
    const names = ['anna', 'ben', 'cleo'];
    await directory.write(({ resources }) => resources.insert(person('cleo')));
    await cards.add(
      names.map((name) => newCard(name)),
      'draft',
      1000,
    );
    const [anna, ben, cleo] = names.map(resourceId) as [ResourceId, ResourceId, ResourceId];
    const all = [anna, ben, cleo];
    await cards.chooseTemplate([anna], 'tpl_a', 1000);
    await cards.chooseTemplate([cleo], 'tpl_c', 1000);
    const countOthers = (template: string | undefined) => cards.countOthers(all, { kind: 'template', template });
    const counts = [await countOthers('tpl_a'), await countOthers(undefined)];
    const chosen = async () => Promise.all(all.map(async (id) => (await cards.find(id))?.templateId));

    await cards.chooseTemplate(all, 'tpl_b', 2000, changeIdOf('cch_1'));
    await cards.removeTemplate('tpl_c');
    const changed = await chosen();
    await cards.setState([ben], 'paused', 3000);
    const undone = await cards.undoChange(changeIdOf('cch_1'), 10, 4000);

    assert.deepStrictEqual(counts, [2, 2]);
    assert.deepStrictEqual(changed, ['tpl_b', 'tpl_b', 'tpl_b']);
    assert.deepStrictEqual(undone, ['anna', 'cleo']);
    assert.deepStrictEqual(await chosen(), ['tpl_a', 'tpl_b', undefined]);
    assert.deepStrictEqual((await cards.find(anna))?.state, 'draft');
  });

  test('a list of users shows those whose card has a state or values of its own', async (context) => {
    const { directory } = await openDirectory(open, context);
    await addPeople(directory);
    await directory.cards.add([newCard('anna')], 'published', 1000);
    await directory.cards.add([newCard('ben')], 'draft', 1000);
    const position = { value: { de: 'Leitung' }, at: 2000, by: 'Ada' };
    await directory.cards.saveOwnValues(resourceId('ben'), { position }, 2000);
    const shown = async (card: CardQuery) =>
      directory.lists.idsAt(await directory.lists.positions({ type: 'User', card, active: true, order: 'name' }));

    assert.deepStrictEqual(await shown({ state: 'published' }), ['anna']);
    assert.deepStrictEqual(await shown({ hasOwnValues: true }), ['ben']);
    assert.deepStrictEqual(await shown({ hasOwnValues: false }), ['anna']);
    assert.deepStrictEqual(await shown({ state: 'published', hasOwnValues: true }), []);
    assert.equal((await shown({})).length, 2);
  });

  test('values that were entered go with the user for good, and the handle leads to no other card', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.add([newCard('anna')], 'published', 1000);
    const ownValues = { position: { value: { de: 'Leitung' }, at: 2000, by: 'Ada' } };
    const saved = [
      await cards.saveOwnValues(resourceId('anna'), ownValues, 2000),
      await cards.saveOwnValues(resourceId('ben'), ownValues, 2000),
    ];
    const kept = await cards.find(resourceId('anna'));

    await directory.write(({ resources }) => resources.remove('User', resourceId('anna'), 3000));
    const whileRestorable = await cards.find(resourceId('anna'));
    await directory.write(({ removed }) => removed.purge([resourceId('anna')]));
    await cards.add([newCard('ben', handleOf('anna'))], 'draft', 4000);

    assert.deepStrictEqual(saved, [true, false]);
    assert.deepStrictEqual(kept, cardOf('anna', { state: 'published', ownValues, changedAt: 2000 }));
    assert.deepStrictEqual(whileRestorable, kept);
    assert.equal(await cards.find(resourceId('anna')), undefined);
    assert.equal(await cards.find(resourceId('ben')), undefined);
    const place = await store.cards.findHandle(handleOf('anna'));
    assert.deepStrictEqual(place, { directoryId: ids.first, wasPublished: true });
  });

  test('a photo is kept once for the cards that have it, and goes with the last of them', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.add([newCard('anna'), newCard('ben')], 'published', 1000);
    const [anna, ben] = [resourceId('anna'), resourceId('ben')];
    const photo = { hash: 'same', bytes: Uint8Array.of(0, 1, 255), by: 'Ada' };
    const bytesOf = async (hash: string) => Array.from((await cards.photo(hash)) ?? []);

    const saved = [
      await cards.savePhoto(anna, photo, 2000),
      await cards.savePhoto(ben, photo, 2000),
      await cards.savePhoto(resourceId('cara'), photo, 2000),
    ];
    const shared = [(await cards.find(anna))?.photo, await bytesOf('same')];
    await cards.savePhoto(anna, { hash: 'other', bytes: Uint8Array.of(7), by: 'Ada' }, 3000);
    const kept = [await bytesOf('same'), await bytesOf('other')];
    await cards.savePhoto(anna, { hash: 'other', bytes: Uint8Array.of(7), by: 'Ada' }, 4000);
    await directory.write(({ resources }) => resources.remove('User', ben, 5000));
    await directory.write(({ removed }) => removed.purge([ben]));
    const afterPurge = [await bytesOf('same'), await bytesOf('other')];
    const { photoAt, photoBy } = (await cards.find(anna)) ?? assert.fail();
    await cards.savePhoto(anna, undefined, 6000);
    const removed = (await cards.find(anna)) ?? assert.fail();

    assert.deepStrictEqual(saved, [true, true, false]);
    assert.deepStrictEqual(shared, ['same', [0, 1, 255]]);
    assert.deepStrictEqual(kept, [[0, 1, 255], [7]]);
    assert.deepStrictEqual(afterPurge, [[], [7]]);
    assert.deepStrictEqual([photoAt, photoBy], [4000, 'Ada']);
    assert.deepStrictEqual([await bytesOf('other'), removed.photo], [[], undefined]);
    assert.deepStrictEqual([removed.photoAt, removed.photoBy], [undefined, undefined]);
  });

  test('the versions of a card change with its user, its values and its templates, and end with it', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('published'));
    await cards.add([newCard('anna')], 'published', 1000);
    const anna = resourceId('anna');
    const versions = () => cards.versionsOf(handleOf('anna'));

    const seen = [await versions(), await versions()];
    await cards.saveOwnValues(anna, { color: { value: '#ff0000', at: 1, by: 'Ada' } }, 1000);
    seen.push(await versions());
    await cards.saveTemplate(templateOf('tpl_a', { version: 2 }));
    seen.push(await versions());
    await cards.savePhoto(anna, { hash: 'photo', bytes: Uint8Array.of(1), by: 'Ada' }, 1000);
    seen.push(await versions());
    await cards.savePin(anna, 'hash', 1000);
    seen.push(await versions());
    await directory.write(({ resources }) => resources.remove('User', anna, 2000));
    const ended = [await versions(), await cards.versionsOf('none')];

    assert.equal(seen[0], seen[1]);
    assert.equal(new Set(seen).size, 5);
    assert.ok(!seen.includes(undefined));
    assert.deepStrictEqual(ended, [undefined, undefined]);
  });

  test('the hash of a PIN is kept until it is taken away', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.add([newCard('anna')], 'published', 1000);
    const anna = resourceId('anna');

    const saved = [await cards.savePin(anna, 'hash', 2000), await cards.savePin(resourceId('ben'), 'hash', 2000)];
    const withPin = await cards.find(anna);
    await cards.savePin(anna, undefined, 3000);

    assert.deepStrictEqual(saved, [true, false]);
    assert.deepStrictEqual(withPin, cardOf('anna', { state: 'published', pinHash: 'hash', changedAt: 2000 }));
    assert.deepStrictEqual(await cards.find(anna), cardOf('anna', { state: 'published', changedAt: 3000 }));
  });

  test('the key of a signature is kept until it is taken away, and is no change of the card', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('published'));
    await cards.add([newCard('anna'), newCard('ben')], 'published', 1000);
    const [anna, handle] = [resourceId('anna'), handleOf('anna')];
    const versions = await cards.versionsOf(handle);

    const added = [
      await cards.addSignatureKey(anna, 'key'),
      await cards.addSignatureKey(anna, 'other'),
      await cards.addSignatureKey(resourceId('none'), 'key'),
    ];
    const [withKey, other] = [await cards.findByHandle(handle), await cards.find(resourceId('ben'))];
    const versionsWithKey = await cards.versionsOf(handle);
    const removed = [await cards.removeSignatureKey(anna), await cards.removeSignatureKey(anna)];

    assert.deepStrictEqual(added, [true, false, false]);
    assert.deepStrictEqual(withKey, cardOf('anna', { state: 'published', signatureKey: 'key' }));
    assert.deepStrictEqual(other, cardOf('ben', { state: 'published' }));
    assert.deepStrictEqual([versions === undefined, versionsWithKey], [false, versions]);
    assert.deepStrictEqual(removed, [true, false]);
    assert.deepStrictEqual(await cards.find(anna), cardOf('anna', { state: 'published' }));
  });

  test('wrong PINs are counted once each, change nothing else, and are forgotten with another PIN', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.add([newCard('anna')], 'published', 1000);
    const [anna, handle] = [resourceId('anna'), handleOf('anna')];
    await cards.savePin(anna, 'hash', 2000);
    const [none, one] = [
      { wrong: 0, lastAt: 0 },
      { wrong: 1, lastAt: 1_900_000_000_000 },
    ];

    const before = [await cards.pinTries(handle), await cards.pinTries('none')];
    const saved = [
      await cards.savePinTries(handle, none, one),
      await cards.savePinTries(handle, none, one),
      await cards.savePinTries('none', none, one),
    ];
    const [counted, card] = [await cards.pinTries(handle), await cards.find(anna)];
    await cards.savePin(anna, 'other', 3000);

    assert.deepStrictEqual(before, [none, undefined]);
    assert.deepStrictEqual(saved, [true, false, false]);
    assert.deepStrictEqual(counted, one);
    assert.deepStrictEqual(card, cardOf('anna', { state: 'published', pinHash: 'hash', changedAt: 2000 }));
    assert.deepStrictEqual(await cards.pinTries(handle), none);
  });

  test('a handle of another directory makes no card', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await addPeople(directory);
    await addPeople(store.directory(ids.second));
    await directory.cards.add([newCard('anna')], 'draft', 1000);

    await store.directory(ids.second).cards.add([newCard('anna')], 'draft', 1000);

    assert.equal(await store.directory(ids.second).cards.findByHandle(handleOf('anna')), undefined);
    assert.equal((await store.cards.findHandle(handleOf('anna')))?.directoryId, ids.first);
  });

  test('cards, settings and templates go with their directory, and the handles stay', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await addPeople(directory);
    await directory.cards.saveSettings(cardSettingsOf('draft'));
    await directory.cards.saveTemplate(templateOf('tpl_a'));
    await directory.cards.add([newCard('anna')], 'published', 1000);

    await store.directories.delete(ids.first);
    await store.directories.insert(directoryOf(ids.first));

    const { cards } = store.directory(ids.first);
    assert.deepStrictEqual(
      [await cards.settings(), await cards.findTemplate('tpl_a'), await cards.find(resourceId('anna'))],
      [undefined, undefined, undefined],
    );
    assert.equal((await store.cards.findHandle(handleOf('anna')))?.wasPublished, true);
  });

  test('directories with cards are followed, each from where its users were looked at', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await directory.cards.saveSettings(cardSettingsOf('published'));
    await store.directory(ids.second).cards.saveSettings(cardSettingsOf('draft', { enabled: false }));
    const first = { directoryId: ids.first, rules: cardSettingsOf('published').assignment.rules, viewEpoch: 1 };

    const followed = [await store.cards.followed()];
    for (const position of [7, undefined]) {
      await directory.cards.saveScan(position);
      followed.push(await store.cards.followed());
    }

    assert.deepStrictEqual(followed, [
      [{ ...first, scannedTo: 0 }],
      [{ ...first, scannedTo: 7 }],
      [{ ...first, scannedTo: undefined }],
    ]);
  });

  test('the position of the one who makes cards is kept', async (context) => {
    const { store } = await openDirectory(open, context);
    const positions = [await store.cards.position()];

    for (const position of [7, 9, undefined]) {
      await store.cards.savePosition(position);
      positions.push(await store.cards.position());
    }

    assert.deepStrictEqual(positions, [undefined, 7, 9, undefined]);
  });

  test('a card is compared until it was noted in the epoch of its directory, and again once it has changed', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.add([newCard('anna'), newCard('ben')], 'draft', 1000);
    const due = async () => (await cards.toCompare(10)).toSorted();
    const found = [await due(), await cards.toCompare(1)];
    const note = async (id: string): Promise<void> => {
      const [read] = await cards.followedOf([resourceId(id)]);
      assert.ok(read);
      const { viewEpoch, seen: before } = read;
      await cards.saveCompared([comparedOf(id, { viewEpoch, before })], 1);
    };

    await note('anna');
    found.push(await due());
    await note('ben');
    found.push(await due());
    await cards.saveOwnValues(resourceId('anna'), {}, 2000);
    found.push(await due());
    await note('anna');
    await cards.setState([resourceId('ben')], 'paused', 2000);
    found.push(await due());
    await note('ben');
    await cards.saveTemplate(templateOf('tpl_a'));
    found.push(await due());

    assert.deepStrictEqual(found, [['anna', 'ben'], ['anna'], ['ben'], [], ['anna'], ['ben'], ['anna', 'ben']]);
  });

  test('the event of a card is written with what it says, once, and not when the card was changed meanwhile', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards, events } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.add([newCard('anna'), newCard('ben'), newCard('dora')], 'draft', 1000);
    const said = (id: string, evt: string, more: Partial<ComparedCard> = {}): ComparedCard =>
      comparedOf(id, {
        event: eventOf(evt, {
          ...{ type: 'card.created', resourceId: resourceId(id), subject: 'A "b" \\ ü' },
          changes: [{ path: 'state', after: 'draft' }],
        }),
        ...more,
      });
    const both = [said('anna', 'evt_1'), said('ben', 'evt_2')];

    await cards.saveCompared([...both, said('dora', 'evt_3')], 1);
    await cards.saveCompared(both, 1);
    await cards.setState([resourceId('anna')], 'paused', 2000);
    await cards.saveCompared([said('anna', 'evt_4', { viewEpoch: 1, before: seen })], 1);
    await cards.saveCompared([said('anna', 'evt_5', { viewEpoch: -1 })], 1);
    await cards.saveCompared([said('anna', 'evt_6', { viewEpoch: -1, before: seen })], 1);

    const written = (await events.list(undefined, 10)).toReversed();
    assert.deepStrictEqual(written, [both[0]?.event, both[1]?.event, said('anna', 'evt_6').event]);
    assert.deepStrictEqual(await cards.followedOf([resourceId('ben')]), [{ card: cardOf('ben'), seen, viewEpoch: 1 }]);
  });

  test('the event of a user who was removed since the card was read says no name', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { cards, events } = directory;
    await addPeople(directory);
    await cards.saveSettings(cardSettingsOf('draft'));
    await cards.add([newCard('anna'), newCard('ben')], 'draft', 1000);
    const said = (id: string, evt: string) =>
      comparedOf(id, {
        event: eventOf(evt, { type: 'card.created', resourceId: resourceId(id), subject: `Name of ${id}` }),
      });
    const both = [said('anna', 'evt_1'), said('ben', 'evt_2')];

    await directory.write(({ resources }) => resources.remove('User', resourceId('anna'), 2000));
    await cards.saveCompared(both, 1);

    const written = (await events.list(undefined, 10)).filter(({ type }) => type === 'card.created');
    assert.deepStrictEqual(written.map(({ id, subject }) => [id, subject]).toSorted(), [
      ['evt_1', ''],
      ['evt_2', 'Name of ben'],
    ]);
  });
});
