// PostgreSQL databases for tests, on the server that `npm test` starts. Their user is a plain one, for which row-level security holds.

import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Runs SQL in it as the superuser, to whom row-level security does not apply. */
  readonly run: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly drop: () => Promise<void>;
}

const user = 'becard';

/** A new, empty database. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `becard_${randomBytes(8).toString('hex')}`;
  await ask(
    server,
    `DO $$ BEGIN CREATE ROLE ${user} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
  );
  await ask(server, `CREATE DATABASE ${name} OWNER ${user} TEMPLATE template0`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const url = own.href.replace('//admin@', `//${user}@`);
  return {
    url,
    run: (sql) => ask(own.href, sql),
    drop: async () => {
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function serverUrl(): string {
  const url = process.env['BECARD_TEST_POSTGRES'];
  if (url === undefined)
    throw new Error('There is no PostgreSQL for this test. Run it by: npm test -- <part of its path>');
  return url;
}

async function ask(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
