// Lists of the console in any order and by position, with departments and sizes of groups.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DirectoryStore, ListQuery } from '../../domain/store.ts';
import { eachStore, type Open, openDirectory } from '../testing/each-store.ts';
import { directoryOf, eventOf, group, ids, joined, pending, person, resourceId } from '../testing/samples.ts';

/** Five people and two groups; mia is deleted. Positions follow the order in which they stand here. */
async function openPeople(open: Open, context: TestContext): Promise<DirectoryStore> {
  const { directory } = await openDirectory(open, context);
  await directory.write(async (transaction) => {
    for (const resource of [
      person(
        'zoe',
        { departmentOrder: 'sales', emailOrder: 'z@x', warning: 'BC-310', missing: 0b011 },
        { changedAt: 5000 },
      ),
      person(
        'bert',
        { departmentOrder: 'sales', emailOrder: 'a@x', active: false, missing: 0b110 },
        { changedAt: 9000 },
      ),
      person('anna', { search: "100%_sure\\ anna o'neil" }, { changedAt: 7000 }),
      person('mia', { emailOrder: 'm@x' }),
      person('carl', { departmentOrder: 'it', nameOrder: 'anna' }, { changedAt: 7000 }),
      group('staff', 'Staff'),
      group('board', 'Board'),
    ]) {
      await transaction.resources.insert(resource);
    }
    await transaction.members.add(resourceId('staff'), [
      joined('zoe'),
      joined('anna'),
      joined('board', 'Group'),
      pending('x'),
    ]);
    await transaction.resources.remove('User', resourceId('mia'), 20_000);
  });
  return directory;
}

async function idsAt(directory: DirectoryStore, query: ListQuery): Promise<readonly string[]> {
  const found = await directory.lists.read(await directory.lists.positions(query));
  return found.map(({ resource }) => resource.id);
}

const lists: readonly { readonly ask: Partial<ListQuery>; readonly ids: readonly string[] }[] = [
  { ask: { order: 'name' }, ids: ['anna', 'carl', 'bert', 'zoe'] },
  { ask: { order: 'name', descending: true }, ids: ['zoe', 'bert', 'anna', 'carl'] },
  { ask: { order: 'email' }, ids: ['bert', 'zoe', 'anna', 'carl'] },
  { ask: { order: 'email', descending: true }, ids: ['zoe', 'bert', 'anna', 'carl'] },
  { ask: { order: 'department' }, ids: ['carl', 'zoe', 'bert', 'anna'] },
  { ask: { order: 'changed' }, ids: ['zoe', 'anna', 'carl', 'bert'] },
  { ask: { order: 'changed', descending: true }, ids: ['bert', 'anna', 'carl', 'zoe'] },
  { ask: { order: 'created' }, ids: ['zoe', 'bert', 'anna', 'carl'] },
  { ask: { order: 'created', descending: true }, ids: ['carl', 'anna', 'bert', 'zoe'] },
  { ask: { active: false }, ids: ['bert'] },
  { ask: { active: true }, ids: ['anna', 'carl', 'zoe'] },
  { ask: { flagged: true }, ids: ['zoe'] },
  { ask: { department: 'sales' }, ids: ['bert', 'zoe'] },
  { ask: { department: 'sal' }, ids: [] },
  { ask: { missing: 0b010 }, ids: ['bert', 'zoe'] },
  { ask: { missing: 0b100 }, ids: ['bert'] },
  { ask: { missing: 0b101 }, ids: [] },
  { ask: { changedSince: 7000 }, ids: ['anna', 'carl', 'bert'] },
  { ask: { changedSince: 7001, active: true }, ids: [] },
  { ask: { removed: true, changedSince: 20_000 }, ids: ['mia'] },
  { ask: { removed: true, changedSince: 20_001 }, ids: [] },
  { ask: { ids: ['zoe', 'mia', 'none', 'anna'].map(resourceId) }, ids: ['anna', 'zoe'] },
  { ask: { ids: [] }, ids: [] },
  { ask: { ids: ['bert', 'anna'].map(resourceId), groupId: resourceId('staff') }, ids: ['anna'] },
  { ask: { groupId: resourceId('staff'), missing: 0b001, changedSince: 1, flagged: true }, ids: ['zoe'] },
  { ask: { groupId: resourceId('staff') }, ids: ['anna', 'zoe'] },
  { ask: { groupId: resourceId('staff'), search: 'zo' }, ids: ['zoe'] },
  { ask: { groupId: resourceId('unknown') }, ids: [] },
  { ask: { removed: true }, ids: ['mia'] },
  { ask: { removed: true, search: 'anna' }, ids: [] },
  { ask: { search: '' }, ids: ['anna', 'carl', 'bert', 'zoe'] },
  { ask: { search: '0%_s' }, ids: ['anna'] },
  { ask: { search: '0%s' }, ids: [] },
  { ask: { search: "o'n" }, ids: ['anna'] },
  { ask: { search: "o'neil  100% " }, ids: ['anna'] },
  { ask: { search: 'anna zoe' }, ids: [] },
  { ask: { search: 'sure\\' }, ids: ['anna'] },
  { ask: { search: 'ANNA' }, ids: [] },
  { ask: { type: 'Group' }, ids: ['board', 'staff'] },
  { ask: { type: 'Group', groupId: resourceId('staff') }, ids: ['board'] },
];

eachStore((open) => {
  test('a list holds every match in its order', async (context) => {
    const directory = await openPeople(open, context);

    for (const { ask, ids: expected } of lists) {
      assert.deepStrictEqual(
        await idsAt(directory, { type: 'User', order: 'name', ...ask }),
        expected,
        JSON.stringify(ask),
      );
    }
  });

  test('users are read at any positions, deleted ones with their date, and unknown positions are left out', async (context) => {
    const directory = await openPeople(open, context);
    const [mia = 0] = await directory.lists.positions({ type: 'User', removed: true, order: 'name' });
    const [anna = 0] = await directory.lists.positions({ type: 'User', search: 'anna', order: 'name' });

    const found = await directory.lists.read([mia, 1_000_000, anna]);

    assert.deepStrictEqual(
      found.map(({ position, resource, removedAt }) => [position, resource.id, removedAt]),
      [
        [mia, 'mia', 20_000],
        [anna, 'anna', undefined],
      ],
    );
    assert.deepStrictEqual(await directory.lists.read([]), []);
  });

  test('a directory lists and reads no resource of another', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna', { departmentOrder: 'it' })));
    const positions = await directory.lists.positions({ type: 'User', order: 'name' });
    const other = store.directory(ids.second);

    assert.deepStrictEqual(await other.lists.positions({ type: 'User', order: 'name' }), []);
    assert.deepStrictEqual(await other.lists.read(positions), []);
    assert.deepStrictEqual(await other.lists.departments(10), []);
    assert.equal(await other.events.newest(), 0);
  });

  test('a changed user moves to where the new keys belong', async (context) => {
    const directory = await openPeople(open, context);

    await directory.write((transaction) =>
      transaction.resources.update(person('zoe', { nameOrder: 'aaron', search: 'aaron', departmentOrder: 'it' })),
    );

    assert.deepStrictEqual(await idsAt(directory, { type: 'User', order: 'name', department: 'it' }), ['zoe', 'carl']);
    assert.deepStrictEqual(await idsAt(directory, { type: 'User', order: 'name', search: 'aaron' }), ['zoe']);
    assert.deepStrictEqual(await idsAt(directory, { type: 'User', order: 'name', flagged: true }), []);
  });

  test('departments are counted among the living, most people first', async (context) => {
    const directory = await openPeople(open, context);
    const [zoe = 0] = await directory.lists.positions({ type: 'User', search: 'zoe', order: 'name' });
    const [carl = 0] = await directory.lists.positions({ type: 'User', search: 'carl', order: 'name' });

    assert.deepStrictEqual(await directory.lists.departments(10), [
      { department: 'sales', people: 2, position: zoe },
      { department: 'it', people: 1, position: carl },
    ]);
    assert.equal((await directory.lists.departments(1)).length, 1);
  });

  test('deleted users and users with a warning are counted, in each directory by itself', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { warning: 'BC-310' }));
      for (const gone of [person('bert', { warning: 'BC-310' }), group('staff', 'Staff')]) {
        await transaction.resources.insert(gone);
        await transaction.resources.remove(gone.type, gone.id, 20_000);
      }
    });

    assert.deepStrictEqual(await directory.lists.countUsers(), { removed: 1, flagged: 1 });
    assert.deepStrictEqual(await store.directory(ids.second).lists.countUsers(), { removed: 0, flagged: 0 });
  });

  test('living and deleted resources are found by their ids at once, purged ones are missing', async (context) => {
    const directory = await openPeople(open, context);
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person('mia', { search: 'again' }));
      await transaction.resources.remove('User', resourceId('bert'), 30_000);
    });

    const found = await directory.lists.withIds(['mia', 'bert', 'staff', 'none'].map(resourceId));

    assert.deepStrictEqual(found.map(({ resource, removedAt }) => [resource.id, removedAt]).toSorted(), [
      ['bert', 30_000],
      ['mia', undefined],
      ['staff', undefined],
    ]);
    assert.deepStrictEqual(await directory.lists.withIds([]), []);
  });

  test('groups know how many members have joined and how many are awaited', async (context) => {
    const directory = await openPeople(open, context);

    const counts = await directory.lists.countMembers([resourceId('staff'), resourceId('board')]);

    assert.deepStrictEqual([...counts], [['staff', { joined: 3, pending: 1 }]]);
  });

  test('every event moves the mark by which a list knows that it is old', async (context) => {
    const directory = await openPeople(open, context);
    const before = await directory.events.newest();

    await directory.write((transaction) => transaction.events.append(eventOf('evt_1')));
    const first = await directory.events.newest();
    await directory.write((transaction) => transaction.events.append(eventOf('evt_2')));

    assert.ok(before < first && first < (await directory.events.newest()));
  });

  test('someone deleted is found by id with the date, until restored', async (context) => {
    const directory = await openPeople(open, context);

    const removed = await directory.removed.find('User', resourceId('mia'));
    await directory.write((transaction) => transaction.removed.restore(person('mia')));

    assert.deepStrictEqual([removed?.id, removed?.removedAt], ['mia', 20_000]);
    assert.equal(await directory.removed.find('User', resourceId('mia')), undefined);
    assert.equal(await directory.removed.find('User', resourceId('anna')), undefined);
  });
});
