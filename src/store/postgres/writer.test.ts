// Writes of several nodes at once: nothing is lost, nothing mixes, and what goes wrong on the way is tried again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryStore } from '../../domain/store.ts';
import { openNodes } from '../testing/nodes.ts';
import {
  all,
  digest,
  everything,
  group,
  ids,
  joined,
  person,
  resourceId,
  tokenId,
  tokenOf,
} from '../testing/samples.ts';

const anna = resourceId('anna');
const sales = resourceId('sales');
const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

function insert(directory: DirectoryStore, id: string, unique = id): Promise<string> {
  return directory.write((transaction) => transaction.resources.insert(person(id, { unique })));
}

test('of one key on two nodes at once exactly one is written', async (context) => {
  const { any, directories } = await openNodes(context);

  for (const round of range(5)) {
    const outcomes = await Promise.all(range(20).map((index) => insert(any(), `p${round}-${index}`, `key${round}`)));

    assert.equal(outcomes.filter((outcome) => outcome === 'written').length, 1);
  }
  assert.deepStrictEqual(await Promise.all(directories.map((one) => one.resources.count('User', everything))), [5, 5]);
});

test('members that two nodes add and remove in parallel are all kept', async (context) => {
  const { any } = await openNodes(context);
  await any().write((transaction) => transaction.resources.insert(group('sales', 'Sales')));
  const names = range(40).map((index) => `m${index}`);

  await Promise.all(names.map((id) => any().write((transaction) => transaction.members.add(sales, [joined(id)]))));
  const removed = names.slice(0, 20).map((id) => resourceId(id));
  await Promise.all(removed.map((id) => any().write((transaction) => transaction.members.remove(sales, [id]))));

  const members = await any().members.list(sales, 100);
  assert.deepStrictEqual(members.map(({ id }) => id).toSorted(), names.slice(20).toSorted());
});

test('who reads and then writes is not overtaken by another node', async (context) => {
  const { any } = await openNodes(context);
  await insert(any(), 'anna');

  const raise = (directory: DirectoryStore): Promise<unknown> =>
    directory.write(async (transaction) => {
      const version = (await transaction.resources.find('User', anna, false))?.version ?? 0;
      await new Promise((resolve) => setImmediate(resolve));
      await transaction.resources.update(person('anna', {}, { version: version + 1 }));
    });
  await Promise.all(range(40).map(() => raise(any())));

  assert.equal((await any().resources.find('User', anna, false))?.version, 41);
});

test('works about different resources run side by side, those about one resource in their order', async (context) => {
  const { any } = await openNodes(context);
  const store = any();
  const { promise: second, resolve: secondIsThere } = Promise.withResolvers<void>();
  const order: string[] = [];

  await Promise.all([
    store.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await second;
      order.push('anna');
    }, anna),
    store.write(async (transaction) => {
      secondIsThere();
      await transaction.resources.insert(person('bernd'));
      order.push('bernd');
    }, resourceId('bernd')),
    store.write(async (transaction) => {
      const found = await transaction.resources.find('User', anna, false);
      order.push(`anna again, version ${found?.version}`);
    }, anna),
  ]);

  assert.deepStrictEqual([order.length, order.at(-1)], [3, 'anna again, version 1']);
});

test('a work that fails when it has written is undone alone, whatever runs beside it', async (context) => {
  const { any } = await openNodes(context);
  const store = any();
  const works = range(20).map((index) =>
    store.write(
      async (transaction) => {
        await transaction.resources.insert(person(`p${index}`));
        if (index % 5 === 0) throw new Error('refused');
        return index;
      },
      resourceId(`p${index}`),
    ),
  );

  const outcomes = await Promise.allSettled(works);

  const written = outcomes.filter(({ status }) => status === 'fulfilled').length;
  assert.deepStrictEqual([written, await store.resources.count('User', everything)], [16, 16]);
});

test('of one name that two users get side by side one is refused', async (context) => {
  const { any } = await openNodes(context);
  const store = any();
  const create = (id: string): Promise<string> =>
    store.write((transaction) => transaction.resources.insert(person(id, { unique: 'same' })), resourceId(id));

  const outcomes = await Promise.all([create('anna'), create('bernd')]);

  assert.deepStrictEqual(outcomes, ['written', 'taken']);
});

test('of one value that two users claim side by side one is refused', async (context) => {
  const { any } = await openNodes(context);
  const store = any();
  const claims = [{ scope: 'User.badge', value: '7' }];
  const create = (id: string): Promise<string> =>
    store.write((transaction) => transaction.resources.insert(person(id, { claims })), resourceId(id));

  const outcomes = await Promise.all([create('anna'), create('bernd')]);

  assert.deepStrictEqual(outcomes, ['written', 'taken']);
  assert.equal(await store.resources.count('User', everything), 1);
});

test('a token ends and a switch goes off after the write that found them on, on whichever node', async (context) => {
  const { stores, directories } = await openNodes(context);
  const [here, there] = directories;
  assert.ok(here !== undefined && there !== undefined);
  await here.tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
  const takings = [
    () => there.tokens.update(tokenId('tok_a'), { name: 'Entra', expiresAt: 5 }),
    () => there.tokens.revoke(tokenId('tok_a'), 5),
    () => stores[1]?.directories.update(ids.first, { provisioning: false }),
  ];

  for (const [index, take] of takings.entries()) {
    const ended: string[] = [];
    let taking: Promise<unknown> | undefined;
    await here.write(async (transaction) => {
      await transaction.credentialState(tokenId('tok_a'));
      taking = Promise.resolve(take()).then(() => ended.push('taken away'));
      // Long enough for the other node to be done, were it not to wait: it answers this after what it was asked before.
      await Promise.all([there.tokens.list(), stores[1]?.directories.list()]);
      await transaction.resources.insert(person(`p${index}`));
      ended.push('written');
    });
    await taking;

    assert.deepStrictEqual(ended, ['written', 'taken away']);
  }
});

test('two changes that cross each other end both', async (context) => {
  const { directories } = await openNodes(context);
  const [first, second] = directories;
  assert.ok(first !== undefined && second !== undefined);
  for (const id of ['anna', 'bert']) await insert(first, id);

  const touchBoth = (directory: DirectoryStore, ids: readonly string[]): Promise<void> =>
    directory.write(async (transaction) => {
      for (const id of ids) await transaction.resources.touch([resourceId(id)], 2000);
    });
  await Promise.all(
    range(30).map((index) =>
      index % 2 === 0 ? touchBoth(first, ['anna', 'bert']) : touchBoth(second, ['bert', 'anna']),
    ),
  );

  assert.equal((await first.resources.find('User', anna, false))?.version, 31);
});

test('a work that is undone takes nothing of its neighbours on either node', async (context) => {
  const { any, directories } = await openNodes(context);

  const settled = await Promise.allSettled(
    range(40).map((index) =>
      any().write(async (transaction) => {
        await transaction.resources.insert(person(`p${index}`, { emails: ['same@x'] }));
        if (index % 4 < 2) throw new Error('no');
      }),
    ),
  );

  assert.equal(settled.filter(({ status }) => status === 'rejected').length, 20);
  for (const directory of directories) {
    const selected = await directory.resources.select('User', all);
    const ids = selected.map(({ resource }) => Number(resource.id.slice(1))).toSorted((left, right) => left - right);
    assert.deepStrictEqual(
      ids,
      range(40).filter((index) => index % 4 >= 2),
    );
    assert.equal(await directory.resources.count('User', everything), 20);
    assert.equal(await directory.resources.count('User', { kind: 'equals', key: 'email', value: 'same@x' }), 20);
  }
});

test('a statement that the database refuses undoes its own work and no other', async (context) => {
  const { any } = await openNodes(context, 1);
  await insert(any(), 'anna');

  const outcomes = await Promise.allSettled([
    insert(any(), 'bert'),
    any().write((transaction) => transaction.resources.insert(group('anna', 'Holds the id of a person'))),
    any().write(async (transaction) => {
      await transaction.resources.insert(person('zoe'));
      await transaction.resources.insert(group('anna', 'Holds it too')).catch(() => undefined);
    }),
    insert(any(), 'carl'),
  ]);

  assert.deepStrictEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
  );
  const selected = await any().resources.select('User', all);
  assert.deepStrictEqual(
    selected.map(({ resource }) => resource.id),
    ['anna', 'bert', 'carl'],
  );
});

test('a walk by position while others write skips no resource that was there', async (context) => {
  const { any, directories } = await openNodes(context);
  let isWriting = true;
  const write = async (name: string): Promise<number> => {
    let written = 0;
    for (; isWriting && written < 2000; written += 1) await insert(any(), `${name}${written}`);
    return written;
  };
  const writers = ['a', 'b', 'c', 'd'].map(write);
  const seen = new Set<string>();
  let after = 0;

  for (const round of range(60)) {
    const page = await directories[round % 2]?.resources.select('User', { ...all, after, limit: 10_000 });
    for (const { position, resource } of page ?? []) {
      assert.ok(position > after);
      after = position;
      seen.add(resource.id);
    }
  }
  isWriting = false;
  const written = await Promise.all(writers);
  for (const { resource } of await any().resources.select('User', { ...all, after, limit: 10_000 }))
    seen.add(resource.id);

  assert.equal(
    seen.size,
    written.reduce((sum, count) => sum + count),
  );
});

test('connections that the server ended are replaced without anyone noticing', async (context) => {
  const { any, database } = await openNodes(context, 1);
  const end =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'becard' AND datname = current_database()";

  for (const round of range(3)) {
    await Promise.all(range(5).map((index) => insert(any(), `p${round}-${index}`)));
    await any().resources.select('User', all);
    await database.run(end);

    assert.equal(await insert(any(), `after-${round}`), 'written');
    await database.run(end);
    assert.equal(await any().resources.count('User', everything), 6 * (round + 1));
  }
});

test('a directory that another node removes takes no more writes', async (context) => {
  const { stores, directories } = await openNodes(context);
  const [first, second] = stores;
  const [, late] = directories;
  assert.ok(first !== undefined && second !== undefined && late !== undefined);

  const writes = range(50).map((index) => insert(late, `p${index}`));
  const removed = first.directories.delete(ids.first);
  await Promise.allSettled(writes);

  assert.equal(await removed, true);
  await assert.rejects(insert(late, 'too-late'), /no directory/);
  assert.deepStrictEqual(await second.directories.list(), []);
});

test('a commit with a warning is not acknowledged: the write may not be on the standby', async (context) => {
  const { any, database } = await openNodes(context, 1);
  await database.run(`
    CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE WARNING 'canceling wait for synchronous replication due to user request'; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER warned AFTER INSERT ON resource DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION warn()`);

  await assert.rejects(insert(any(), 'anna'), { name: 'StoreUnavailable', reason: 'fault' });

  assert.equal(await any().resources.count('User', everything), 1);
});
