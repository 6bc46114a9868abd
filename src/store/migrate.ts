// Brings the tables to the shape that this program knows. Two processes may start at once: the check and the change are one
// exclusive transaction. A database that a newer program has changed is refused, because older code would misread it.

import type { DatabaseSync } from 'node:sqlite';
import { StoreSetupError } from './setup-error.ts';

/** One step of the tables' shape. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sqlite: string;
}

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
    const missing = findMissing(database, migrations);
    const note = database.prepare('INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)');
    for (const { number, name, sqlite } of missing) {
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

function findMissing(database: DatabaseSync, migrations: readonly Migration[]): readonly Migration[] {
  const row = database.prepare('SELECT coalesce(max(number), 0) AS newest FROM migration').get() ?? {};
  const newest = Number(Object.values(row)[0]);
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known) {
    throw new StoreSetupError(
      `The database has shape ${newest} and this version of Becard knows shapes up to ${known}: ` +
        'a newer version has used it. Start that version, or a newer one.',
    );
  }
  return migrations.filter(({ number }) => number > newest);
}
