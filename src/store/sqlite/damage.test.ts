// A page of the file that cannot be read fails the requests that need it, and nothing else.

import assert from 'node:assert/strict';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { DirectoryId, Store } from '../../domain/store.ts';
import { openSqliteStore } from '../sqlite.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { all, directoryOf, entryOf, ids, person, resourceId } from '../testing/samples.ts';

const pageBytes = 4096;
const people = 60;
const damaged = { name: 'StoreUnavailable', reason: 'damaged' };

/** Overwrites the second leaf page of a table or index. */
function damagePage(path: string, name: string): void {
  const database = new DatabaseSync(path);
  const [, second] = database
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .all(name);
  database.close();
  const page = Number(second?.['pageno'] ?? assert.fail(`${name} has one page`));
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(file);
}

interface Damaged {
  readonly store: Store;
  readonly warnings: string[];
}

/** Two directories with people; a page of the first one's people is damaged. */
async function openDamaged(context: TestContext, table = 'resource'): Promise<Damaged> {
  const path = join(await temporaryFolder(context), 'becard.sqlite');
  const before = openSqliteStore(path);
  for (const id of [ids.first, ids.second]) {
    await before.directories.insert(directoryOf(id));
    await before.directory(id).write(async (transaction) => {
      for (let at = 0; at < people; at += 1) {
        const body = JSON.stringify({ userName: `p${at}`, title: 'x'.repeat(800) });
        await transaction.resources.insert(person(`p${at}`, {}, { body }));
      }
    });
    const lines = Array.from({ length: people }, (_, at) => entryOf(`e${at}`, { search: 'x'.repeat(500) }));
    await before.appendLog(lines.map((entry) => ({ directoryId: id, entry })));
  }
  await before.close();
  damagePage(path, table);
  const warnings: string[] = [];
  const store = openSqliteStore(path, { warn: (sentence) => warnings.push(sentence) });
  context.after(() => store.close());
  return { store, warnings };
}

/** Writes to every user of the first directory. */
const touchAll = (store: Store): Promise<void> =>
  store.directory(ids.first).write((transaction) =>
    transaction.resources.touch(
      Array.from({ length: people }, (_, at) => resourceId(`p${at}`)),
      2_000,
    ),
  );
const list = (store: Store, id: DirectoryId) => store.directory(id).resources.select('User', all);
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a read of a damaged page is refused, and the others of its turn are answered', async (context) => {
  const { store } = await openDamaged(context);

  store.engine.beginReadBatch();
  const reads = await Promise.allSettled([list(store, ids.second), list(store, ids.first), list(store, ids.second)]);
  await nextTurn();
  store.engine.beginReadBatch();
  const later = await list(store, ids.second);

  assert.deepStrictEqual(
    reads.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  await assert.rejects(() => list(store, ids.first), damaged);
  assert.strictEqual(later.length, people);
});

test('a write that needs a damaged page is refused, and the others of its batch are kept', async (context) => {
  const { store } = await openDamaged(context);
  const insert = (name: string): Promise<unknown> =>
    store.directory(ids.second).write((transaction) => transaction.resources.insert(person(name)));

  const [before, touched, after] = [insert('before'), touchAll(store), insert('after')];
  const writes = await Promise.allSettled([before, touched, after]);

  assert.deepStrictEqual(
    writes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  await assert.rejects(touched, damaged);
  const kept = (await list(store, ids.second)).map(({ resource }) => resource.id);
  assert.deepStrictEqual(kept.slice(people), ['before', 'after']);
});

test('a work whose answer was an error of its own is asked again with its batch, and answered once', async (context) => {
  const { store } = await openDamaged(context);
  const outcomes: string[] = [];
  const inserting = (name: string): Promise<unknown> =>
    store
      .directory(ids.second)
      .write((transaction) => transaction.resources.insert(person(name)))
      .then((outcome) => outcomes.push(outcome));

  await Promise.all([inserting('same'), inserting('same'), assert.rejects(touchAll(store), damaged)]);

  assert.deepStrictEqual(outcomes, ['written', 'taken']);
});

test('damage is counted, and logged once with the file and what to do', async (context) => {
  const { store, warnings } = await openDamaged(context);

  for (let tries = 0; tries < 3; tries += 1) await assert.rejects(() => list(store, ids.first), damaged);

  assert.deepStrictEqual(store.engine.faults(), { damaged: 3, fault: 0 });
  assert.strictEqual(warnings.length, 1);
  assert.match(warnings[0] ?? '', /part of .*becard\.sqlite cannot be read: .*restore the last backup/);
  await store.engine.ping();
});

test('a damaged page of the log refuses those who look at it, and lines of others are written', async (context) => {
  const { store } = await openDamaged(context, 'log');

  await assert.rejects(store.directory(ids.first).log.list({ limit: 1000 }), damaged);
  await store.appendLog([{ directoryId: ids.second, entry: entryOf('new') }]);

  assert.strictEqual((await store.directory(ids.second).log.list({ limit: 1 }))[0]?.entry.id, 'new');
});
