import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Migration } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { migrate } from './migrate.ts';

const first: Migration = { number: 1, name: 'first', sqlite: 'CREATE TABLE one (a TEXT)', postgres: '' };
const second: Migration = {
  number: 2,
  name: 'second',
  sqlite: 'CREATE TABLE two (a TEXT); CREATE TABLE three (a TEXT)',
  postgres: '',
};
const broken: Migration = {
  number: 2,
  name: 'broken',
  sqlite: 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT)',
  postgres: '',
};

function tables(database: DatabaseSync): readonly unknown[] {
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return rows.map((row) => Object.values(row)[0]);
}

test('migrations are applied once, in order, and noted', () => {
  const database = new DatabaseSync(':memory:');

  assert.deepStrictEqual(migrate(database, [first], 5), [1]);
  assert.deepStrictEqual(migrate(database, [first, second], 6), [2]);
  assert.deepStrictEqual(migrate(database, [first, second], 7), []);

  assert.deepStrictEqual(tables(database), ['migration', 'one', 'three', 'two']);
  const noted = database.prepare('SELECT number, name, applied_at FROM migration ORDER BY number').all();
  assert.deepStrictEqual(
    noted.map((row) => Object.values(row)),
    [
      [1, 'first', 5],
      [2, 'second', 6],
    ],
  );
});

test('a migration that fails leaves everything as it was', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, [first], 5);

  assert.throws(() => migrate(database, [first, broken], 6));

  assert.deepStrictEqual(tables(database), ['migration', 'one']);
  assert.equal(database.isTransaction, false);
  assert.deepStrictEqual(migrate(database, [first, second], 7), [2]);
});

test('a database that a newer version has used is refused and not touched', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, [first, second], 5);

  assert.throws(() => migrate(database, [first], 6), { name: 'StoreSetupError', message: /shape 2.*newer version/s });

  assert.equal(database.isTransaction, false);
});

test('migrations are numbered from one without a gap', () => {
  assert.deepStrictEqual(
    migrations.map(({ number }) => number),
    migrations.map((_, index) => index + 1),
  );
});

test('processes that open a new store at the same time all succeed', async (context) => {
  const folder = await temporaryFolder(context);
  const entry = fileURLToPath(new URL('../index.ts', import.meta.url));
  const script = `
    const { openStore } = await import(${JSON.stringify(entry)});
    const store = await openStore({ dataDirectory: process.argv[1] });
    await store.engine.ping();
    await store.close();`;

  const run = promisify(execFile);
  await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script, folder])),
  );

  const database = new DatabaseSync(join(folder, 'becard.sqlite'));
  context.after(() => database.close());
  assert.deepStrictEqual(migrate(database, migrations, 1), []);
});
