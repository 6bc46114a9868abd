// One connection to a SQLite file: how it is opened, its prepared statements, and the one place that names SQLite's errors.
// Sources: SQLite "Result and Error Codes", "Write-Ahead Logging", "PRAGMA statements"; Node.js documentation, "SQLite".

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreUnavailable, type UnavailableReason } from '../../domain/errors/store-unavailable.ts';
import type { DirectoryId } from '../../domain/store.ts';
import type { Scalar } from '../tables/sql.ts';

export type Parameter = Scalar;

/** A prepared statement whose rows have the shape `Row`, by its column list. */
export interface Query<Row> {
  get(...parameters: readonly Parameter[]): Row | undefined;
  all(...parameters: readonly Parameter[]): readonly Row[];
  /** As `all`, each row as its values in the order of the columns: 100 rows as objects take 10 us more. */
  tuples<Tuple extends readonly unknown[]>(...parameters: readonly Parameter[]): readonly Tuple[];
  run(...parameters: readonly Parameter[]): Written;
}

export interface Written {
  readonly changes: number;
  readonly lastPosition: number;
}

/** Statements of one connection, prepared at their first use. */
export interface Statements {
  /** For SQL that is written in the source: kept for good. */
  query<Row>(sql: string): Query<Row>;
  /** For SQL whose text follows from a filter: the latest ones are kept. */
  composed<Row>(sql: string): Query<Row>;
}

/** The statements of one directory. */
export interface Bound {
  readonly statements: Statements;
  readonly directoryId: DirectoryId;
  /** Of reads that share a view: see `Reader`. */
  readonly remember?: Remember | undefined;
}

/** The result of `read` under this key, kept until the next commit of any process. Every key belongs to one kind of value. */
export type Remember = <Value>(key: string, read: () => Value | undefined) => Value | undefined;

/** Owns a connection. */
export interface Connection extends Statements {
  /** Whether writes are refused from now on. While they are not, a transaction does not wait for that of another process. */
  setReadOnly(isReadOnly: boolean): void;
  /** Whether commits from now on wait for the disk. One that does not survives the end of the process, but not a loss of power. */
  setDurable(isDurable: boolean): void;
  /** How often its statements have written so far: the difference tells whether anything was written in between. */
  writes(): number;
  /** False again as soon as SQLite has rolled back by itself, as it does on a full disk. */
  hasTransaction(): boolean;
  close(): void;
}

export interface ConnectionOptions {
  /** How long a statement waits for another process; it blocks this one meanwhile. */
  readonly waitMs: number;
  readonly cacheKiB: number;
  readonly readOnly: boolean;
  /** Called with every error of SQLite as a StoreUnavailable. */
  readonly failed?: (error: unknown) => void;
}

/** What a statement that cannot write begins with. */
const readsOnly = /^\s*(?:SELECT|PRAGMA)\b/;
const maxComposed = 256;
/** 256 MiB of log: SQLite's own checkpoint, which all requests wait for, is for processes without checkpoints of their own. */
const checkpointPages = 64_000;
const maxLogBytes = 64 * 1024 * 1024;

/** Opens the file, which is in WAL mode already. */
export function connect(path: string, options: ConnectionOptions): Connection {
  const fail = (error: unknown): never => raise(error, options.failed);
  const run = <Result>(step: () => Result): Result => named(step, options.failed);
  const database = run(() => new DatabaseSync(path, { timeout: options.waitMs }));
  run(() => database.exec(pragmas(options)));
  const kept = new Map<string, Query<unknown>>();
  const latest = new Map<string, Query<unknown>>();
  let isDurable = true;
  let writes = 0;
  const note = (): void => {
    writes += 1;
  };

  const prepare = (sql: string): Query<unknown> =>
    toQuery(
      run(() => database.prepare(sql)),
      fail,
      readsOnly.test(sql) ? () => undefined : note,
    );
  return {
    query: <Row>(sql: string) => {
      const known = kept.get(sql);
      if (known !== undefined) return withRows<Row>(known);
      const query = prepare(sql);
      kept.set(sql, query);
      return withRows<Row>(query);
    },
    composed: <Row>(sql: string) => {
      const query = latest.get(sql) ?? prepare(sql);
      latest.delete(sql);
      latest.set(sql, query);
      dropOldest(latest, maxComposed);
      return withRows<Row>(query);
    },
    setDurable: (wanted) => {
      if (wanted !== isDurable) run(() => database.exec(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`));
      isDurable = wanted;
    },
    setReadOnly: (wanted) => {
      const waitMs = wanted ? options.waitMs : 0;
      run(() => database.exec(`PRAGMA query_only = ${wanted ? 'ON' : 'OFF'}; PRAGMA busy_timeout = ${waitMs}`));
    },
    writes: () => writes,
    hasTransaction: () => database.isOpen && database.isTransaction,
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** True for the violation of the unique index over this column; SQLite names the columns in the message. */
export function isUniqueViolation(error: unknown, column: string): boolean {
  return error instanceof Error && resultCode(error) === uniqueViolation && error.message.includes(column);
}

/** True when the file holds something else than a SQLite database. */
export function isForeignFile(error: unknown): boolean {
  const { cause } = error instanceof StoreUnavailable ? error : {};
  return cause instanceof Error && primaryCode(cause) === notDatabase;
}

/** Runs `step` and gives SQLite's errors our names. */
export function named<Result>(step: () => Result, failed?: (error: unknown) => void): Result {
  try {
    return step();
  } catch (error) {
    return raise(error, failed);
  }
}

function raise(error: unknown, failed?: (error: unknown) => void): never {
  const ours = nameError(error);
  failed?.(ours);
  throw ours;
}

// Deleted bytes are overwritten at once, so that no page keeps values of erased users. It costs the writes of requests nothing.
// The file is not mapped into memory: it saves a twentieth at most, and a fault of the disk under a mapping ends the process (SIGBUS).
function pragmas({ cacheKiB, readOnly }: ConnectionOptions): string {
  return `
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA mmap_size = 0;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${cacheKiB};
    PRAGMA wal_autocheckpoint = ${checkpointPages};
    PRAGMA journal_size_limit = ${maxLogBytes};
    PRAGMA query_only = ${readOnly ? 'ON' : 'OFF'};`;
}

/**
 * Rows come as arrays and become objects here: those that node:sqlite makes take twice as long to make and to read. Errors are caught in
 * place: a closure for each call costs a twentieth of a PATCH.
 */
function toQuery(statement: StatementSync, fail: (error: unknown) => never, noteWrite: () => void): Query<unknown> {
  const columns = statement.columns().map(({ name }) => name);
  statement.setReturnArrays(true);
  const toRow = (row: unknown): unknown => {
    const values = inOrder(row);
    const named: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at += 1) named[columns[at] ?? ''] = values[at];
    return named;
  };
  return {
    get: (...parameters) => {
      noteWrite();
      try {
        const values = statement.get(...parameters);
        return values === undefined ? undefined : toRow(values);
      } catch (error) {
        return fail(error);
      }
    },
    all: (...parameters) => {
      noteWrite();
      try {
        return statement.all(...parameters).map(toRow);
      } catch (error) {
        return fail(error);
      }
    },
    tuples: <Tuple>(...parameters: readonly Parameter[]) => {
      noteWrite();
      try {
        return asTuples<Tuple>(statement.all(...parameters));
      } catch (error) {
        return fail(error);
      }
    },
    run: (...parameters) => {
      try {
        const { changes, lastInsertRowid } = statement.run(...parameters);
        // One that found its key taken has written nothing.
        if (changes !== 0) noteWrite();
        return { changes: Number(changes), lastPosition: Number(lastInsertRowid) };
      } catch (error) {
        return fail(error);
      }
    },
  };
}

/** A statement that returns arrays gives each row as one; the types of node:sqlite know rows as objects alone. */
function inOrder(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [];
}

/** As `inOrder`; the caller's column list makes the tuples what it says. */
function asTuples<Tuple>(rows: readonly unknown[]): readonly Tuple[] {
  return rows as readonly Tuple[];
}

/** The caller's column list makes the rows what it says; tables are STRICT, so columns hold what they declare. */
function withRows<Row>(query: Query<unknown>): Query<Row> {
  return query as Query<Row>;
}

function dropOldest(statements: Map<string, unknown>, limit: number): void {
  if (statements.size <= limit) return;
  const oldest = statements.keys().next();
  if (!oldest.done) statements.delete(oldest.value);
}

const notDatabase = 26;
/** Primary result codes after which a later retry is right. */
const unavailable: ReadonlyMap<number, readonly [UnavailableReason, string]> = new Map([
  [5, ['busy', 'Another process is writing to the database']],
  [6, ['busy', 'Another connection is writing to the database']],
  [7, ['fault', 'There is no memory left for the database']],
  [8, ['fault', 'The database can only be read']],
  [10, ['fault', 'The disk did not do what the database asked of it']],
  [11, ['damaged', 'A part of the database file cannot be read: it is damaged']],
  [13, ['full', 'The disk that holds the database is full']],
  [14, ['fault', 'The database file cannot be opened']],
  [15, ['busy', 'Another process is opening the database']],
  [notDatabase, ['damaged', 'The database file is damaged, or is none']],
]);
const uniqueViolation = 2067;

function nameError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && error.code === 'ERR_INVALID_STATE') {
    return new StoreUnavailable('closed', 'The store is closed', { cause: error });
  }
  const known = unavailable.get(primaryCode(error));
  return known === undefined ? error : new StoreUnavailable(known[0], known[1], { cause: error });
}

/** SQLite's extended result code, 0 for any other error. */
function resultCode(error: Error): number {
  return 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
}

function primaryCode(error: Error): number {
  return resultCode(error) & 0xff;
}
