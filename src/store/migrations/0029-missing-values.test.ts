import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { missingBits } from '../../domain/index.ts';
import { type JsonObject, enterpriseUserUrn as urn } from '../../scim/index.ts';
import { connect } from '../postgres/connection.ts';
import { migrate as migratePostgres } from '../postgres/migrate.ts';
import { migrate } from '../sqlite/migrate.ts';
import { createDatabase } from '../testing/database.ts';
import { migrations } from './index.ts';

const phone = (type: string, value: string) => ({ phoneNumbers: [{ type, value }] });
const users: readonly JsonObject[] = [
  {},
  { title: 'Head', emails: [{ type: 'work', value: 'a@x' }], [urn]: { department: 'Sales', manager: { value: 'b' } } },
  { title: '', emails: [], [urn]: { department: null, manager: 'b', employeeNumber: '7' } },
  phone('mobile', '+49 170 1'),
  phone('work', '+49 30 1'),
  phone('fax', '+49 30 2'),
  { phoneNumbers: 'none', addresses: [null, { type: 'work', formatted: 'Büro 7' }] },
  { addresses: [{ type: 'work', streetAddress: 'Hauptstraße 1' }] },
];
const bodies = users.map((user) => JSON.stringify(user));
const unreadable = JSON.stringify({ title: 'a\u0000b' });
const earlier = migrations.filter(({ number }) => number < 29);
const directory =
  "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_a', 'A', 1, 1, 0, 1)";
const insert = `
  INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, body, active, unique_key, emails, search, name_order)
  VALUES ('ud_a', ?, ?, 1, 1, 1, ?, 1, ?, '[]', '', '')`;
const missing = 'SELECT missing FROM resource ORDER BY position';

test('users that were there before are found by what they lack, in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, earlier, 1);
  database.exec(directory);
  const add = database.prepare(insert);
  for (const [at, body] of bodies.entries()) add.run('User', `id${String(at)}`, body, `key${String(at)}`);
  add.run('Group', 'g', '{}', 'g');

  migrate(database, migrations, 2);

  const rows = database.prepare(missing).all();
  assert.deepStrictEqual(
    rows.map((row) => row['missing']),
    [...users.map(missingBits), 0],
  );
});

test('users that were there before are found by what they lack, in PostgreSQL', async (context) => {
  const database = await createDatabase();
  const connection = await connect(database.url);
  context.after(async () => {
    await connection.close();
    await database.drop();
  });
  await migratePostgres(connection, earlier, 1);
  await connection.query("SET becard.directory = 'ud_a'");
  await connection.query(directory);
  for (const [at, body] of [...bodies, unreadable].entries())
    await connection.query(insert, 'User', `id${String(at)}`, body, `key${String(at)}`);

  await migratePostgres(connection, migrations, 2);

  const { rows } = await connection.fetch<{ readonly missing: number }>(missing);
  assert.deepStrictEqual(
    rows.map((row) => row.missing),
    [...users.map(missingBits), 0],
  );
});
