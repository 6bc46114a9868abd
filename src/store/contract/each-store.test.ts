// Every store behind the port keeps one contract. A suite registers its tests here once and they run over each of them.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext } from 'node:test';
import type { DirectoryStore, Store } from '../../domain/store.ts';
import { openMemoryStore, openStore } from '../index.ts';
import { createDatabase } from './database.test.ts';
import { directoryOf, ids } from './samples.test.ts';

/** Opens an empty store that is closed and cleared away with its test. */
export type Open = (context: TestContext) => Promise<Store>;

const stores: readonly { readonly name: string; readonly open: Open }[] = [
  { name: 'memory', open: async (context) => closing(context, openMemoryStore()) },
  {
    name: 'SQLite',
    open: async (context) => closing(context, await openStore({ dataDirectory: await temporaryFolder(context) })),
  },
  {
    name: 'PostgreSQL',
    open: async (context) => {
      const { url, drop } = await createDatabase();
      const store = closing(context, await openStore({ databaseUrl: url }));
      context.after(drop);
      return store;
    },
  },
];

/** Registers the suite's tests for each store. */
export function eachStore(suite: (open: Open) => void): void {
  for (const { name, open } of stores) describe(name, () => suite(open));
}

/** Registers them for the stores that are served from. */
export function eachServedStore(suite: (open: Open) => void): void {
  for (const { name, open } of stores.filter((store) => store.name !== 'memory')) describe(name, () => suite(open));
}

/** A store with one directory in it. */
export async function openDirectory(
  open: Open,
  context: TestContext,
): Promise<{ readonly store: Store; readonly directory: DirectoryStore }> {
  const store = await open(context);
  await store.insertDirectory(directoryOf(ids.first));
  return { store, directory: store.directory(ids.first) };
}

export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'becard-store-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function closing(context: TestContext, store: Store): Store {
  context.after(() => store.close());
  return store;
}
