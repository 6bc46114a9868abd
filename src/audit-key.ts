// The key of the audit log's chain, kept outside the database: BECARD_AUDIT_KEY, or with SQLite a file beside the database. It is in no
// backup: reading one must not be enough to forge the log.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { AuditKey } from './domain/index.ts';
import { createAuditKey } from './platform.ts';
import { StoreSetupError } from './store/index.ts';

export const auditKeyFile = 'audit.key';
const keyPattern = /^[!-~]{32,256}$/;

/** The key that the configuration names; undefined for PostgreSQL without BECARD_AUDIT_KEY. Throws a StoreSetupError for a file that is none. */
export function openAuditKey(config: Pick<Config, 'auditKey' | 'databaseUrl' | 'dataDirectory'>): AuditKey | undefined {
  const { auditKey, databaseUrl, dataDirectory } = config;
  if (auditKey !== undefined) return createAuditKey(auditKey);
  return databaseUrl === undefined ? createAuditKey(readKeyFile(dataDirectory)) : undefined;
}

/** The same, but makes no file where there is none: for what works without a store. */
export function findAuditKey(config: Pick<Config, 'auditKey' | 'databaseUrl' | 'dataDirectory'>): AuditKey | undefined {
  const { auditKey, databaseUrl, dataDirectory } = config;
  const isThere =
    auditKey !== undefined || (databaseUrl === undefined && existsSync(join(dataDirectory, auditKeyFile)));
  return isThere ? openAuditKey(config) : undefined;
}

function readKeyFile(folder: string): string {
  const path = join(folder, auditKeyFile);
  try {
    const text = readIfThere(path) ?? createKeyFile(folder, path);
    if (keyPattern.test(text)) return text;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StoreSetupError(`The key of the audit log cannot be used: ${cause}.`, { cause: error });
  }
  throw new StoreSetupError(
    `${path} is not a key of the audit log. Bring back the right file, or set BECARD_AUDIT_KEY.`,
  );
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The name appears when the file is whole, and of several processes the first one gives it: all read the same key. */
function createKeyFile(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  const file = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(32).toString('hex')}\n`);
    fsyncSync(file);
    linkSync(unfinished, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(file);
    rmSync(unfinished, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}
