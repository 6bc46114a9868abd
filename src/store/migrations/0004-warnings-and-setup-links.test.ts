import assert from 'node:assert/strict';
import { checkMapping } from '../../domain/index.ts';
import { testMigration } from '../testing/earlier-databases.ts';

testMigration(
  4,
  'people who were there before get the warning that the directory would give them',
  async (database) => {
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
    const insert = `
    INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, active, unique_key, external_id, emails, search, body)
    VALUES ('ud_a', ?, ?, 1, 1, 1, 1, ?, ?, '[]', '', '{}')`;
    for (const [index, [userName, externalId]] of people.entries()) {
      await database.run(insert, 'User', `u${String(index)}`, userName, externalId);
    }
    await database.run(insert, 'Group', 'g', 'sales', null);

    await database.migrate();

    const found = await database.rows('SELECT warning FROM resource ORDER BY position');
    const wanted = people.map(([userName, externalId]) => checkMapping(userName, externalId ?? undefined)[0] ?? null);
    assert.deepStrictEqual(
      found.map((row) => row['warning']),
      [...wanted, null],
    );
  },
);
