import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openStore } from '../index.ts';
import type { Migration } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { createDatabase } from '../testing/database.ts';
import { type Connection, connect } from './connection.ts';
import { migrate } from './migrate.ts';

const step = (number: number, postgres: string): Migration => ({
  number,
  name: `step ${number}`,
  sqlite: '',
  postgres,
});
const first = step(1, 'CREATE TABLE one (a TEXT)');
const second = step(2, 'CREATE TABLE two (a TEXT); CREATE TABLE three (a TEXT)');
const broken = step(2, 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT)');

async function open(context: TestContext, count = 1): Promise<readonly Connection[]> {
  const database = await createDatabase();
  const connections = await Promise.all(Array.from({ length: count }, () => connect(database.url)));
  context.after(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await database.drop();
  });
  return connections;
}

async function tables(connection: Connection): Promise<readonly string[]> {
  const { rows } = await connection.fetch<{ name: string }>(
    "SELECT CAST(tablename AS text) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

test('migrations are applied once, in order, and noted', async (context) => {
  const [connection] = await open(context);
  assert.ok(connection !== undefined);

  assert.deepStrictEqual(await migrate(connection, [first], 5), [1]);
  assert.deepStrictEqual(await migrate(connection, [first, second], 6), [2]);
  assert.deepStrictEqual(await migrate(connection, [first, second], 7), []);

  assert.deepStrictEqual(await tables(connection), ['migration', 'one', 'three', 'two']);
  const noted = await connection.fetch(
    'SELECT number, name, applied_at FROM migration WHERE number > 0 ORDER BY number',
  );
  assert.deepStrictEqual(
    noted.rows.map((row) => Object.values(row as object)),
    [
      [1, 'step 1', 5],
      [2, 'step 2', 6],
    ],
  );
});

test('a migration that fails leaves everything as it was', async (context) => {
  const [connection] = await open(context);
  assert.ok(connection !== undefined);
  await migrate(connection, [first], 5);

  await assert.rejects(migrate(connection, [first, broken], 6), /already exists/);

  assert.deepStrictEqual(await tables(connection), ['migration', 'one']);
  assert.deepStrictEqual(await migrate(connection, [first, second], 7), [2]);
});

test('a database that a newer version has used is refused and not touched', async (context) => {
  const [connection] = await open(context);
  assert.ok(connection !== undefined);
  await migrate(connection, [first, second], 5);

  await assert.rejects(migrate(connection, [first], 6), {
    name: 'StoreSetupError',
    message: /shape 2.*newer version/s,
  });
});

test('of nodes that start at the same time one migrates and the others find it done', async (context) => {
  const connections = await open(context, 6);

  const applied = await Promise.all(connections.map((connection) => migrate(connection, [first, second], 5)));

  assert.deepStrictEqual(applied.flat(), [1, 2]);
});

test('stores that are opened at the same time on a new database all open', async (context) => {
  const database = await createDatabase();
  const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ databaseUrl: database.url })));
  context.after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  const shapes = await Promise.all(stores.map((store) => store.engine.describe()));

  const expected = { kind: 'PostgreSQL', migration: migrations.at(-1)?.number };
  assert.deepStrictEqual(shapes, [expected, expected, expected, expected]);
});
