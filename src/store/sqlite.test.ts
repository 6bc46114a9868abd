// What only a file can show: it keeps everything, other processes write to it, and every statement of the hot path has its index.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { Store } from '../domain/store.ts';
import { openSqliteStore, type SqliteOptions } from './sqlite.ts';
import { temporaryFolder } from './testing/each-store.ts';
import {
  all,
  digest,
  directoryOf,
  entryOf,
  everything,
  group,
  ids,
  joined,
  person,
  resourceId,
  tokenOf,
} from './testing/samples.ts';

const anna = resourceId('anna');

async function openFile(
  context: TestContext,
): Promise<{ readonly path: string; readonly open: (options?: SqliteOptions) => Store }> {
  const path = join(await temporaryFolder(context), 'becard.sqlite');
  const open = (options?: SqliteOptions): Store => {
    const store = openSqliteStore(path, options);
    context.after(() => store.close());
    return store;
  };
  return { path, open };
}

function openPlain(context: TestContext, path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  return database;
}

test('no part of the file is mapped into memory, where a fault of the disk would end the process', async (context) => {
  const { path, open } = await openFile(context);
  const before = open();
  await before.directories.insert(directoryOf(ids.first));
  await before.close();
  await open().directories.list();

  const mapped = readFileSync('/proc/self/maps', 'utf8').split('\n');

  // The index of the WAL is memory that connections share.
  assert.ok(mapped.some((line) => line.endsWith(`${path}-shm`)));
  assert.ok(!mapped.some((line) => line.endsWith(path)));
});

test('a file that is opened again has kept everything', async (context) => {
  const { open } = await openFile(context);
  const before = open();
  await before.directories.insert(directoryOf(ids.first));
  await before.directory(ids.first).tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
  await before.directory(ids.first).write(async (transaction) => {
    await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
    await transaction.resources.insert(group('sales', 'Sales'));
    await transaction.members.add(resourceId('sales'), [joined('anna')]);
  });
  await before.close();

  const after = open();

  const directory = after.directory(ids.first);
  assert.deepStrictEqual(await after.directories.list(), [directoryOf(ids.first)]);
  assert.equal((await after.credentials.findToken(digest('a')))?.token.id, 'tok_a');
  assert.equal(await directory.resources.count('User', everything), 1);
  assert.deepStrictEqual((await directory.resources.find('User', anna, true))?.memberships, [
    { groupId: 'sales', display: 'Sales' },
  ]);
  await directory.write((transaction) => transaction.resources.insert(person('bert')));
  const positions = (await directory.resources.select('User', all)).map(({ position }) => position);
  assert.deepStrictEqual(positions, [1, 3]);
});

test('what another process commits is seen at once', async (context) => {
  const { open } = await openFile(context);
  const [server, command] = [open(), open()];
  await server.directories.insert(directoryOf(ids.first));

  await command.directories.update(ids.first, { provisioning: false });
  assert.equal((await server.directories.find(ids.first))?.provisioning, false);

  await command.directory(ids.first).write((transaction) => transaction.resources.insert(person('anna')));
  assert.equal(await server.directory(ids.first).resources.findUnique('User', 'anna'), anna);
});

test('what a process remembers of tokens, switches, schemas and long lists gives way to the commits of another', async (context) => {
  const { open } = await openFile(context);
  const [server, other] = [open(), open()];
  const directory = server.directory(ids.first);
  await server.directories.insert(directoryOf(ids.first));
  await directory.tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
  for (let at = 0; at < 40; at += 1)
    await directory.write((transaction) => transaction.resources.insert(person(`p${10 + at}`)));
  /** As a server reads for the requests of one turn: what can be remembered is. */
  const look = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    server.engine.beginReadBatch();
    const credential = await server.credentials.findToken(digest('a'));
    const [deep] = await directory.resources.select('User', { ...all, offset: 30, limit: 1 });
    const revision = await directory.schemas.revision();
    const { token, directory: switches } = credential ?? {};
    return [token?.revokedAt, switches?.provisioning, switches?.schemaRevision, revision, deep?.resource.id];
  };
  const twice = [await look(), await look()];

  await other.directories.update(ids.first, { provisioning: false });
  const off = await look();
  await other.directory(ids.first).tokens.revoke(tokenOf('tok_a', ids.first).id, 7);
  const revoked = await look();
  await other.directory(ids.first).write((transaction) => transaction.schemas.save('[]'));
  const revised = await look();
  await other.directory(ids.first).write((transaction) => transaction.resources.remove('User', resourceId('p10'), 9));
  const gone = await look();
  await other.directory(ids.first).write((transaction) => transaction.removed.restore(person('p10')));
  const back = await look();

  assert.deepStrictEqual(twice, Array(2).fill([undefined, true, 0, 0, 'p40']));
  assert.deepStrictEqual(off, [undefined, false, 0, 0, 'p40']);
  assert.deepStrictEqual(revoked, [7, false, 0, 0, 'p40']);
  assert.deepStrictEqual(revised, [7, false, 1, 1, 'p40']);
  assert.deepStrictEqual([gone.at(-1), back.at(-1)], ['p41', 'p40']);
});

test('two processes that write at the same time lose nothing', async (context) => {
  const { open } = await openFile(context);
  const stores = [open(), open()];
  await stores[0]?.directories.insert(directoryOf(ids.first));

  const writes = Array.from({ length: 200 }, (_, index) =>
    stores[index % 2]?.directory(ids.first).write(async (transaction) => {
      await new Promise((resolve) => setImmediate(resolve));
      return transaction.resources.insert(person(`p${index}`));
    }),
  );
  await Promise.all(writes);

  assert.equal(await stores[1]?.directory(ids.first).resources.count('User', everything), 200);
});

test('a write that another process holds up too long is refused, reads go on, and the store heals', async (context) => {
  const { path, open } = await openFile(context);
  const store = open({ busyMs: 20 });
  await store.directories.insert(directoryOf(ids.first));
  const other = openPlain(context, path);
  other.exec('BEGIN IMMEDIATE');

  const refused = store.directory(ids.first).write((transaction) => transaction.resources.insert(person('anna')));

  await assert.rejects(refused, { name: 'StoreUnavailable', reason: 'busy' });
  assert.equal(await store.directory(ids.first).resources.count('User', everything), 0);
  other.exec('ROLLBACK');
  const outcome = await store.directory(ids.first).write((transaction) => transaction.resources.insert(person('anna')));
  assert.equal(outcome, 'written');
});

test('a write that queues behind a refused one does not wait for as long again', async (context) => {
  const { path, open } = await openFile(context);
  const store = open({ busyMs: 1_500 });
  await store.directories.insert(directoryOf(ids.first));
  const other = openPlain(context, path);
  other.exec('BEGIN IMMEDIATE');
  const write = (id: string) =>
    store.directory(ids.first).write((transaction) => transaction.resources.insert(person(id)));

  const refused = (request: Promise<unknown>) => assert.rejects(request, { reason: 'busy' });

  const first = refused(write('anna'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = refused(write('bert'));
  await first;
  const third = refused(write('carl'));
  const next = await Promise.race([second.then(() => 'second'), third.then(() => 'third')]);

  assert.equal(next, 'second');
  await third;
  other.exec('ROLLBACK');
});

test('a write waits for another process that ends in time', async (context) => {
  const { path, open } = await openFile(context);
  const store = open();
  await store.directories.insert(directoryOf(ids.first));
  const other = openPlain(context, path);
  other.exec('BEGIN IMMEDIATE');

  const writing = store.directory(ids.first).write((transaction) => transaction.resources.insert(person('anna')));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  other.exec('COMMIT');

  assert.equal(await writing, 'written');
});

test('a removal of a directory that was cut short is ended at the next start', async (context) => {
  const { path, open } = await openFile(context);
  const before = open();
  await before.directories.insert(directoryOf(ids.first));
  await before.directory(ids.first).write((transaction) => transaction.resources.insert(person('anna')));
  await before.close();
  const plain = openPlain(context, path);
  plain.exec('UPDATE directory SET removing = 1');

  const after = open();
  assert.deepStrictEqual(await after.directories.list(), []);
  await after.close();

  assert.equal(plain.prepare('SELECT 1 FROM resource').get(), undefined);
  assert.equal(plain.prepare('SELECT 1 FROM directory').get(), undefined);
});

test('a directory that is being removed is hidden from everyone', async (context) => {
  const { path, open } = await openFile(context);
  const store = open();
  await store.directories.insert(directoryOf(ids.first));
  await store.directory(ids.first).tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
  const plain = openPlain(context, path);
  plain.exec('UPDATE directory SET removing = 1');

  await store.appendLog([{ directoryId: ids.first, entry: entryOf('log_a') }]);

  assert.equal(plain.prepare('SELECT 1 FROM log').get(), undefined);
  assert.deepStrictEqual(await store.directories.list(), []);
  assert.equal(await store.directories.find(ids.first), undefined);
  assert.equal(await store.credentials.findToken(digest('a')), undefined);
  assert.equal(await store.directories.update(ids.first, { name: 'New' }), undefined);
  assert.equal(await store.directories.delete(ids.first), false);
});
