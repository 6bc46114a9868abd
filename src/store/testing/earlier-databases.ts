// Databases of both engines as they were before a migration, with the directory `ud_a`.

import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { migrations } from '../migrations/index.ts';
import { connect, everyDirectory } from '../postgres/connection.ts';
import { migrate as migratePostgres } from '../postgres/migrate.ts';
import { migrate } from '../sqlite/migrate.ts';
import { createDatabase } from './database.ts';

interface EarlierDatabase {
  readonly engine: 'SQLite' | 'PostgreSQL';
  readonly run: (sql: string, ...values: readonly (string | number | null)[]) => Promise<unknown>;
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Applies the migration and all after it. */
  readonly migrate: () => Promise<unknown>;
}

type Open = (context: TestContext, number: number) => Promise<EarlierDatabase>;

const directory = `
  INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at)
  VALUES ('ud_a', 'A', 1, 1, 0, 1)`;
const before = (number: number) => migrations.filter((migration) => migration.number < number);

const openSqlite: Open = async (context, number) => {
  const database = new DatabaseSync(':memory:');
  context.after(() => database.close());
  migrate(database, before(number), 1);
  return {
    engine: 'SQLite',
    run: async (sql, ...values) => database.prepare(sql).run(...values),
    rows: async (sql) => database.prepare(sql).all(),
    migrate: async () => migrate(database, migrations, 2),
  };
};

const openPostgres: Open = async (context, number) => {
  const { url, drop } = await createDatabase();
  const connection = await connect(url);
  context.after(async () => {
    await connection.close();
    await drop();
  });
  await migratePostgres(connection, before(number), 1);
  connection.enter(everyDirectory);
  return {
    engine: 'PostgreSQL',
    run: (sql, ...values) => connection.query(sql, ...values),
    rows: async (sql) => (await connection.query<Readonly<Record<string, unknown>>>(sql)).rows,
    migrate: () => migratePostgres(connection, migrations, 2),
  };
};

/** Registers a test for each engine, on a database as it was before the migration of this number. */
export function testMigration(number: number, title: string, run: (database: EarlierDatabase) => Promise<void>): void {
  for (const [engine, open] of [
    ['SQLite', openSqlite],
    ['PostgreSQL', openPostgres],
  ] as const) {
    test(`${title}, in ${engine}`, async (context) => {
      const database = await open(context, number);
      await database.run(directory);
      await run(database);
    });
  }
}
