// Opens the store that the configuration names. What PostgreSQL needs is loaded with the first database: it would be a tenth of a start.

import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreUnavailable } from '../domain/errors/store-unavailable.ts';
import type { Store } from '../domain/store.ts';
import type { Archive } from './archive.ts';
import type { Warn } from './faults.ts';
import { migrations } from './migrations/index.ts';
import { StoreSetupError } from './setup-error.ts';
import { openSqliteArchive } from './sqlite/archive.ts';
import { isForeignFile } from './sqlite/connection.ts';
import { openSqliteStore, prepareFile } from './sqlite.ts';

/** Where the data lives: a folder of this machine, or a database server. */
export type StoreLocation = { readonly dataDirectory: string } | { readonly databaseUrl: string };

/** Commands that migrate or restore do not announce the new store. */
const silent: Warn = () => undefined;

export const databaseFile = 'becard.sqlite';

/**
 * Opens the store, creating and migrating it where needed. Throws a StoreSetupError when the operator has to change something.
 * `warn` receives sentences for the operator, `announce` one about a new store.
 */
export async function openStore(
  location: StoreLocation,
  warn: Warn = () => undefined,
  announce: Warn = () => undefined,
): Promise<Store> {
  if ('dataDirectory' in location) {
    const { dataDirectory } = location;
    const store = openFile(dataDirectory, announce, (path) => openSqliteStore(path, { warn }));
    warnOfOpenFolder(dataDirectory, warn);
    return store;
  }
  requireKnownKind(location.databaseUrl);
  const { openPostgresStore } = await import('./postgres.ts');
  return openPostgresStore(location.databaseUrl, warn);
}

/** A migration that was missing. */
export interface Applied {
  readonly number: number;
  readonly name: string;
}

/** Brings the tables to the schema of this version, creating them where needed, and returns the migrations that were missing. */
export async function upgradeStore(location: StoreLocation, warn: Warn): Promise<readonly Applied[]> {
  const numbers = await applyMissing(location, warn);
  return migrations.filter(({ number }) => numbers.includes(number)).map(({ number, name }) => ({ number, name }));
}

async function applyMissing(location: StoreLocation, warn: Warn): Promise<readonly number[]> {
  if ('dataDirectory' in location) return openFile(location.dataDirectory, silent, prepareFile);
  requireKnownKind(location.databaseUrl);
  const { prepareDatabase } = await import('./postgres.ts');
  return prepareDatabase(location.databaseUrl, warn);
}

/** Opens the rows of a store, as it is: nothing is migrated. */
export async function openArchive(location: StoreLocation): Promise<Archive> {
  if ('dataDirectory' in location) return openFile(location.dataDirectory, silent, openSqliteArchive);
  requireKnownKind(location.databaseUrl);
  const { openPostgresArchive } = await import('./postgres/archive.ts');
  return openPostgresArchive(location.databaseUrl);
}

/** There is no store where the configuration names one, and the command does not make one. */
export class StoreMissing extends StoreSetupError {}

/** Throws StoreMissing when there is no store to read: opening one would create it. */
export async function requireStore(location: StoreLocation): Promise<void> {
  if (await hasStore(location)) return;
  if ('databaseUrl' in location) {
    const { host, pathname } = new URL(location.databaseUrl);
    throw new StoreMissing(
      `The database ${pathname.slice(1)} on ${host} has no data of Becard. Name another with --database or ` +
        'BECARD_DATABASE_URL; becard serve creates the tables.',
    );
  }
  throw new StoreMissing(
    `There is no data of Becard in ${resolve(location.dataDirectory)}. Name its folder with --data or BECARD_DATA_DIR; ` +
      'becard serve creates a new one.',
  );
}

async function hasStore(location: StoreLocation): Promise<boolean> {
  if ('dataDirectory' in location) return !isEmpty(join(location.dataDirectory, databaseFile));
  requireKnownKind(location.databaseUrl);
  const { inspectPostgres } = await import('./postgres/inspect.ts');
  return (await inspectPostgres(location.databaseUrl)) !== undefined;
}

function openFile<Opened>(folder: string, announce: Warn, open: (path: string) => Opened): Opened {
  const path = join(folder, databaseFile);
  const isNew = isEmpty(path);
  if (isNew) requireNoRemains(path);
  createPrivately(folder, path);
  try {
    const opened = open(path);
    if (isNew) announce(`A new, empty store was made: ${path}. If there was one before, stop Becard and put it back.`);
    return opened;
  } catch (error) {
    throw explainDamage(error, path);
  }
}

function isEmpty(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** SQLite would delete the log of a missing file, and with it acknowledged writes. */
export function requireNoRemains(path: string): void {
  const log = `${path}-wal`;
  if (isEmpty(log)) return;
  throw new StoreSetupError(
    `${log} holds the last writes of a database, and ${path} is missing or empty. Put that file back beside it; ` +
      `or move ${log} away, and start with an empty database or ${restoreAdvice}`,
  );
}

const restoreAdvice = 'restore the last backup: becard backup restore FILE --data EMPTY-FOLDER.';

function explainDamage(error: unknown, path: string): unknown {
  if (!(error instanceof StoreUnavailable && error.reason === 'damaged')) return error;
  const cause = error.cause instanceof Error ? error.cause.message : error.message;
  const said = isForeignFile(error)
    ? `${path} is not a database of Becard, or its beginning is damaged. If it is not Becard's, choose another folder with --data. If it is,`
    : `${path} is damaged (${cause}). Look at it with becard doctor, then`;
  return new StoreSetupError(`${said} ${restoreAdvice}`, { cause: error });
}

/** Other users could replace the database in a folder that they may write to. */
function warnOfOpenFolder(folder: string, warn: Warn): void {
  if ((statSync(folder).mode & 0o022) === 0) return;
  warn(`Other users of this machine may change the data directory ${folder}. Run: chmod -R go-rwx ${folder}`);
}

/** The folder and the file are for this user alone; SQLite gives its side files the mode of the file. */
function createPrivately(folder: string, file: string): void {
  createFolder(folder);
  inFolder(folder, () => {
    // To open and close a file that another store of this process has open would end the locks of that one (POSIX, "fcntl").
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    else closeSync(openSync(file, 'a', 0o600));
  });
}

/** Creates a folder for this user alone, where it is missing, and gives the first one that was. */
export function createFolder(folder: string): string | undefined {
  return inFolder(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
}

/** Works in the data directory; what fails is explained to the operator. */
export function inFolder<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const sentence = `The data directory ${folder} cannot be used: ${cause}. Choose another with --data.`;
    throw new StoreSetupError(sentence, { cause: error });
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
