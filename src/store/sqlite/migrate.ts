// Brings the tables to the shape that this program knows. Two processes may start at once: the check and the change are one
// exclusive transaction.

import type { DatabaseSync } from 'node:sqlite';
import { findMissing, type Migration } from '../migrate.ts';

const table = `
  CREATE TABLE IF NOT EXISTS migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL
  ) STRICT`;

/** Applies those of `migrations` that are missing, all or nothing, and returns their numbers. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[], now: number): readonly number[] {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(table);
    const missing = findMissing(migrations, findNewest(database));
    const note = database.prepare('INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)');
    for (const { number, name, sqlite, functions = {} } of missing) {
      for (const [called, work] of Object.entries(functions)) database.function(called, { varargs: true }, work);
      database.exec(sqlite);
      note.run(number, name, now);
    }
    database.exec('COMMIT');
    return missing.map(({ number }) => number);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** The number of the newest migration that was applied, 0 for none. */
function findNewest(database: DatabaseSync): number {
  const row = database.prepare('SELECT coalesce(max(number), 0) AS newest FROM migration').get() ?? {};
  return Number(Object.values(row)[0]);
}
