// Every kind of store that keeps what it holds, as a place where none is yet.

import type { TestContext } from 'node:test';
import type { StoreLocation } from '../index.ts';
import { createDatabase } from './database.ts';
import { temporaryFolder } from './each-store.ts';

interface Technology {
  readonly name: string;
  /** A place where no store is yet. */
  readonly locate: (context: TestContext) => Promise<StoreLocation>;
}

export const technologies: readonly Technology[] = [
  { name: 'SQLite', locate: async (context) => ({ dataDirectory: await temporaryFolder(context) }) },
  {
    name: 'PostgreSQL',
    locate: async (context) => {
      const { url, drop } = await createDatabase();
      context.after(drop);
      return { databaseUrl: url };
    },
  },
];
