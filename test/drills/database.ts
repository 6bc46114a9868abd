// A PostgreSQL of a drill's own, with an empty database that belongs to a plain user.

import pg from 'pg';
import { type PostgresServer, startPostgres } from '../programs/postgres.ts';

export interface DrillDatabase extends Omit<PostgresServer, 'url'> {
  /** Of the database, for its plain user. */
  readonly url: string;
}

const user = 'becard';

export async function createDrillDatabase(): Promise<DrillDatabase> {
  const server = await startPostgres();
  await ask(server.url, `CREATE ROLE ${user} LOGIN`);
  await ask(server.url, `CREATE DATABASE ${user} OWNER ${user} TEMPLATE template0`);
  return { ...server, url: server.url.replace('//admin@localhost/postgres', `//${user}@localhost/${user}`) };
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
