// SQL that both engines run. The statements of a table that no hot path reads are written once, over this interface.

import type { DirectoryId } from '../../domain/store.ts';

export type SqlValue = string | number | null | Uint8Array;

/** Statements with `?` for each parameter; `Row` follows from the column list. */
export interface Sql {
  all<Row>(text: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
  get<Row>(text: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** How many rows were written. */
  run(text: string, ...values: readonly SqlValue[]): Promise<number>;
}

/** A database as the cold tables see it: as a whole, or within one transaction. */
export interface Database {
  /** Reads of the last commit, or of the transaction's own writes. */
  readonly read: Sql;
  /** One transaction under the lock of what belongs to no directory. */
  inInstallation<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** One transaction under the lock of a directory; undefined, without running `work`, when there is no such directory. */
  inDirectory<Result>(id: DirectoryId, work: (sql: Sql) => Promise<Result>): Promise<Result | undefined>;
  /** One transaction on the rows of a directory that comes or goes, without its lock. */
  unlocked<Result>(id: DirectoryId, work: (sql: Sql) => Promise<Result>): Promise<Result>;
  readonly createLock: (sql: Sql, id: DirectoryId) => Promise<void>;
  readonly dropLock: (sql: Sql, id: DirectoryId) => Promise<void>;
}

/** A placeholder for each column of a list. */
export function placeholders(columns: string): string {
  return columns.replaceAll(/[^,]+/g, '?');
}

/** The values of a row in the order of its columns; an absent one is NULL. */
export function toValues(...values: readonly (SqlValue | undefined)[]): readonly SqlValue[] {
  return values.map((value) => value ?? null);
}

/** Throws for what `inDirectory` gives when there is no such directory. */
export function requireDirectory(result: unknown): void {
  if (result === undefined) throw new Error('There is no directory with this id to write to');
}
