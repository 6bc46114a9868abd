// Looks at a store from outside, for whoever has to know how it is kept. Nothing is created, migrated or changed.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspection } from './inspection.ts';
import { migrations } from './migrations/index.ts';
import { databaseFile, type StoreLocation } from './open.ts';
import { inspectSqlite } from './sqlite/inspect.ts';

/** undefined while no store has been made there yet. Throws what opening it throws. */
export async function inspectStore(location: StoreLocation): Promise<Inspection | undefined> {
  if ('databaseUrl' in location) return undefined;
  const path = join(location.dataDirectory, databaseFile);
  if (!existsSync(path)) return undefined;
  const found = inspectSqlite(path);
  const newestShape = migrations.at(-1)?.number ?? 0;
  return { kind: 'SQLite', ...found, newestShape, bytes: statSync(path).size };
}
