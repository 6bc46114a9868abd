// Several stores open on one PostgreSQL database, as several servers have them.

import type { TestContext } from 'node:test';
import type { DirectoryStore, Store } from '../../domain/store.ts';
import { openStore } from '../index.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { directoryOf, ids } from './samples.ts';

export interface Nodes {
  readonly database: TestDatabase;
  readonly stores: readonly Store[];
  /** The same directory as each node has it. */
  readonly directories: readonly DirectoryStore[];
  /** One of them, in turn. */
  readonly any: () => DirectoryStore;
}

/** A database with one directory, open on `count` nodes. */
export async function openNodes(context: TestContext, count = 2): Promise<Nodes> {
  const database = await createDatabase();
  const opening = Array.from({ length: count }, () => openStore({ databaseUrl: database.url }));
  context.after(async () => {
    for (const opened of await Promise.allSettled(opening)) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
    await database.drop();
  });
  const stores = await Promise.all(opening);
  await stores[0]?.directories.insert(directoryOf(ids.first));
  const directories = stores.map((store) => store.directory(ids.first));
  let turn = 0;
  const any = (): DirectoryStore => {
    turn += 1;
    const directory = directories[turn % count];
    if (directory === undefined) throw new Error('There is no node');
    return directory;
  };
  return { database, stores, directories, any };
}
