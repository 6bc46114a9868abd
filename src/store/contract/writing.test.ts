// Writes are all or nothing, one after another, and seen by others only once they are kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryTransaction } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import {
  directoryId,
  directoryOf,
  eventOf,
  everything,
  group,
  ids,
  joined,
  person,
  resourceId,
} from '../testing/samples.ts';

const anna = resourceId('anna');

/** A promise that the test keeps when it wants to. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

/** Reads the version and writes one more, waiting for the event loop in between. */
async function raise(transaction: DirectoryTransaction): Promise<void> {
  const found = await transaction.resources.find('User', anna, false);
  await new Promise((resolve) => setImmediate(resolve));
  await transaction.resources.update(person('anna', {}, { version: (found?.version ?? 0) + 1 }));
}

eachStore((open) => {
  test('a work that fails takes nothing of those beside it, and what it had written and counted is undone', async (context) => {
    const { directory } = await openDirectory(open, context);
    const insert = (id: string, step: () => void = () => undefined): Promise<void> =>
      directory.write(async (transaction) => {
        await transaction.resources.insert(person(id));
        await transaction.events.append(eventOf(`evt_${id}`));
        step();
      });
    const refuse = (): never => {
      throw new Error('refused');
    };

    const settled = await Promise.allSettled([
      directory.write(async () => refuse()),
      ...['a', 'b', 'c', 'd'].map((id) => insert(id, id === 'c' ? refuse : undefined)),
    ]);

    assert.deepStrictEqual(
      settled.map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(await directory.resources.count('User', everything), 3);
    const events = await directory.events.list(undefined, 10);
    assert.deepStrictEqual(
      events.map(({ id }) => id),
      ['evt_d', 'evt_b', 'evt_a'],
    );
  });

  test('a new store is empty and answers', async (context) => {
    const store = await open(context);

    await store.engine.ping();
    assert.deepStrictEqual(await store.directories.list(), []);
    assert.deepStrictEqual(await store.administrators.list(), []);
  });

  test('a closed store refuses to read and to write', async (context) => {
    const store = await open(context);
    await store.close();

    await assert.rejects(store.directories.list(), { name: 'StoreUnavailable', reason: 'closed' });
    await assert.rejects(store.directories.insert(directoryOf(ids.first)), {
      name: 'StoreUnavailable',
      reason: 'closed',
    });
    await assert.rejects(store.engine.ping(), { name: 'StoreUnavailable' });
  });

  test('a failed work loses everything of its own and nothing of others', async (context) => {
    const { directory } = await openDirectory(open, context);
    const failing = directory.write(async (transaction) => {
      await transaction.resources.insert(person('bert', { emails: ['b@x'] }));
      await transaction.resources.insert(group('g', 'Sales'));
      await transaction.members.add(resourceId('g'), [joined('bert')]);
      await transaction.events.append(eventOf('evt_lost'));
      throw new Error('no');
    });

    const settled = await Promise.allSettled([
      directory.write((transaction) => transaction.resources.insert(person('anna'))),
      failing,
      directory.write((transaction) => transaction.resources.insert(person('carl'))),
    ]);

    assert.deepStrictEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    await assert.rejects(failing, /^Error: no$/);
    assert.equal(await directory.resources.count('User', everything), 2);
    assert.equal(await directory.resources.count('Group', everything), 0);
    assert.equal(await directory.resources.count('User', { kind: 'present', key: 'email' }), 0);
    assert.deepStrictEqual(await directory.events.list(undefined, 10), []);
    assert.equal(await directory.resources.findUnique('User', 'bert'), undefined);
    assert.deepStrictEqual(
      await directory.write((transaction) => transaction.members.remove(resourceId('g'), 'all')),
      [],
    );
  });

  test('parallel writes are all kept', async (context) => {
    const { directory } = await openDirectory(open, context);
    const names = Array.from({ length: 300 }, (_, index) => `p${index}`);

    const outcomes = await Promise.all(
      names.map((name) => directory.write((transaction) => transaction.resources.insert(person(name)))),
    );

    assert.ok(outcomes.every((outcome) => outcome === 'written'));
    assert.equal(await directory.resources.count('User', everything), names.length);
  });

  test('of parallel writes of one key exactly one wins', async (context) => {
    const { directory } = await openDirectory(open, context);

    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        directory.write((transaction) => transaction.resources.insert(person(`p${index}`, { unique: 'key' }))),
      ),
    );

    assert.equal(outcomes.filter((outcome) => outcome === 'written').length, 1);
    assert.equal(await directory.resources.count('User', everything), 1);
  });

  test('works that wait in the middle do not mix', async (context) => {
    const { directory } = await openDirectory(open, context);
    await directory.write((transaction) => transaction.resources.insert(person('anna')));

    await Promise.all(Array.from({ length: 20 }, () => directory.write(raise)));

    assert.equal((await directory.resources.find('User', anna, false))?.version, 21);
  });

  test('a failing work that waits takes nothing of the next one with it', async (context) => {
    const { directory } = await openDirectory(open, context);
    const { passed, open: proceed } = gate();
    const failing = directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await passed;
      throw new Error('no');
    });
    const next = directory.write((transaction) => transaction.resources.insert(person('bert')));

    proceed();

    await assert.rejects(failing);
    assert.equal(await next, 'written');
    assert.equal(await directory.resources.findUnique('User', 'anna'), undefined);
    assert.equal(await directory.resources.findUnique('User', 'bert'), 'bert');
  });

  test('others see a write only when it is kept, the work itself at once', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const { passed, open: proceed } = gate();
    const { passed: written, open: noteWritten } = gate();
    const writing = directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
      assert.equal((await transaction.resources.find('User', anna, true))?.version, 1);
      assert.equal(await transaction.resources.findUnique('User', 'anna'), anna);
      assert.equal(await transaction.resources.count('User', everything), 1);
      noteWritten();
      await passed;
    });

    await written;
    assert.equal(await directory.resources.find('User', anna, true), undefined);
    assert.equal(await directory.resources.count('User', everything), 0);
    assert.equal((await store.directories.list()).length, 1);
    proceed();
    await writing;

    assert.equal(await directory.resources.count('User', everything), 1);
  });

  test('a transaction that has ended refuses further statements', async (context) => {
    const { directory } = await openDirectory(open, context);
    const leaked = await directory.write(async (transaction) => ({ transaction }));

    await assert.rejects(leaked.transaction.resources.insert(person('anna')), /has ended/);
    await assert.rejects(leaked.transaction.resources.find('User', anna, false), /has ended/);

    assert.equal(await directory.resources.count('User', everything), 0);
  });

  test('a write into a directory that does not exist is refused', async (context) => {
    const { store } = await openDirectory(open, context);
    const nowhere = store.directory(directoryId('ud_nowhere'));

    await assert.rejects(nowhere.write((transaction) => transaction.resources.insert(person('anna'))));
    await assert.rejects(nowhere.write((transaction) => transaction.events.append(eventOf('evt_a'))));

    assert.equal(await nowhere.resources.count('User', everything), 0);
    assert.equal(await nowhere.resources.find('User', anna, true), undefined);
  });

  test('closing waits for the writes that are under way', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const writing = directory.write((transaction) => transaction.resources.insert(person('anna')));

    await store.close();

    assert.equal(await writing, 'written');
  });

  test('writes of all kinds stand in one queue', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const second = directoryId('ud_b');

    await Promise.all([
      directory.write(raise).catch(() => undefined),
      store.directories.insert(directoryOf(second)),
      store.directory(second).write((transaction) => transaction.resources.insert(person('anna'))),
      store.directories.update(second, { name: 'B' }),
    ]);

    assert.equal((await store.directories.find(second))?.name, 'B');
    assert.equal(await store.directory(second).resources.count('User', everything), 1);
  });
});
