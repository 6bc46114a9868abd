// Both engines, each as a location without a store.

import type { TestContext } from 'node:test';
import type { StoreLocation } from '../index.ts';
import { createDatabase } from './database.ts';
import { temporaryFolder } from './each-store.ts';

interface Technology {
  readonly name: string;
  /** A location without a store. */
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
