// SQL that both engines run. Statements that no hot path needs are written once, over this interface.

import type { DirectoryId } from '../../domain/store.ts';

export type Scalar = string | number | null | Uint8Array;
/** A list is one value, which `Dialect.isIn` and `Dialect.rows` read. */
export type SqlValue = Scalar | readonly Scalar[];

/** Statements with `?` for each parameter; `Row` follows from the column list. */
export interface Sql {
  readonly dialect: Dialect;
  all<Row>(text: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
  get<Row>(text: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** The rows of a statement whose text follows from a query: the usual ones are kept prepared. */
  composed<Row>(text: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
  /** How many rows were written. */
  run(text: string, ...values: readonly SqlValue[]): Promise<number>;
}

/** SQL that the engines write differently. */
export interface Dialect {
  readonly contains: (column: string) => string;
  readonly isIn: (column: string, type?: ListType) => string;
  /** A list as a table of this name with the column `value`. */
  readonly rows: (name: string, type: ListType) => string;
  /** An element of a JSON list as text. */
  readonly part: (list: string, at: number) => string;
  /** The positions of the alias `r` in this order, as one JSON text. */
  readonly positions: (order: string) => string;
  /** A join that reads its left side first; PostgreSQL plans that itself. */
  readonly joinInOrder: 'CROSS JOIN' | 'JOIN';
  /** Whether an index finds the events of one resource. */
  readonly hasEventsByResource: boolean;
  /** A table with the index that SQLite has to take; PostgreSQL plans that itself. */
  readonly indexed: (table: string, index: string) => string;
  /** A column by which SQLite may take no index; PostgreSQL plans that itself. */
  readonly unindexed: (column: string) => string;
}

export type ListType = 'text' | 'bigint';

/** A database as the cold tables see it: as a whole, or within one transaction. */
export interface Database {
  /** Reads of the last commit, or of the transaction's own writes. */
  readonly read: Sql;
  /** The same for rows of one directory. */
  readonly readOf: (id: DirectoryId) => Sql;
  /** One transaction under the lock of what belongs to no directory. */
  inInstallation<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** One transaction under the lock of a directory; undefined, without running `work`, when there is no such directory. */
  inDirectory<Result>(id: DirectoryId, work: (sql: Sql) => Promise<Result>): Promise<Result | undefined>;
  /** One transaction on the rows of a directory that comes or goes, without its lock. */
  unlocked<Result>(id: DirectoryId, work: (sql: Sql) => Promise<Result>): Promise<Result>;
  readonly createLock: (sql: Sql, id: DirectoryId) => Promise<void>;
  readonly dropLock: (sql: Sql, id: DirectoryId) => Promise<void>;
}

/** One transaction on rows that the caller has named. */
export type Write = <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>;

export function placeholders(columns: string): string {
  return columns.replaceAll(/[^,]+/g, '?');
}

/** The values of a row in the order of its columns; an absent one is NULL. */
export function toValues(...values: readonly (SqlValue | undefined)[]): readonly SqlValue[] {
  return values.map((value) => value ?? null);
}

/** Runs single statements, each in a transaction of its own; undefined when there is no such directory. */
export function writesIn({ inDirectory }: Pick<Database, 'inDirectory'>, id: DirectoryId) {
  return (text: string, ...values: readonly SqlValue[]): Promise<number | undefined> =>
    inDirectory(id, (sql) => sql.run(text, ...values));
}

/** Throws for what `inDirectory` gives when there is no such directory. */
export function requireDirectory(result: unknown): void {
  if (result === undefined) throw new Error('There is no directory with this id to write to');
}
