// The rows of a PostgreSQL database at one moment: a transaction in REPEATABLE READ sees the state at its beginning and blocks no writer.
// It is the one place that reads across directories.

import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import {
  type Archive,
  type ArchivedTable,
  type ArchiveRow,
  archivedTables,
  type Cell,
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

/** Opens an existing database. */
export async function openPostgresArchive(databaseUrl: string): Promise<Archive> {
  const connection = await connect(databaseUrl, { timeoutMs });
  await connection.script(unhurried);
  connection.enter(everyDirectory);
  return {
    export: (work) =>
      within(connection, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () =>
        work(await takeSnapshot(connection)),
      ),
    import: async (source) => {
      await prepareTables(connection, source.shape);
      await within(connection, 'BEGIN', () => fill(connection, source));
    },
    upgrade: async () => {
      await migrate(connection, migrations, Date.now());
    },
    close: () => connection.close(),
  };
}

async function within<Result>(connection: Connection, begin: string, work: () => Promise<Result>): Promise<Result> {
  await connection.query(begin);
  try {
    const result = await work();
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    if (connection.isUsable()) await connection.query('ROLLBACK');
    throw error;
  }
}

async function takeSnapshot(connection: Connection): Promise<Snapshot> {
  const tables = chooseTables(await tablesOf(connection));
  const counts = new Map<string, number>();
  for (const { name } of tables) counts.set(name, await countRows(connection, name));
  return { shape: await shapeOf(connection), counts, parts: () => partsOf(connection, tables) };
}

async function* partsOf(connection: Connection, tables: readonly ArchivedTable[]): AsyncGenerator<TablePart> {
  for (const { name, key } of tables) {
    const columns = (await columnsOf(connection, name)).map((column) => column.name);
    await connection.script(
      `DECLARE part NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key}`,
    );
    yield* inParts(name, columns, fetchRows(connection, columns));
    await connection.script('CLOSE part');
  }
}

async function* fetchRows(connection: Connection, columns: readonly string[]): AsyncGenerator<ArchiveRow> {
  for (;;) {
    const { rows } = await connection.fetch<Readonly<Record<string, Cell>>>(`FETCH ${batchSize} FROM part`);
    for (const row of rows) yield columns.map((column) => row[column] ?? null);
    if (rows.length < batchSize) return;
  }
}

/** Empty tables of the backup's shape. They are a store like any other, should the program end here. */
async function prepareTables(connection: Connection, shape: number): Promise<void> {
  checkServer(await readServerSettings(connection));
  await requireEmpty(connection);
  requireShape(await shapeOf(connection), shape, migrations.at(-1)?.number ?? 0);
  const older = migrations.filter(({ number }) => number <= shape);
  await migrate(connection, older, Date.now());
}

async function fill(connection: Connection, { parts, check }: Import): Promise<void> {
  const lockTable = await lockTableOf(connection);
  await connection.fetch(`SELECT id FROM ${lockTable} WHERE id = '${installation}' FOR UPDATE`);
  await requireEmpty(connection);
  for (const table of tablesEmptied) await connection.script(`DELETE FROM ${table}`);
  const columns = new Map<string, readonly Column[]>();
  for (const { name } of archivedTables) columns.set(name, await columnsOf(connection, name));
  for await (const part of parts) await insertPart(connection, part, columns.get(part.table) ?? []);
  await refuseOrphans(connection, columns);
  await connection.script(takeUpCounting(lockTable));
  await check(await takeSnapshot(connection));
}

async function insertPart(connection: Connection, part: TablePart, present: readonly Column[]): Promise<void> {
  const { table, columns, rows } = part;
  requireColumns(
    part,
    present.map(({ name }) => name),
  );
  if (rows.length === 0) return;
  const arrays = columns.map((name, index) => {
    return `CAST($${index + 1} AS ${present.find((column) => column.name === name)?.type}[])`;
  });
  const text = `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`;
  try {
    await connection.query(text, ...asColumns(rows));
  } catch (error) {
    if (error instanceof StoreUnavailable || stateOf(error) === undefined) throw error;
    throw new RowsRefused(`There is a row that does not fit into ${table}.`, { cause: error });
  }
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

/** The table of locks in tables of an older shape, too. */
async function lockTableOf(connection: Connection): Promise<string> {
  return (await tablesOf(connection)).includes('directory_lock') ? 'directory_lock' : 'turn';
}

/** Each directory gets its lock, and positions go on behind the highest one. */
const takeUpCounting = (lockTable: string): string => `
  INSERT INTO ${lockTable} (id) SELECT id FROM directory WHERE removing = 0;
  SELECT setval('position', greatest(
    (SELECT max(position) FROM resource), (SELECT max(position) FROM event), (SELECT max(position) FROM log), 1))`;

async function requireEmpty(connection: Connection): Promise<void> {
  for (const { name } of chooseTables(await tablesOf(connection))) {
    if ((await countRows(connection, name)) === 0) continue;
    throw new StoreNotEmpty(
      `This store holds something already (table ${name}), and a restore never mixes or overwrites. ` +
        'Name an empty database with --database.',
    );
  }
}

async function tablesOf(connection: Connection): Promise<readonly string[]> {
  const { rows } = await connection.query<{ name: string }>(
    'SELECT CAST(tablename AS text) AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1',
  );
  return rows.map(({ name }) => name);
}

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOf(connection: Connection, table: string): Promise<readonly Column[]> {
  const { rows } = await connection.query<Column>(
    `SELECT CAST(column_name AS text) AS name, CAST(data_type AS text) AS type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ? ORDER BY ordinal_position`,
    table,
  );
  return rows;
}

async function countRows(connection: Connection, table: string): Promise<number> {
  const { rows } = await connection.fetch<{ total: number }>(`SELECT count(*) AS total FROM ${table}`);
  return rows[0]?.total ?? 0;
}

/** 0 for a database without tables. */
export async function shapeOf(connection: Connection): Promise<number> {
  if (!(await tablesOf(connection)).includes('migration')) return 0;
  const { rows } = await connection.fetch<{ shape: number }>('SELECT coalesce(max(number), 0) AS shape FROM migration');
  return rows[0]?.shape ?? 0;
}
