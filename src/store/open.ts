// Opens the store that the configuration names.

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../directory/store.ts';
import type { Archive } from './archive.ts';
import { migrations } from './migrations/index.ts';
import { openPostgresArchive } from './postgres/archive.ts';
import { openPostgresStore, prepareDatabase, type Warn } from './postgres.ts';
import { StoreSetupError } from './setup-error.ts';
import { openSqliteArchive } from './sqlite/archive.ts';
import { isForeignFile } from './sqlite/connection.ts';
import { openSqliteStore, prepareFile } from './sqlite.ts';

/** Where the data lives: a folder of this machine, or a database server. */
export type StoreLocation = { readonly dataDirectory: string } | { readonly databaseUrl: string };

export const databaseFile = 'becard.sqlite';

/**
 * Opens the store, creating and migrating it where needed. Throws a StoreSetupError when a person has to change something;
 * what such a person should know besides is said to `warn`.
 */
export async function openStore(location: StoreLocation, warn: Warn = () => undefined): Promise<Store> {
  if ('dataDirectory' in location) return openFile(location.dataDirectory, openSqliteStore);
  requireKnownKind(location.databaseUrl);
  return openPostgresStore(location.databaseUrl, warn);
}

/** A step of the tables' shape that was missing. */
export interface Applied {
  readonly number: number;
  readonly name: string;
}

/** Brings the tables to the shape that this program knows, creating them where there are none, and tells what was missing. */
export async function upgradeStore(location: StoreLocation, warn: Warn): Promise<readonly Applied[]> {
  const numbers = await applyMissing(location, warn);
  return migrations.filter(({ number }) => numbers.includes(number)).map(({ number, name }) => ({ number, name }));
}

async function applyMissing(location: StoreLocation, warn: Warn): Promise<readonly number[]> {
  if ('dataDirectory' in location) return openFile(location.dataDirectory, prepareFile);
  requireKnownKind(location.databaseUrl);
  return prepareDatabase(location.databaseUrl, warn);
}

/** Opens the rows of a store, as it is: nothing is migrated. */
export async function openArchive(location: StoreLocation): Promise<Archive> {
  if ('dataDirectory' in location) return openFile(location.dataDirectory, openSqliteArchive);
  requireKnownKind(location.databaseUrl);
  return openPostgresArchive(location.databaseUrl);
}

/** Throws a StoreSetupError when there is no store to read: opening one would create it. */
export function requireStore(location: StoreLocation): void {
  if ('databaseUrl' in location || existsSync(join(location.dataDirectory, databaseFile))) return;
  throw new StoreSetupError(`There is no data of Becard in ${location.dataDirectory}. Name the folder with --data.`);
}

function openFile<Opened>(folder: string, open: (path: string) => Opened): Opened {
  const path = join(folder, databaseFile);
  createPrivately(folder, path);
  try {
    return open(path);
  } catch (error) {
    if (!isForeignFile(error)) throw error;
    throw new StoreSetupError(
      `${path} is not a database of Becard. Move it away, or choose another folder with --data.`,
      {
        cause: error,
      },
    );
  }
}

/** The folder and the file are for this user alone; SQLite gives its side files the mode of the file. */
function createPrivately(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StoreSetupError(`The data directory ${folder} cannot be used: ${cause}. Choose another with --data.`, {
      cause: error,
    });
  }
}

/** Throws a StoreSetupError for a URL of something else than PostgreSQL. */
export function requireKnownKind(url: string): void {
  const scheme = url.slice(0, Math.max(0, url.indexOf(':')));
  if (scheme === 'postgres' || scheme === 'postgresql') return;
  throw new StoreSetupError(
    'This kind of database URL is not supported. Give one of PostgreSQL (postgresql://user@host/database), or leave it out ' +
      '(--database, BECARD_DATABASE_URL) and name a folder for the embedded SQLite file with --data or BECARD_DATA_DIR.',
  );
}
