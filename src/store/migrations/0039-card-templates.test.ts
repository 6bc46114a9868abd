import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { connect } from '../postgres/connection.ts';
import { migrate as migratePostgres } from '../postgres/migrate.ts';
import { migrate } from '../sqlite/migrate.ts';
import { createDatabase } from '../testing/database.ts';
import { migrations } from './index.ts';

const earlier = migrations.filter(({ number }) => number < 39);
const directory = (id: string) =>
  `INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('${id}', '${id}', 1, 1, 0, 1)`;
const value = 'says \\"isVisible\\":';
const fields = `{"fax":{"rule":"fixed","isVisible":true,"value":"${value}"}}`;
const before = [
  directory('ud_a'),
  directory('ud_b'),
  `INSERT INTO card_template (id, directory_id, is_default, version, changed_at, fields) VALUES ('tpl_a', 'ud_a', 1, 3, 9, '${fields}')`,
  "INSERT INTO card_setting (directory_id, enabled, new_cards) VALUES ('ud_a', 1, 'draft'), ('ud_b', 0, 'published')",
];
const templates = 'SELECT id, version, content FROM card_template';
const assignments = 'SELECT assignment FROM card_setting ORDER BY directory_id';

interface Row {
  readonly [column: string]: unknown;
}

function requireKept([template]: readonly Row[], settings: readonly Row[]): void {
  assert.deepEqual([template?.['id'], Number(template?.['version'])], ['tpl_a', 3]);
  assert.deepEqual(JSON.parse(String(template?.['content'])), {
    name: 'Standard',
    fields: { fax: { rule: 'fixed', editableBy: 'editor', isVisible: true, value: 'says "isVisible":' } },
  });
  assert.deepEqual(
    settings.map(({ assignment }) => JSON.parse(String(assignment))),
    [
      { version: 1, changedAt: 0, rules: [{ template: 'tpl_a', newCards: 'draft' }] },
      { version: 1, changedAt: 0, rules: [] },
    ],
  );
}

test('the template and the beginning of cards that were there before are kept, in SQLite', () => {
  const database = new DatabaseSync(':memory:');
  migrate(database, earlier, 1);
  for (const statement of before) database.exec(statement);

  migrate(database, migrations, 2);

  requireKept(database.prepare(templates).all(), database.prepare(assignments).all());
});

test('the template and the beginning of cards that were there before are kept, in PostgreSQL', async (context) => {
  const database = await createDatabase();
  const connection = await connect(database.url);
  context.after(async () => {
    await connection.close();
    await database.drop();
  });
  await migratePostgres(connection, earlier, 1);
  await connection.query("SET becard.directory = '*'");
  for (const statement of before) await connection.query(statement);

  await migratePostgres(connection, migrations, 2);

  requireKept((await connection.fetch<Row>(templates)).rows, (await connection.fetch<Row>(assignments)).rows);
});
