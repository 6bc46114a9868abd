import assert from 'node:assert/strict';
import { testMigration } from '../testing/earlier-databases.ts';

const value = 'says \\"isVisible\\":';
const fields = `{"fax":{"rule":"fixed","isVisible":true,"value":"${value}"}}`;
const before = [
  "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_b', 'B', 1, 1, 0, 1)",
  `INSERT INTO card_template (id, directory_id, is_default, version, changed_at, fields) VALUES ('tpl_a', 'ud_a', 1, 3, 9, '${fields}')`,
  "INSERT INTO card_setting (directory_id, enabled, new_cards) VALUES ('ud_a', 1, 'draft'), ('ud_b', 0, 'published')",
];

testMigration(39, 'the template and the beginning of cards that were there before are kept', async (database) => {
  for (const statement of before) await database.run(statement);

  await database.migrate();

  const [template] = await database.rows('SELECT id, version, content FROM card_template');
  assert.deepEqual([template?.['id'], Number(template?.['version'])], ['tpl_a', 3]);
  assert.deepEqual(JSON.parse(String(template?.['content'])), {
    name: 'Standard',
    fields: { fax: { rule: 'fixed', editableBy: 'editor', isVisible: true, value: 'says "isVisible":' } },
  });
  const settings = await database.rows('SELECT assignment FROM card_setting ORDER BY directory_id');
  assert.deepEqual(
    settings.map(({ assignment }) => JSON.parse(String(assignment))),
    [
      { version: 1, changedAt: 0, rules: [{ template: 'tpl_a', newCards: 'draft' }] },
      { version: 1, changedAt: 0, rules: [] },
    ],
  );
});
