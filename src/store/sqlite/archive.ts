// The rows of a SQLite file at one moment: a read transaction in WAL mode sees the state at its beginning and blocks no writer.

import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import {
  type Archive,
  type ArchivedTable,
  type ArchiveRow,
  archivedTables,
  chooseTables,
  type Import,
  inParts,
  RowsRefused,
  requireColumns,
  requireShape,
  type Snapshot,
  StoreNotEmpty,
  type TablePart,
  tablesEmptied,
} from '../archive.ts';

import { migrations } from '../migrations/index.ts';
import { named } from './connection.ts';
import { migrate } from './migrate.ts';

const waitMs = 5000;

/** Opens an existing file. */
export function openSqliteArchive(path: string): Archive {
  const database = named(() => new DatabaseSync(path, { timeout: waitMs }));
  const settings = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';
  named(() => database.exec(settings));
  return {
    export: (work) => within(database, 'BEGIN', () => work(takeSnapshot(database))),
    import: async (source) => {
      prepareTables(database, source.shape);
      await within(database, 'BEGIN IMMEDIATE', () => fill(database, source));
    },
    upgrade: async () => {
      migrate(database, migrations, Date.now());
    },
    close: async () => database.close(),
  };
}

async function within<Result>(database: DatabaseSync, begin: string, work: () => Promise<Result>): Promise<Result> {
  named(() => database.exec(begin));
  try {
    const result = await work();
    named(() => database.exec('COMMIT'));
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function takeSnapshot(database: DatabaseSync): Snapshot {
  const tables = chooseTables(tablesOf(database));
  const counts = new Map(tables.map(({ name }) => [name, countRows(database, name)]));
  return { shape: shapeOf(database), counts, parts: () => partsOf(database, tables) };
}

async function* partsOf(database: DatabaseSync, tables: readonly ArchivedTable[]): AsyncGenerator<TablePart> {
  for (const { name, key } of tables) {
    const columns = columnsOf(database, name);
    const statement = database.prepare(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key}`);
    statement.setReturnArrays(true);
    yield* inParts(name, columns, statement.iterate() as Iterable<unknown> as Iterable<ArchiveRow>);
  }
}

/** Empty tables of the backup's shape. They are a store like any other, should the program end here. */
function prepareTables(database: DatabaseSync, shape: number): void {
  requireEmpty(database);
  requireShape(shapeOf(database), shape, migrations.at(-1)?.number ?? 0);
  const older = migrations.filter(({ number }) => number <= shape);
  migrate(database, older, Date.now());
}

async function fill(database: DatabaseSync, { parts, check }: Import): Promise<void> {
  requireEmpty(database);
  for (const table of tablesEmptied) database.exec(`DELETE FROM ${table}`);
  for await (const part of parts) insertPart(database, part);
  await check(takeSnapshot(database));
}

function insertPart(database: DatabaseSync, part: TablePart): void {
  const { table, columns, rows } = part;
  requireColumns(part, archivedTables.some(({ name }) => name === table) ? columnsOf(database, table) : []);
  const places = columns.map(() => '?').join(', ');
  const statement = named(() => database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`));
  try {
    for (const row of rows) named(() => statement.run(...row));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw new RowsRefused(`There is a row that does not fit into ${table}.`, { cause: error });
  }
}

function requireEmpty(database: DatabaseSync): void {
  const filled = chooseTables(tablesOf(database)).find(({ name }) => countRows(database, name) > 0);
  if (filled === undefined) return;
  throw new StoreNotEmpty(
    `This store holds something already (table ${filled.name}), and a restore never mixes or overwrites. ` +
      'Name an empty folder with --data.',
  );
}

function tablesOf(database: DatabaseSync): readonly string[] {
  const rows = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
  return namesIn(rows.all());
}

function columnsOf(database: DatabaseSync, table: string): readonly string[] {
  return namesIn(database.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').all(table));
}

function namesIn(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return rows.map((row) => String(row['name']));
}

function countRows(database: DatabaseSync, table: string): number {
  return Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
}

/** 0 for a file without tables. */
function shapeOf(database: DatabaseSync): number {
  if (!tablesOf(database).includes('migration')) return 0;
  return Number(database.prepare('SELECT coalesce(max(number), 0) AS shape FROM migration').get()?.['shape']);
}
