// Brings the tables to the schema of this version. Nodes may start at the same time: the one that holds the first row of the table of
// migrations applies them, and the others find them applied. Statements that would wait long for users of the tables give up and retry.

import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { findMissing, type Migration } from '../migrate.ts';
import { type Connection, everyDirectory } from './connection.ts';
import { isUniqueViolation, stateOf } from './errors.ts';

const timeoutMs = 60_000;
const retryMs = 200;
/** SQLSTATE of a table, or of the type of its rows, that another node has made meanwhile. */
const duplicates = ['42P07', '42710'];

const table = `
  CREATE TABLE IF NOT EXISTS migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at BIGINT NOT NULL
  )`;
/** The row that the migrating node holds. */
const holder = "INSERT INTO migration (number, name, applied_at) VALUES (0, 'holder', 0) ON CONFLICT DO NOTHING";
const hold = 'SELECT number FROM migration WHERE number = 0 FOR UPDATE';
const newest = 'SELECT coalesce(max(number), 0) AS newest FROM migration';
const note = 'INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)';
const lockTimeout = "SET LOCAL lock_timeout = '2s'";
const statementTimeout = "SET LOCAL statement_timeout = '60s'";
/** A migration may read every row. */
const overTheWall = `SET LOCAL becard.directory = '${everyDirectory}'`;

/** Applies those of `migrations` that are missing, all or nothing, and returns their numbers. */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  now: number,
): Promise<readonly number[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await tryMigrate(connection, migrations, now);
    } catch (error) {
      // Another transaction holds a table that the migration needs.
      const isBusy = error instanceof StoreUnavailable && error.reason === 'busy';
      if (!isBusy || !connection.isUsable() || performance.now() >= deadline) throw error;
    }
    await delay(retryMs);
  }
}

/** Two nodes that make the table in the same moment may both find it missing: then it is there. */
async function createTable(connection: Connection): Promise<void> {
  try {
    await connection.query(table);
  } catch (error) {
    if (!isUniqueViolation(error) && !duplicates.includes(stateOf(error) ?? '')) throw error;
  }
}

async function tryMigrate(
  connection: Connection,
  migrations: readonly Migration[],
  now: number,
): Promise<readonly number[]> {
  await createTable(connection);
  if ((await missing(connection, migrations)).length === 0) return [];
  await connection.query(holder);
  await connection.query('BEGIN');
  try {
    for (const statement of [lockTimeout, statementTimeout, overTheWall, hold]) await connection.query(statement);
    const wanted = await missing(connection, migrations);
    for (const { number, name, postgres } of wanted) {
      await connection.script(postgres);
      await connection.query(note, number, name, now);
    }
    await connection.query('COMMIT');
    return wanted.map(({ number }) => number);
  } catch (error) {
    if (connection.isUsable()) await connection.query('ROLLBACK');
    throw error;
  }
}

async function missing(connection: Connection, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await connection.query<{ newest: number }>(newest);
  return findMissing(migrations, rows[0]?.newest ?? 0);
}
