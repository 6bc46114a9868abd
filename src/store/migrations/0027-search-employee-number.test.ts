import assert from 'node:assert/strict';
import { testMigration } from '../testing/earlier-databases.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

testMigration(27, 'users that were there before are found by their employee number', async (database) => {
  const insert = `
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, body, active, unique_key, emails, search, name_order)
    VALUES ('ud_a', ?, ?, 1, 1, 1, ?, 1, ?, '[]', 'jana weber', 'jana')`;
  const bodies = [
    ['User', JSON.stringify({ [enterprise]: { employeeNumber: 'E-4711' } })],
    ['User', JSON.stringify({ [enterprise]: { department: 'Sales' } })],
    ['User', '{}'],
    ['Group', JSON.stringify({ [enterprise]: { employeeNumber: '1' } })],
  ] as const;
  for (const [at, [type, body]] of bodies.entries())
    await database.run(insert, type, `id${String(at)}`, body, `key${String(at)}`);

  await database.migrate();

  const found = await database.rows('SELECT search FROM resource ORDER BY position');
  assert.deepStrictEqual(
    found.map(({ search }) => search),
    ['jana weber\ne-4711', 'jana weber', 'jana weber', 'jana weber'],
  );
});
