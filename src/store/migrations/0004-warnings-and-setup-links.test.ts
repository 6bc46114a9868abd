import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { checkMapping } from '../../domain/index.ts';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './index.ts';

test('people who were there before get the warning that the directory would give them', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, migrations.slice(0, 3), 1);
  const objectId = '9f1c2d3e-0000-4000-8000-000000000001';
  const people: readonly (readonly [string, string | null])[] = [
    [objectId, 'ada@contoso.example'],
    [objectId.replace('1', '2'), null],
    [objectId.replace('1', '3'), 'ada'],
    [objectId.replace('1', '4'), 'a@b@c'],
    [objectId.replace('1', '5'), 'ada lovelace@contoso.example'],
    ['ada@contoso.example', 'ada'],
    [`${objectId}0`, 'ada@contoso.example'],
  ];
  database.exec("INSERT INTO directory VALUES ('ud_a', 'A', NULL, 1, 1, 0, 1, 0, 0, NULL)");
  const insert = database.prepare(`
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, active, unique_key, external_id, emails, search, body)
    VALUES ('ud_a', ?, ?, 1, 1, 1, 1, ?, ?, '[]', '', '{}')`);
  for (const [index, [userName, externalId]] of people.entries()) {
    insert.run('User', `u${String(index)}`, userName, externalId);
  }
  insert.run('Group', 'g', 'sales', null);

  migrate(database, migrations, 2);

  const found = database.prepare('SELECT warning FROM resource ORDER BY position').all();
  const wanted = people.map(([userName, externalId]) => checkMapping(userName, externalId ?? undefined)[0] ?? null);
  assert.deepStrictEqual(
    found.map((row) => row['warning']),
    [...wanted, null],
  );
});
