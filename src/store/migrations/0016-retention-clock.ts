// The latest time at which old data was pruned: one row, made together with the store, so that a clock that is far ahead is noticed at the
// first start already.

import type { Migration } from '../migrate.ts';

const table = (number: 'INTEGER' | 'BIGINT'): string => `
CREATE TABLE retention_clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seen_at ${number} NOT NULL,
  waited_runs INTEGER NOT NULL
)`;

const insert = (now: string): string => `INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, ${now}, 0);`;

export const retentionClock: Migration = {
  number: 16,
  name: 'retention-clock',
  sqlite: `
${table('INTEGER')} STRICT;
${insert("unixepoch('now') * 1000")}`,
  postgres: `
${table('BIGINT')};
${insert('CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)')}`,
};
