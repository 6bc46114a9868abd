// Every statement of the hot path has its index: nothing scans a table, nothing sorts what it found.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { failedOutcomes } from '../../domain/index.ts';
import type { Condition } from '../../domain/store.ts';
import { openSqliteStore } from '../sqlite.ts';
import { createEventFeed } from '../tables/feed.ts';
import { directoryTables, installationTables } from '../tables/index.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import {
  administratorId,
  all,
  digest,
  directoryOf,
  entryOf,
  eventOf,
  everything,
  group,
  ids,
  joined,
  person,
  resourceId,
  tokenId,
} from '../testing/samples.ts';
import type { ResourceWork } from './batch.ts';
import { type Connection, connect, type Statements } from './connection.ts';
import { findCredential } from './credentials.ts';
import { createDatabase, createSql } from './database.ts';
import { appendLog, logEngine } from './log.ts';
import { createPositions } from './positions.ts';
import { createDirectoryReader } from './resources.ts';
import { createTransaction } from './transaction.ts';
import { writeAtOnce } from './writer.ts';

const anna = resourceId('anna');
const sales = resourceId('sales');

const hot: readonly Condition[] = [
  everything,
  { kind: 'equals', key: 'id', value: 'anna' },
  { kind: 'equals', key: 'unique', value: 'anna' },
  { kind: 'equals', key: 'externalId', value: 'x' },
  { kind: 'equals', key: 'display', value: 'anna' },
  { kind: 'equals', key: 'manager', value: 'm' },
  { kind: 'equals', key: 'email', value: 'a@x' },
  { kind: 'equals', key: 'warning', value: 'BC-310' },
  { kind: 'equals', key: 'member', value: 'anna' },
];

async function openFile(context: TestContext): Promise<{ readonly path: string; readonly connection: Connection }> {
  const path = join(await temporaryFolder(context), 'becard.sqlite');
  await openSqliteStore(path).close();
  const connection = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: false });
  context.after(() => connection.close());
  return { path, connection };
}

/** The same statements, with their texts noted. */
function noting(statements: Statements, texts: Set<string>): Statements {
  return {
    query: (sql) => statements.query(texts.add(sql) && sql),
    composed: (sql) => statements.composed(texts.add(sql) && sql),
  };
}

function tablesOf(statements: Statements): ReturnType<typeof installationTables> {
  return installationTables(createDatabase(statements, writeAtOnce(statements)), {
    findToken: async () => undefined,
    pruneLarge: async () => undefined,
  });
}

function tablesOfDirectory(statements: Statements): ReturnType<typeof directoryTables> {
  return directoryTables(createDatabase(statements, writeAtOnce(statements)), logEngine, ids.first);
}

async function readAll(statements: Statements): Promise<void> {
  findCredential(statements, digest('a'));
  const reader = createDirectoryReader(statements, ids.first);
  for (const condition of hot) {
    await reader.resources.select('User', { ...all, condition, related: true });
    await reader.resources.count('User', condition);
  }
  await reader.resources.select('Group', { ...all, related: true });
  await reader.members.list(sales, 10);
  await reader.resources.findUnique('User', 'anna');
  await reader.resources.findType(anna);
  for (const type of ['User', 'Group']) await reader.resources.find(type, type === 'User' ? anna : sales, true);
  const { lists, events, log } = tablesOfDirectory(statements);
  await lists.read([1, 2]);
  await lists.countMembers([sales]);
  await lists.countUsers();
  await lists.withIds([anna]);
  await events.newest();
  for (const id of [anna, undefined]) {
    await events.list(id, 10);
    await events.during([{ resourceId: anna, from: 1, until: 2 }], 10);
    for (const outcomes of [failedOutcomes, undefined]) {
      await log.list({ outcomes, resourceIds: id && [id], isNotable: true, before: 9, limit: 10 });
    }
  }
  const feed = createEventFeed(createSql(statements), createPositions(createSql(statements)));
  for (const directoryIds of [undefined, [ids.first], [ids.first, ids.second]]) {
    for (const types of [undefined, ['user.updated'] as const]) {
      await feed.read({ after: 0, directoryIds, types, limit: 10 });
    }
  }
  const search = { text: 'a', resourceIds: [anna] };
  await log.list({ search, actions: ['Read'], code: 'BC-301', from: 1, until: 9, limit: 10 });
  await log.find('log_a');
}

async function writeAll(statements: Statements): Promise<void> {
  await tablesOf(statements).directories.insert(directoryOf(ids.first));
  await writeAtOnce(statements).writeResources(ids.first, (work) => writeResources(statements, work));
  appendLog(statements, [{ directoryId: ids.first, entry: entryOf('log_a', { tokenId: tokenId('tok_a') }) }]);
  const { administrators, directories } = tablesOf(statements);
  await administrators.findByEmail('a@x');
  await administrators.sessions.find(digest('a'));
  await administrators.sessions.touch(digest('a'), 1);
  await administrators.sessions.endAll(administratorId('adm_a'));
  await administrators.invitations.take(digest('a'));
  await directories.delete(ids.first);
}

async function writeResources(statements: Statements, work: ResourceWork): Promise<void> {
  const transaction = createTransaction(work, ids.first);
  await transaction.resources.insert(person('anna', { emails: ['a@x'] }));
  await transaction.resources.insert(person('bert'));
  await transaction.resources.insert(group('sales', 'Sales'));
  await transaction.members.add(sales, [joined('anna'), joined('bert')]);
  await transaction.members.resolve(anna, 'User');
  await transaction.resources.touch([anna], 1);
  await transaction.events.append(eventOf('evt_a'));
  await readAll(statements);
  await transaction.resources.update(person('anna', { unique: 'other', display: 'other', emails: [] }));
  await transaction.resources.update(person('anna', { unique: 'other', display: 'other', emails: [] }, { version: 2 }));
  await transaction.members.remove(sales, [anna]);
  await transaction.members.remove(sales, 'all');
  await transaction.resources.remove('User', anna, 2000);
  await transaction.removed.find('User', anna);
}

function explain(database: DatabaseSync, text: string): readonly string[] {
  const rows = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all();
  return rows.map(({ detail }) => String(detail));
}

test('no statement of the hot path scans a table or sorts what it found', async (context) => {
  const { path, connection } = await openFile(context);
  const texts = new Set<string>();
  await writeAll(noting(connection, texts));
  const database = new DatabaseSync(path);
  context.after(() => database.close());

  const plans = [...texts].map((text) => ({ text, steps: explain(database, text) }));

  assert.ok(plans.length > 40, `${plans.length} statements`);
  for (const { text, steps } of plans) {
    // A single resource seldom has more than one deleted predecessor to sort.
    const maySort = text.includes('deleted_at IS NOT NULL');
    for (const step of steps) {
      // sqlite_sequence has a row per table; a constant row joins two counts.
      const mayScan = /VIRTUAL TABLE|^SCAN (sqlite_sequence|CONSTANT ROW)$/.test(step);
      assert.ok(!step.startsWith('SCAN') || mayScan, `${step}\n${text}`);
      assert.ok(maySort || !step.includes('TEMP B-TREE'), `${step}\n${text}`);
    }
  }
});

test('a condition on a key is answered by the index of that key', async (context) => {
  const { path, connection } = await openFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  const indexes: readonly (readonly [string, string])[] = [
    ['all', 'resource_position'],
    ['id', 'resource_id'],
    ['unique', 'resource_unique'],
    ['externalId', 'resource_external'],
    ['display', 'resource_display'],
    ['manager', 'resource_manager'],
    ['warning', 'resource_warning'],
    ['email', 'SEARCH e USING PRIMARY KEY'],
  ];

  for (const [key, index] of indexes) {
    const condition = hot.find((one) => ('key' in one ? one.key === key : one.kind === key)) ?? everything;
    const texts = new Set<string>();
    await createDirectoryReader(noting(connection, texts), ids.first).resources.select('User', { ...all, condition });
    const [text = ''] = texts;
    assert.ok(
      explain(database, text).some((step) => step.includes(index)),
      `${key}: ${explain(database, text).join('; ')}`,
    );
  }
});

test('a list of people and the counts of a chart read their index alone, whatever they are narrowed by', async (context) => {
  const { path, connection } = await openFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  const texts = new Set<string>();
  for (const order of ['name', 'email', 'department', 'created', 'changed'] as const) {
    const filter = { search: 'a', active: true, flagged: true, department: 'it', missing: 1 };
    await tablesOfDirectory(noting(connection, texts)).lists.positions({ type: 'User', order, ...filter });
  }
  await tablesOf(connection).directories.insert(directoryOf(ids.first));
  appendLog(connection, [{ directoryId: ids.first, entry: entryOf('log_a') }]);
  const { log, events } = tablesOfDirectory(noting(connection, texts));
  await log.minutes(0, 9_000_000);
  await events.userHours(0);

  const lists = [...texts].filter((text) => /json_group_array|FROM log_count|FROM user_hour/.test(text));
  assert.equal(lists.length, 7);
  for (const text of lists) {
    assert.ok(
      explain(database, text).some((step) =>
        /SEARCH \w+ USING (COVERING INDEX resource_people|INDEX resource_people|PRIMARY KEY)/.test(step),
      ),
      text,
    );
  }
});

test('deprovisionings are read from an index that holds them alone', async (context) => {
  const { path, connection } = await openFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  const texts = new Set<string>();

  const { deprovisioning } = tablesOfDirectory(noting(connection, texts));
  await deprovisioning.minutes(0);
  await deprovisioning.list(0, 9);

  const plans = [...texts].map((text) => explain(database, text).join('; '));
  assert.match(plans[0] ?? '', /SEARCH event USING COVERING INDEX event_deprovisioning \(directory_id=\? AND at>\?\)/);
  assert.match(plans[1] ?? '', /SEARCH event USING INDEX event_deprovisioning \(directory_id=\? AND at>\? AND at<\?\)/);
});

test('named cards are found by their users, however many cards there are', async (context) => {
  const { path, connection } = await openFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  const texts = new Set<string>();
  await writeAll(connection);
  await tablesOf(connection).directories.insert(directoryOf(ids.second));
  const open = directoryTables(
    createDatabase(noting(connection, texts), writeAtOnce(noting(connection, texts))),
    logEngine,
    ids.second,
  );
  await writeAtOnce(connection).writeResources(ids.second, async (work) => {
    await createTransaction(work, ids.second).resources.insert(person('cara'));
  });
  const { cards } = open;
  const cara = [resourceId('cara')];

  await cards.add([{ resourceId: resourceId('cara'), handle: 'cara0000000' }], 'draft', 1);
  await cards.withoutCard(cara);
  await cards.setState(cara, 'published', 2);
  await cards.chooseTemplate(cara, 'tpl_a', 3);
  await cards.countOthers(cara, { kind: 'state', state: 'paused' });
  await cards.countOthers(cara, { kind: 'template', template: undefined });
  const [followed] = await cards.followedOf(cara);
  const after = { state: 'published', active: true, fields: {} } as const;
  await cards.saveCompared(
    [{ resourceId: resourceId('cara'), viewEpoch: 0, before: undefined, after, event: undefined }],
    1,
  );

  assert.equal(followed?.card.templateId, 'tpl_a');
  const named = [...texts].filter((text) => /\bcard\b/.test(text));
  assert.ok(named.length >= 9, `${named.length} statements`);
  for (const text of named) {
    for (const step of explain(database, text))
      assert.doesNotMatch(step, /\(directory_id=\?\)$|^SCAN (card|c)\b/, text);
  }
});

test('a search of the log looks into a list only when it names several people', async (context) => {
  const { path, connection } = await openFile(context);
  const database = new DatabaseSync(path);
  context.after(() => database.close());
  await tablesOf(connection).directories.insert(directoryOf(ids.first));
  appendLog(connection, [{ directoryId: ids.first, entry: entryOf('log_a') }]);

  const readsList: boolean[] = [];
  for (const resourceIds of [[], [anna], [anna, sales]]) {
    const texts = new Set<string>();
    await tablesOfDirectory(noting(connection, texts)).log.list({
      search: { text: 'a', resourceIds },
      limit: 10,
    });
    const walk = [...texts].find((text) => text.includes('instr')) ?? '';
    readsList.push(explain(database, walk).some((step) => step.includes('VIRTUAL TABLE')));
  }

  assert.deepStrictEqual(readsList, [false, false, true]);
});

/** Of tables that no statement asks by a parameter in the place of that value. */
const indexesThatMay = ['log_failed', 'event_deprovisioning', 'webhook_queue_requested'];

test('no partial index names a value, which would have every statement prepared again', async (context) => {
  const { connection } = await openFile(context);
  const rows = connection
    .query<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%WHERE%'",
    )
    .all();

  assert.ok(rows.length > 5);
  for (const { name, sql } of rows.filter((row) => !indexesThatMay.includes(row.name))) {
    assert.match(sql, /WHERE \w+ IS (NOT )?NULL( AND \w+ IS (NOT )?NULL)*$/, name);
  }
});
