// Migrations, and which of them a database lacks.

import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { StoreSetupError } from './setup-error.ts';

/** One change of the tables. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sqlite: string;
  readonly postgres: string;
  /** Functions that the SQL for SQLite calls, for what SQL cannot say. */
  readonly functions?: Readonly<Record<string, SqlFunction>>;
}

export type SqlFunction = (...values: readonly SQLOutputValue[]) => SQLInputValue;

/** The migrations that a database lacks. One that a newer version has migrated is refused, because older code would misread it. */
export function findMissing(migrations: readonly Migration[], newest: number): readonly Migration[] {
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known) {
    throw new StoreSetupError(
      `The database has shape ${newest} and this version of Becard knows shapes up to ${known}: ` +
        'a newer version has used it. Start that version, or a newer one.',
    );
  }
  return migrations.filter(({ number }) => number > newest);
}
