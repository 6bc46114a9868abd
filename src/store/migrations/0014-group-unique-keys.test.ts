import assert from 'node:assert/strict';
import { groupKind, type ResourceId } from '../../domain/index.ts';
import { groupUrn } from '../../scim/index.ts';
import { testMigration } from '../testing/earlier-databases.ts';

testMigration(14, 'groups that were there before get the key that the directory would give them', async (database) => {
  const groups: readonly (readonly [name: string, externalId: string | undefined])[] = [
    ['Sales', 'a'],
    ['Marketing', undefined],
    ['Ä', '9F1C'],
  ];
  const insert = `
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, active, unique_key, external_id, emails, search, body)
    VALUES ('ud_a', ?, ?, 1, 1, 1, 1, ?, ?, '[]', '', '{}')`;
  for (const [index, [name, externalId]] of groups.entries()) {
    await database.run(insert, 'Group', `g${index}`, name.toLowerCase(), externalId ?? null);
  }
  await database.run(insert, 'User', 'u', 'jana', 'jana@contoso.example');

  await database.migrate();

  const found = await database.rows('SELECT unique_key FROM resource ORDER BY position');
  const keys = groups.map(
    ([displayName, externalId]) =>
      groupKind.keys({ schemas: [groupUrn], displayName, externalId }, 'g' as ResourceId).unique,
  );
  assert.deepStrictEqual(
    found.map((row) => row['unique_key']),
    [...keys, 'jana'],
  );
});
