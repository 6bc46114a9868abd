// The last rehearsal of each directory, for whichever process is asked about it. A runner that gives no more signs of life has died.

import type { Migration } from '../migrate.ts';

const inSqlite = `
CREATE TABLE rehearsal (
  directory_id TEXT NOT NULL PRIMARY KEY REFERENCES directory (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  running INTEGER NOT NULL,
  called_off INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
`;

const inPostgres = `
CREATE TABLE rehearsal (
  directory_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES directory (id) ON DELETE CASCADE,
  id TEXT COLLATE "C" NOT NULL,
  running INTEGER NOT NULL,
  called_off INTEGER NOT NULL,
  seen_at BIGINT NOT NULL,
  text TEXT NOT NULL
);
`;

export const rehearsals: Migration = { number: 9, name: 'rehearsals', sqlite: inSqlite, postgres: inPostgres };
