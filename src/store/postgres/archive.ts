// The rows of a PostgreSQL database at one moment: a transaction in REPEATABLE READ sees the state at its beginning and blocks no writer.
// It is the one place that reads across directories.

import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { type Archive, type ArchiveRow, type Cell, RowsRefused, type TablePart } from '../archive.ts';
import { type ArchiveDatabase, type Column, createArchive } from '../archive-engine.ts';
import { asColumns } from './columns.ts';
import { type Connection, connect, everyDirectory } from './connection.ts';
import { installation } from './directory-lock.ts';
import { stateOf } from './errors.ts';
import { migrate } from './migrate.ts';
import { checkServer, readServerSettings } from './server.ts';

const timeoutMs = 600_000;
/** A backup may be slower than the timeouts of a server. */
const unhurried = 'SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0';
const batchSize = 500;
const listTables =
  'SELECT CAST(tablename AS text) AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1';
const listColumns = `
  SELECT CAST(column_name AS text) AS name, CAST(data_type AS text) AS type FROM information_schema.columns
  WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position`;

export async function openPostgresArchive(databaseUrl: string): Promise<Archive> {
  const connection = await connect(databaseUrl, { timeoutMs });
  await connection.script(unhurried);
  connection.enter(everyDirectory);
  const archive = createArchive(archiveDatabase(connection));
  return {
    ...archive,
    import: async (source) => {
      checkServer(await readServerSettings(connection));
      await archive.import(source);
    },
  };
}

/** A connection as an archive sees it. */
export function archiveDatabase(connection: Connection): ArchiveDatabase {
  const tables = async (): Promise<readonly string[]> =>
    (await connection.query<Column>(listTables)).rows.map(({ name }) => name);
  /** In tables of an older shape, too. */
  const lockTable = async (): Promise<string> =>
    (await tables()).includes('directory_lock') ? 'directory_lock' : 'turn';
  return {
    beginRead: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    beginWrite: 'BEGIN',
    emptyPlace: 'database with --database',
    canRollBack: connection.isUsable,
    run: connection.script,
    number: async (sql) => Number(Object.values((await connection.fetch<object>(sql)).rows[0] ?? {})[0]),
    tables,
    columns: async (table) => (await connection.query<Column>(listColumns, table)).rows,
    rows: (query, columns) => fetchRows(connection, query, columns),
    insert: (part, present) => insertRows(connection, part, present),
    isMisfit: (error) => !(error instanceof StoreUnavailable) && stateOf(error) !== undefined,
    migrate: (wanted) => migrate(connection, wanted, Date.now()),
    lock: async () => connection.script(`SELECT id FROM ${await lockTable()} WHERE id = '${installation}' FOR UPDATE`),
    complete: async (columns) => {
      await refuseOrphans(connection, columns);
      await connection.script(takeUpCounting(await lockTable()));
    },
    close: connection.close,
  };
}

async function* fetchRows(
  connection: Connection,
  query: string,
  columns: readonly string[],
): AsyncGenerator<ArchiveRow> {
  await connection.script(`DECLARE part NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const { rows } = await connection.fetch<Readonly<Record<string, Cell>>>(`FETCH ${batchSize} FROM part`);
    for (const row of rows) yield columns.map((column) => row[column] ?? null);
    if (rows.length < batchSize) break;
  }
  await connection.script('CLOSE part');
}

async function insertRows(
  connection: Connection,
  { table, columns, rows }: TablePart,
  present: readonly Column[],
): Promise<void> {
  if (rows.length === 0) return;
  const arrays = columns.map((name, index) => {
    return `CAST($${index + 1} AS ${present.find((column) => column.name === name)?.type}[])`;
  });
  const text = `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`;
  await connection.query(text, ...asColumns(rows));
}

/** The directory that a row belongs to is not looked for with each write, so it is here. */
async function refuseOrphans(connection: Connection, columns: ReadonlyMap<string, readonly Column[]>): Promise<void> {
  for (const [table, present] of columns) {
    if (table === 'audit' || !present.some(({ name }) => name === 'directory_id')) continue;
    const orphans = `SELECT 1 FROM ${table} t WHERE NOT EXISTS (SELECT 1 FROM directory d WHERE d.id = t.directory_id) LIMIT 1`;
    const { rows } = await connection.fetch(orphans);
    if (rows.length > 0) throw new RowsRefused(`There is a row that does not fit into ${table}.`);
  }
}

/** Each directory gets its lock, and positions go on behind the highest one. */
const takeUpCounting = (lockTable: string): string => `
  INSERT INTO ${lockTable} (id) SELECT id FROM directory WHERE removing = 0;
  SELECT setval('position', greatest(
    (SELECT max(position) FROM resource), (SELECT max(position) FROM event), (SELECT max(position) FROM log), 1))`;
