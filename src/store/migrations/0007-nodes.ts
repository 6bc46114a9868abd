// The servers that work on one database, each with the time of its last sign of life by the clock of the database.
// A SQLite file has one server.

import type { Migration } from '../migrate.ts';

const inPostgres = `
CREATE TABLE node (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
`;

export const nodes: Migration = { number: 7, name: 'nodes', sqlite: '', postgres: inPostgres };
