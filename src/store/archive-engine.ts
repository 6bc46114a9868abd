// Export and import of a store, alike on every engine.

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
} from './archive.ts';
import type { Migration } from './migrate.ts';
import { migrations } from './migrations/index.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** What an archive asks of its connection. */
export interface ArchiveDatabase {
  /** Begins a transaction that sees one state throughout. */
  readonly beginRead: string;
  readonly beginWrite: string;
  readonly canRollBack: () => boolean;
  readonly run: (sql: string) => Promise<void>;
  /** The one number that a query gives. */
  readonly number: (sql: string) => Promise<number>;
  readonly tables: () => Promise<readonly string[]>;
  /** In their order; none for a table that is not there. */
  readonly columns: (table: string) => Promise<readonly Column[]>;
  readonly rows: (query: string, columns: readonly string[]) => Iterable<ArchiveRow> | AsyncIterable<ArchiveRow>;
  readonly insert: (part: TablePart, present: readonly Column[]) => Promise<void>;
  /** Whether an error of `insert` is about its rows. */
  readonly isMisfit: (error: unknown) => boolean;
  readonly migrate: (wanted: readonly Migration[]) => Promise<unknown>;
  /** Keeps others from writing while the store is filled. */
  readonly lock: () => Promise<void>;
  /** Checks and adds what the engine needs besides the archived rows. */
  readonly complete: (columns: ReadonlyMap<string, readonly Column[]>) => Promise<void>;
  /** What to name for an empty store. */
  readonly emptyPlace: string;
  readonly close: () => Promise<void>;
}

export function createArchive(database: ArchiveDatabase): Archive {
  return {
    export: (work) => within(database, database.beginRead, async () => work(await takeSnapshot(database))),
    import: async (source) => {
      await prepareTables(database, source.shape);
      await within(database, database.beginWrite, () => fill(database, source));
    },
    upgrade: async () => {
      await database.migrate(migrations);
    },
    close: database.close,
  };
}

async function within<Result>(database: ArchiveDatabase, begin: string, work: () => Promise<Result>): Promise<Result> {
  await database.run(begin);
  try {
    const result = await work();
    await database.run('COMMIT');
    return result;
  } catch (error) {
    if (database.canRollBack()) await database.run('ROLLBACK');
    throw error;
  }
}

async function takeSnapshot(database: ArchiveDatabase): Promise<Snapshot> {
  const tables = chooseTables(await database.tables());
  const counts = new Map<string, number>();
  for (const { name } of tables) counts.set(name, await countRows(database, name));
  return { shape: await shapeOf(database), counts, parts: () => partsOf(database, tables) };
}

async function* partsOf(database: ArchiveDatabase, tables: readonly ArchivedTable[]): AsyncGenerator<TablePart> {
  for (const { name, key } of tables) {
    const columns = (await database.columns(name)).map((column) => column.name);
    const rows = database.rows(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key}`, columns);
    yield* inParts(name, columns, rows);
  }
}

/** Empty tables of the backup's shape. They are a store like any other, should the program end here. */
async function prepareTables(database: ArchiveDatabase, shape: number): Promise<void> {
  await requireEmpty(database);
  requireShape(await shapeOf(database), shape, migrations.at(-1)?.number ?? 0);
  await database.migrate(migrations.filter(({ number }) => number <= shape));
}

async function fill(database: ArchiveDatabase, { parts, check }: Import): Promise<void> {
  await database.lock();
  await requireEmpty(database);
  for (const table of tablesEmptied) await database.run(`DELETE FROM ${table}`);
  const columns = new Map<string, readonly Column[]>();
  for (const { name } of archivedTables) columns.set(name, await database.columns(name));
  for await (const part of parts) await insertPart(database, part, columns.get(part.table) ?? []);
  await database.complete(columns);
  await check(await takeSnapshot(database));
}

async function insertPart(database: ArchiveDatabase, part: TablePart, present: readonly Column[]): Promise<void> {
  requireColumns(
    part,
    present.map(({ name }) => name),
  );
  try {
    await database.insert(part, present);
  } catch (error) {
    if (!database.isMisfit(error)) throw error;
    throw new RowsRefused(`There is a row that does not fit into ${part.table}.`, { cause: error });
  }
}

async function requireEmpty(database: ArchiveDatabase): Promise<void> {
  for (const { name } of chooseTables(await database.tables())) {
    if ((await countRows(database, name)) === 0) continue;
    throw new StoreNotEmpty(
      `This store holds something already (table ${name}), and a restore never mixes or overwrites. ` +
        `Name an empty ${database.emptyPlace}.`,
    );
  }
}

function countRows(database: ArchiveDatabase, table: string): Promise<number> {
  return database.number(`SELECT count(*) FROM ${table}`);
}

/** The number of the newest migration; 0 for a database without tables. */
export async function shapeOf({ tables, number }: Pick<ArchiveDatabase, 'tables' | 'number'>): Promise<number> {
  return (await tables()).includes('migration') ? number('SELECT coalesce(max(number), 0) FROM migration') : 0;
}
