import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { outcomeOf } from '../../domain/index.ts';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './index.ts';

const holderId = '2819c223-7f76-453a-919d-413861904646';
const taken = `userName is used by user ${holderId}. Each Entra object may exist once.`;
const cut =
  'This Secret Token is not known. It has 8 of 61 characters. Create a new one in Becard and paste it in Entra.';

const entries = [
  { method: 'GET', status: 200 },
  { method: 'POST', status: 201, warnings: ['BC-310'] },
  { method: 'GET', status: 404, code: 'BC-202' },
  { method: 'PATCH', status: 404, code: 'BC-202' },
  { method: 'POST', status: 409, code: 'BC-301', detail: taken, fields: { reason: 'taken', holderId } },
  { method: 'GET', status: 401, code: 'BC-102', detail: cut, fields: { reason: 'cut', length: 8, expected: 61 } },
  { method: 'GET', status: 403, code: 'BC-106' },
  { method: 'GET', status: 503, code: 'BC-602' },
] as const;

test('log entries that were there before get the outcome by the rule, and fields where screens show them', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, migrations.slice(0, 17), 1);
  database.exec(
    "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_a', 'A', 1, 1, 0, 1)",
  );
  const insert = database.prepare(`
    INSERT INTO log (directory_id, id, at, duration_ms, action, method, path, status, code, detail, warnings)
    VALUES ('ud_a', 'x', 1, 1, 'Update', ?, '/Users', ?, ?, ?, ?)`);
  const written = entries.map((entry) => ({ code: null, detail: null, warnings: [], ...entry }));
  for (const { method, status, code, detail, warnings } of written)
    insert.run(method, status, code, detail, JSON.stringify(warnings));

  migrate(database, migrations, 2);

  const found = database.prepare('SELECT outcome, fields FROM log ORDER BY position').all();
  assert.deepStrictEqual(
    found.map(({ outcome, fields }) => [outcome, fields === null ? undefined : JSON.parse(String(fields))]),
    written.map((entry) => [
      outcomeOf({ ...entry, code: entry.code ?? undefined }),
      'fields' in entry ? entry.fields : undefined,
    ]),
  );
});
