// PostgreSQL in the bench: the seed is brought over by backup and restore, and each server gets a copy of that database to write to.

import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { becardFile, type Copy, copySeed, type Seed } from './data.ts';

const runNode = promisify(execFile);
const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

let copies = 0;

/** A database of its own with what the seed holds, on the server at `serverUrl`. */
export async function copyToPostgres(serverUrl: string, seed: Seed): Promise<Copy> {
  const template = `becard_bench_${seed.content}_${seed.people}`;
  copies += 1;
  const name = `${template}_${process.pid}_${copies}`;
  await onServer(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount === 0) await restore(client, serverUrl, seed, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const drop = (): Promise<void> =>
    onServer(serverUrl, async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  return { place: urlOf(serverUrl, name), drop };
}

async function restore(client: Client, serverUrl: string, seed: Seed, template: string): Promise<void> {
  const file = join(seed.folder, 'seed.becard');
  rmSync(file, { force: true });
  const source = copySeed(seed, becardFile);
  await runNode(process.execPath, [cli, 'backup', 'create', file, '--data', source.place]);
  await source.drop();
  await client.query(`CREATE DATABASE ${template}`);
  await runNode(process.execPath, [cli, 'backup', 'restore', file, '--database', urlOf(serverUrl, template)]);
  rmSync(file);
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
