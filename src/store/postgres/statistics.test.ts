// A directory that was filled a moment ago is looked up by the index of the key, not by reading all of it: on a busy server that is the
// difference between an answer and a 503.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Condition } from '../../domain/store.ts';
import { openStore } from '../index.ts';
import { openNodes } from '../testing/nodes.ts';
import { all, ids, resourceId } from '../testing/samples.ts';
import { connect, type Parameter, type Statements } from './connection.ts';
import { createDirectoryReader } from './resources.ts';

const people = 3000;
const anna = resourceId('anna');
const indexOfKey: readonly (readonly [Condition, string])[] = [
  [{ kind: 'equals', key: 'id', value: 'anna' }, 'resource_id'],
  [{ kind: 'equals', key: 'unique', value: 'anna' }, 'resource_unique'],
  [{ kind: 'equals', key: 'externalId', value: 'x' }, 'resource_external'],
  [{ kind: 'equals', key: 'display', value: 'anna' }, 'resource_display'],
  [{ kind: 'equals', key: 'manager', value: 'm' }, 'resource_manager'],
];

const fill = `
  INSERT INTO resource (directory_id, type, id, version, created_at, changed_at, active, unique_key, external_id, display_key,
    manager_id, emails, search, body)
  SELECT '${ids.first}', CASE WHEN n % 50 = 0 THEN 'Group' ELSE 'User' END, 'id' || n, 1, 1, 1, 1, 'name' || n, 'external' || n,
    'display' || n, 'manager' || n, '[]', 'x', repeat('x', 500) FROM generate_series(1, ${people}) AS n`;

/** Statements that are planned in place of being carried out. */
function planning(statements: Statements, plans: string[]): Statements {
  const plan = async (sql: string, parameters: readonly Parameter[]) => {
    const { rows } = await statements.composed<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, ...parameters);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    return { rows: [], changes: 0, command: 'EXPLAIN' };
  };
  return {
    query: (sql, ...parameters) => plan(sql, parameters),
    composed: (sql, ...parameters) => plan(sql, parameters),
  };
}

/** Asserts that each look-up by a key reads the index of that key. */
async function assertPlans(context: TestContext, databaseUrl: string): Promise<void> {
  const connection = await connect(databaseUrl);
  context.after(() => connection.close());
  connection.enter(ids.first);
  const plans: string[] = [];
  const reader = createDirectoryReader(planning(connection, plans), ids.first);
  for (const [condition] of indexOfKey) await reader.resources.select('User', { ...all, condition });
  await reader.resources.find('User', anna, true);
  await reader.resources.findUnique('User', 'anna');

  const expected = [...indexOfKey.map(([, index]) => index), 'resource_id', 'resource_unique'];
  assert.equal(plans.length, expected.length);
  for (const [at, index] of expected.entries())
    assert.ok(plans[at]?.includes(`Index Scan using ${index} on`), plans[at]);
}

test('a directory that was filled while servers run is looked up by its keys after the next beat', async (context) => {
  const { stores, database } = await openNodes(context, 1);
  await database.run(fill);

  await stores[0]?.nodes.heartbeat('node-a');

  await assertPlans(context, database.url);
});

test('a directory that came by a restore is looked up by its keys as soon as a server has started', async (context) => {
  const { database } = await openNodes(context, 1);
  await database.run(fill);

  await (await openStore({ databaseUrl: database.url })).close();

  await assertPlans(context, database.url);
});
