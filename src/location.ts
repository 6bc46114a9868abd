// Where the configuration says that everything is kept.

import { resolve } from 'node:path';
import type { Config } from './config.ts';
import { databaseFile, type openStore } from './store/index.ts';

/** What the configuration names as the place of the data. */
export function locationOf(config: Config): Parameters<typeof openStore>[0] {
  const { databaseUrl, dataDirectory } = config;
  return databaseUrl === undefined ? { dataDirectory } : { databaseUrl };
}

/** Where everything is kept, for a person: a file, or a database without its password. */
export function describeLocation({ databaseUrl, dataDirectory }: Config): string {
  if (databaseUrl === undefined) return resolve(dataDirectory, databaseFile);
  const { protocol, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${host}${pathname}`;
}
