import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './index.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

test('users that were there before are found by their employee number', () => {
  const database = new DatabaseSync(':memory:');
  migrate(
    database,
    migrations.filter(({ number }) => number < 27),
    1,
  );
  database.exec(
    "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_a', 'A', 1, 1, 0, 1)",
  );
  const insert = database.prepare(`
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, body, active, unique_key, emails, search, name_order)
    VALUES ('ud_a', ?, ?, 1, 1, 1, ?, 1, ?, '[]', 'jana weber', 'jana')`);
  const bodies = [
    ['User', JSON.stringify({ [enterprise]: { employeeNumber: 'E-4711' } })],
    ['User', JSON.stringify({ [enterprise]: { department: 'Sales' } })],
    ['User', '{}'],
    ['Group', JSON.stringify({ [enterprise]: { employeeNumber: '1' } })],
  ] as const;
  for (const [at, [type, body]] of bodies.entries()) insert.run(type, `id${String(at)}`, body, `key${String(at)}`);

  migrate(database, migrations, 2);

  const found = database.prepare('SELECT search FROM resource ORDER BY position').all();
  assert.deepStrictEqual(
    found.map(({ search }) => search),
    ['jana weber\ne-4711', 'jana weber', 'jana weber', 'jana weber'],
  );
});
