// Registers a suite of the store contract once for SQLite and once for PostgreSQL.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext } from 'node:test';
import type { DirectoryStore, Store } from '../../domain/store.ts';
import { openStore } from '../index.ts';
import { createDatabase } from './database.ts';
import { directoryOf, ids } from './samples.ts';
import { openTemporaryStore } from './temporary-store.ts';

/** Opens an empty store that is closed and removed with its test. */
export type Open = (context: TestContext) => Promise<Store>;

const stores: readonly { readonly name: string; readonly open: Open }[] = [
  { name: 'SQLite', open: async () => openTemporaryStore() },
  {
    name: 'PostgreSQL',
    open: async (context) => {
      const { url, drop } = await createDatabase();
      const store = await openStore({ databaseUrl: url });
      context.after(async () => {
        await store.close();
        await drop();
      });
      return store;
    },
  },
];

/** Registers the suite's tests for each store. */
export function eachStore(suite: (open: Open) => void): void {
  for (const { name, open } of stores) describe(name, () => suite(open));
}

/** A store with one directory in it. */
export async function openDirectory(
  open: Open,
  context: TestContext,
): Promise<{ readonly store: Store; readonly directory: DirectoryStore }> {
  const store = await open(context);
  await store.directories.insert(directoryOf(ids.first));
  return { store, directory: store.directory(ids.first) };
}

export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'becard-store-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
