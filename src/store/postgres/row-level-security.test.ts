// The second barrier between directories: the database itself lets a statement see and write the rows of its directory alone.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openStore } from '../index.ts';
import { createDatabase } from '../testing/database.ts';
import {
  cardSettingsOf,
  directoryOf,
  entryOf,
  eventOf,
  group,
  ids,
  joined,
  person,
  resourceId,
  savedViewOf,
  templateOf,
} from '../testing/samples.ts';
import { type Connection, connect } from './connection.ts';

const walled = [
  'resource',
  'resource_email',
  'resource_count',
  'resource_claim',
  'resource_secret',
  'card',
  'card_number',
  'card_photo',
  'card_template',
  'card_location',
  'card_version',
  'member',
  'event',
  'log',
  'log_count',
  'user_hour',
  'saved_view',
];

/** Two directories with a row in each table, and a connection of the user that owns them. */
async function openFilled(context: TestContext): Promise<Connection> {
  const database = await createDatabase();
  const store = await openStore({ databaseUrl: database.url });
  for (const id of [ids.first, ids.second]) {
    await store.directories.insert(directoryOf(id));
    await store.directory(id).write(async (transaction) => {
      const claims = [{ scope: 'badge', value: '7' }];
      await transaction.resources.insert(person(`anna-${id}`, { emails: ['a@x'], claims }));
      await transaction.secrets.save(resourceId(`anna-${id}`), [{ attribute: 'password', hash: 'hash' }]);
      await transaction.resources.insert(group('sales', 'Sales'));
      await transaction.members.add(resourceId('sales'), [joined(`anna-${id}`)]);
      await transaction.events.append(eventOf(`evt_${id}`));
    });
    await store.directory(id).savedViews.insert(savedViewOf(`vw_${id}`));
    const { cards } = store.directory(id);
    await cards.add([{ resourceId: resourceId(`anna-${id}`), handle: `hand-${id.slice(0, 6)}` }], 'draft', 1);
    await cards.saveSettings(cardSettingsOf('draft'));
    const seen = { day: 0, way: 'qr', views: 1, saves: 0, passes: 0 } as const;
    await store.directory(id).cardNumbers.add([{ ...seen, resourceId: resourceId(`anna-${id}`) }]);
    await cards.savePhoto(resourceId(`anna-${id}`), { hash: 'photo', bytes: Uint8Array.of(1), by: 'Ada' }, 1);
    await cards.saveTemplate(templateOf(`tpl_${id}`));
    await cards.saveLocation({ id: `loc_${id}`, name: 'Berlin', changedAt: 1 }, 'berlin');
    await cards.keepVersion(`tpl_${id}`, { version: 1, changedAt: 1, content: {} }, 20);
    await store.appendLog([{ directoryId: id, entry: entryOf(`log_${id}`) }]);
  }
  await store.close();
  const connection = await connect(database.url);
  context.after(async () => {
    await connection.close();
    await database.drop();
  });
  return connection;
}

test('a statement without a directory sees no row of any table', async (context) => {
  const connection = await openFilled(context);

  for (const table of walled) {
    assert.deepStrictEqual((await connection.fetch(`SELECT * FROM ${table}`)).rows, [], table);
    assert.equal((await connection.fetch(`DELETE FROM ${table}`)).changes, 0, table);
  }
});

test('a statement without a WHERE sees and changes its own directory alone', async (context) => {
  const connection = await openFilled(context);
  connection.enter(ids.first);

  for (const table of walled) {
    const { rows } = await connection.fetch<{ directory_id: string }>(`SELECT directory_id FROM ${table}`);
    assert.deepStrictEqual([...new Set(rows.map((row) => row.directory_id))], [ids.first], table);
  }
  for (const table of walled) await connection.fetch(`DELETE FROM ${table}`);
  connection.enter(ids.second);
  for (const table of walled) assert.notEqual((await connection.fetch(`SELECT 1 FROM ${table}`)).changes, 0, table);
});

test('no row is written into another directory or moved there', async (context) => {
  const connection = await openFilled(context);
  connection.enter(ids.first);

  await assert.rejects(
    connection.query('INSERT INTO member (directory_id, group_id, member_id) VALUES (?, ?, ?)', ids.second, 'g', 'm'),
    /row-level security/,
  );
  await assert.rejects(connection.query('UPDATE member SET directory_id = ?', ids.second), /row-level security/);
});

test('every table with rows of directories has row-level security', async (context) => {
  const connection = await openFilled(context);

  const { rows } = await connection.fetch<{ name: string; isForced: boolean }>(`
    SELECT CAST(c.relname AS text) AS name, c.relrowsecurity AND c.relforcerowsecurity AS "isForced" FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'directory_id'
    WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY c.relname`);

  const open = rows.filter(({ isForced }) => !isForced).map(({ name }) => name);
  // A token, a setup link or a link to a card determines which directory a request is for, so it is found before there is one; the audit log belongs to the
  // installation, of rehearsals one runs at a time in it, a handle determines the directory of its card, one job makes all
  // cards, a webhook may be for all directories, a pass outlives its directory, and one sender looks for all event streams.
  const expected = [
    'audit',
    'card_handle',
    'card_link',
    'card_setting',
    'event_stream',
    'rehearsal',
    'setup_link',
    'signing_key',
    'token',
    'wallet_pass',
    'webhook',
  ];
  assert.deepStrictEqual(open, expected);
  assert.deepStrictEqual(
    rows.filter(({ isForced }) => isForced).map(({ name }) => name),
    walled.toSorted(),
  );
});
