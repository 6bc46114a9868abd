// Inspects a store for the operator. Nothing is created, migrated or changed.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspection } from './inspection.ts';
import { migrations } from './migrations/index.ts';
import { databaseFile, requireKnownKind, type StoreLocation } from './open.ts';
import { inspectSqlite } from './sqlite/inspect.ts';

/** undefined while no store has been made there yet. Throws what opening it throws. Reading every page of a file blocks the process for long. */
export async function inspectStore(location: StoreLocation, readsPages = true): Promise<Inspection | undefined> {
  const newestShape = migrations.at(-1)?.number ?? 0;
  if ('databaseUrl' in location) {
    requireKnownKind(location.databaseUrl);
    const { inspectPostgres } = await import('./postgres/inspect.ts');
    const found = await inspectPostgres(location.databaseUrl);
    return found && { kind: 'PostgreSQL', ...found, newestShape, damage: undefined, bytes: undefined };
  }
  const path = join(location.dataDirectory, databaseFile);
  if (!existsSync(path)) return undefined;
  const found = inspectSqlite(path, readsPages);
  return { kind: 'SQLite', ...found, newestShape, weaknesses: [], isReadOnly: false, bytes: statSync(path).size };
}
