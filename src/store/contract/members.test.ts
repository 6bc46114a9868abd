// Members of groups: joined and pending ones, added and removed as deltas, and gone from sight with their group.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Condition, DirectoryStore } from '../../domain/store.ts';
import { eachStore, type Open, openDirectory } from '../testing/each-store.ts';
import { all, directoryOf, group, ids, joined, pending, person, resourceId } from '../testing/samples.ts';

const sales = resourceId('sales');
const staff = resourceId('staff');
const anna = resourceId('anna');
const bert = resourceId('bert');
const zoe = resourceId('zoe');

/** Two groups and two people, without members yet. */
async function openCompany(open: Open, context: TestContext): Promise<DirectoryStore> {
  const { directory } = await openDirectory(open, context);
  await directory.write(async (transaction) => {
    await transaction.resources.insert(person('anna'));
    await transaction.resources.insert(person('bert'));
    await transaction.resources.insert(group('sales', 'Sales'));
    await transaction.resources.insert(group('staff', 'All Staff'));
  });
  return directory;
}

function countBoth(directory: DirectoryStore, condition: Condition): Promise<readonly number[]> {
  return Promise.all([directory.resources.count('User', condition), directory.resources.count('Group', condition)]);
}

eachStore((open) => {
  test('adding returns those that are new and leaves the others as they are', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write((transaction) => transaction.members.add(sales, [joined('bert')]));

    const added = await directory.write((transaction) =>
      transaction.members.add(sales, [
        pending('zoe'),
        { ...joined('bert'), display: 'Other' },
        joined('anna'),
        joined('anna'),
      ]),
    );

    assert.deepStrictEqual(added, [pending('zoe'), joined('anna')]);
    assert.deepStrictEqual(await directory.members.list(sales, 10), [joined('anna'), joined('bert'), pending('zoe')]);
  });

  test('removing returns those that were there, pending ones included', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write((transaction) =>
      transaction.members.add(sales, [joined('anna'), joined('bert'), pending('zoe')]),
    );

    const removed = await directory.write((transaction) =>
      transaction.members.remove(sales, [zoe, resourceId('unknown'), anna, anna]),
    );
    const rest = await directory.write((transaction) => transaction.members.remove(sales, 'all'));
    const none = await directory.write((transaction) => transaction.members.remove(sales, 'all'));

    assert.deepStrictEqual(removed, [pending('zoe'), joined('anna')]);
    assert.deepStrictEqual(rest, [joined('bert')]);
    assert.deepStrictEqual(none, []);
    assert.deepStrictEqual(await directory.members.list(sales, 10), []);
  });

  test('an empty list removes no member', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write((transaction) => transaction.members.add(sales, [joined('anna')]));

    const removed = await directory.write((transaction) => transaction.members.remove(sales, []));

    assert.deepStrictEqual(removed, []);
    assert.equal((await directory.members.list(sales, 10)).length, 1);
  });

  test('a list of members is bounded and in the order of code points', async (context) => {
    const directory = await openCompany(open, context);
    const names = ['b', 'a', '😀', 'ﾍ', 'B', 'ä'];
    await directory.write((transaction) =>
      transaction.members.add(
        sales,
        names.map((name) => joined(name)),
      ),
    );

    const listed = await directory.members.list(sales, 100);

    assert.deepStrictEqual(
      listed.map(({ id }) => id),
      ['B', 'a', 'b', 'ä', 'ﾍ', '😀'],
    );
    assert.deepStrictEqual(await directory.members.list(sales, 2), listed.slice(0, 2));
    assert.deepStrictEqual(await directory.members.list(sales, 100, listed[1]?.id), listed.slice(2));
  });

  test('a person shows the groups, a group its joined members', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write(async (transaction) => {
      await transaction.members.add(staff, [joined('anna'), joined('sales', 'Group')]);
      await transaction.members.add(sales, [joined('anna'), pending('zoe')]);
    });

    const person = await directory.resources.find('User', anna, true);
    const nested = await directory.resources.find('Group', sales, true);

    assert.deepStrictEqual(person?.memberships, [
      { groupId: sales, display: 'Sales' },
      { groupId: staff, display: 'All Staff' },
    ]);
    assert.deepStrictEqual(nested?.members, [joined('anna')]);
    assert.equal(nested && 'memberships' in nested, false);
    assert.equal(person && 'members' in person, false);
    assert.deepStrictEqual((await directory.resources.find('User', bert, true))?.memberships, []);
    assert.deepStrictEqual((await directory.resources.find('Group', staff, true))?.members, [
      joined('anna'),
      joined('sales', 'Group'),
    ]);
  });

  test('nothing related is read unless it is asked for', async (context) => {
    const directory = await openCompany(open, context);

    const found = await directory.resources.find('User', anna, false);
    const [selected] = await directory.resources.select('Group', all);

    assert.equal(found && 'memberships' in found, false);
    assert.equal(selected && 'members' in selected.resource, false);
  });

  test('a list shows groups and members like a single read', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write(async (transaction) => {
      await transaction.members.add(staff, [joined('anna'), joined('bert')]);
      await transaction.members.add(sales, [joined('anna'), pending('zoe')]);
    });

    for (const type of ['User', 'Group']) {
      const selected = await directory.resources.select(type, { ...all, related: true });
      const single = await Promise.all(
        selected.map(({ resource }) => directory.resources.find(type, resource.id, true)),
      );
      assert.deepStrictEqual(
        selected.map(({ resource }) => resource),
        single,
      );
    }
  });

  test('a renamed group shows its new name to its members', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write((transaction) => transaction.members.add(sales, [joined('anna')]));

    await directory.write((transaction) => transaction.resources.update(group('sales', 'SALES', { version: 2 })));

    const memberships = (await directory.resources.find('User', anna, true))?.memberships;
    assert.deepStrictEqual(memberships, [{ groupId: sales, display: 'SALES' }]);
  });

  test('a pending member joins every group when the person arrives, and becomes pending again', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write(async (transaction) => {
      await transaction.members.add(staff, [pending('zoe')]);
      await transaction.members.add(sales, [pending('zoe')]);
    });

    const groups = await directory.write(async (transaction) => {
      await transaction.resources.insert(person('zoe'));
      return transaction.members.resolve(zoe, 'User');
    });

    assert.deepStrictEqual(groups, [sales, staff]);
    assert.equal((await directory.resources.find('User', zoe, true))?.memberships?.length, 2);
    assert.deepStrictEqual(await directory.members.list(sales, 10), [{ ...pending('zoe'), type: 'User' }]);

    const again = await directory.write((transaction) => transaction.members.resolve(zoe, undefined));

    assert.deepStrictEqual(again, [sales, staff]);
    assert.deepStrictEqual(await directory.write((transaction) => transaction.members.resolve(zoe, undefined)), []);
    assert.deepStrictEqual((await directory.resources.find('User', zoe, true))?.memberships, []);
    assert.deepStrictEqual((await directory.resources.find('Group', sales, true))?.members, []);
    assert.deepStrictEqual(await directory.members.list(sales, 10), [pending('zoe')]);
    assert.deepStrictEqual(
      await directory.write((transaction) => transaction.members.resolve(resourceId('unknown'), 'User')),
      [],
    );
  });

  test('a deleted group is in no list and no count, and comes back with its members', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write(async (transaction) => {
      await transaction.members.add(sales, [joined('anna'), pending('zoe')]);
      await transaction.resources.remove('Group', sales, 2000);
    });

    assert.deepStrictEqual((await directory.resources.find('User', anna, true))?.memberships, []);
    assert.deepStrictEqual(await directory.members.list(sales, 10), []);
    assert.deepStrictEqual(await countBoth(directory, { kind: 'present', key: 'membership' }), [0, 0]);
    assert.deepStrictEqual(await countBoth(directory, { kind: 'present', key: 'member' }), [0, 0]);
    assert.deepStrictEqual(await countBoth(directory, { kind: 'equals', key: 'membership', value: sales }), [0, 0]);
    assert.deepStrictEqual(await countBoth(directory, { kind: 'equals', key: 'member', value: anna }), [0, 0]);

    const groups = await directory.write(async (transaction) => {
      const held = await transaction.members.resolve(zoe, 'User');
      await transaction.removed.restore(group('sales', 'Sales', { version: 2 }));
      return held;
    });

    assert.deepStrictEqual(groups, []);
    const members = (await directory.resources.find('Group', sales, true))?.members;
    assert.deepStrictEqual(members, [joined('anna'), { ...pending('zoe'), type: 'User' }]);
    assert.deepStrictEqual(await countBoth(directory, { kind: 'equals', key: 'membership', value: sales }), [1, 0]);
  });

  test('deleting a person leaves the row, which the directory settles', async (context) => {
    const directory = await openCompany(open, context);
    await directory.write((transaction) => transaction.members.add(sales, [joined('anna'), joined('bert')]));

    await directory.write(async (transaction) => {
      await transaction.resources.remove('User', anna, 2000);
      await transaction.members.resolve(anna, undefined);
    });

    assert.deepStrictEqual((await directory.resources.find('Group', sales, true))?.members, [joined('bert')]);
    assert.equal((await directory.members.list(sales, 10)).length, 2);
  });

  test('members of one directory are not those of another', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const other = store.directory(ids.second);
    for (const one of [directory, other]) {
      await one.write(async (transaction) => {
        await transaction.resources.insert(person('anna'));
        await transaction.resources.insert(group('sales', 'Sales'));
      });
    }

    await directory.write((transaction) => transaction.members.add(sales, [joined('anna')]));
    await other.write(async (transaction) => {
      await transaction.members.resolve(anna, undefined);
      await transaction.members.remove(sales, 'all');
    });

    assert.deepStrictEqual((await other.resources.find('User', anna, true))?.memberships, []);
    assert.deepStrictEqual(await countBoth(other, { kind: 'equals', key: 'membership', value: sales }), [0, 0]);
    assert.deepStrictEqual(await directory.members.list(sales, 10), [joined('anna')]);
  });
});
