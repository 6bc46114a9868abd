import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { groupKind, type ResourceId } from '../../domain/index.ts';
import { groupUrn } from '../../scim/index.ts';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './index.ts';

test('groups that were there before get the key that the directory would give them', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, migrations.slice(0, 13), 1);
  const groups: readonly (readonly [name: string, externalId: string | undefined])[] = [
    ['Sales', 'a'],
    ['Marketing', undefined],
    ['Ä', '9F1C'],
  ];
  database.exec(
    "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_a', 'A', 1, 1, 0, 1)",
  );
  const insert = database.prepare(`
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, active, unique_key, external_id, emails, search, body)
    VALUES ('ud_a', ?, ?, 1, 1, 1, 1, ?, ?, '[]', '', '{}')`);
  for (const [index, [name, externalId]] of groups.entries()) {
    insert.run('Group', `g${index}`, name.toLowerCase(), externalId ?? null);
  }
  insert.run('User', 'u', 'jana', 'jana@contoso.example');

  migrate(database, migrations, 2);

  const found = database.prepare('SELECT unique_key FROM resource ORDER BY position').all();
  const keys = groups.map(
    ([displayName, externalId]) =>
      groupKind.keys({ schemas: [groupUrn], displayName, externalId }, 'g' as ResourceId).unique,
  );
  assert.deepStrictEqual(
    found.map((row) => row['unique_key']),
    [...keys, 'jana'],
  );
});
