// The rows of a SQLite file at one moment: a read transaction in WAL mode sees the state at its beginning and blocks no writer.

import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Archive, ArchiveRow, TablePart } from '../archive.ts';
import { type ArchiveDatabase, createArchive } from '../archive-engine.ts';
import { named } from './connection.ts';
import { migrate } from './migrate.ts';

const waitMs = 5000;
const listTables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
const listColumns = 'SELECT name, type FROM pragma_table_info(?) ORDER BY cid';

/** Opens an existing file. */
export function openSqliteArchive(path: string): Archive {
  const database = named(() => new DatabaseSync(path, { timeout: waitMs }));
  named(() => database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;'));
  return createArchive(archiveDatabase(database));
}

function archiveDatabase(database: DatabaseSync): ArchiveDatabase {
  return {
    beginRead: 'BEGIN',
    beginWrite: 'BEGIN IMMEDIATE',
    emptyPlace: 'folder with --data',
    canRollBack: () => database.isTransaction,
    run: async (sql) => named(() => database.exec(sql)),
    number: async (sql) => Number(Object.values(database.prepare(sql).get() ?? {})[0]),
    tables: async () =>
      database
        .prepare(listTables)
        .all()
        .map(({ name }) => String(name)),
    columns: async (table) =>
      database
        .prepare(listColumns)
        .all(table)
        .map(({ name, type }) => ({ name: String(name), type: String(type) })),
    rows: (query) => {
      const statement = database.prepare(query);
      statement.setReturnArrays(true);
      return statement.iterate() as Iterable<unknown> as Iterable<ArchiveRow>;
    },
    insert: async (part) => insertRows(database, part),
    isMisfit: (error) => !(error instanceof StoreUnavailable),
    migrate: async (wanted) => migrate(database, wanted, Date.now()),
    lock: async () => undefined,
    complete: async () => undefined,
    close: async () => database.close(),
  };
}

function insertRows(database: DatabaseSync, { table, columns, rows }: TablePart): void {
  const places = columns.map(() => '?').join(', ');
  const statement = named(() => database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`));
  for (const row of rows) named(() => statement.run(...row));
}
