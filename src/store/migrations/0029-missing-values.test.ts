import assert from 'node:assert/strict';
import { missingBits } from '../../domain/index.ts';
import { type JsonObject, enterpriseUserUrn as urn } from '../../scim/index.ts';
import { testMigration } from '../testing/earlier-databases.ts';

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
/** PostgreSQL cannot read the JSON of a text with U+0000. */
const unreadable = JSON.stringify({ title: 'a\u0000b' });
const insert = `
  INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, body, active, unique_key, emails, search, name_order)
  VALUES ('ud_a', ?, ?, 1, 1, 1, ?, 1, ?, '[]', '', '')`;

testMigration(29, 'users that were there before are found by what they lack', async (database) => {
  const rows = users.map((user) => ['User', JSON.stringify(user)] as const);
  const last = database.engine === 'SQLite' ? (['Group', '{}'] as const) : (['User', unreadable] as const);
  for (const [at, [type, body]] of [...rows, last].entries())
    await database.run(insert, type, `id${String(at)}`, body, `key${String(at)}`);

  await database.migrate();

  const found = await database.rows('SELECT missing FROM resource ORDER BY position');
  assert.deepStrictEqual(
    found.map((row) => row['missing']),
    [...users.map(missingBits), 0],
  );
});
