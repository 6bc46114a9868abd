// Reads the settings of a SQLite file. `synchronous` is set by each connection of ours; the journal's mode is kept in the file.

import { DatabaseSync } from 'node:sqlite';
import type { Inspection } from '../inspection.ts';
import { named } from './connection.ts';

const waitMs = 2000;

export function inspectSqlite(
  path: string,
  readsPages: boolean,
): Pick<Inspection, 'version' | 'shape' | 'durability' | 'damage'> {
  const database = named(() => new DatabaseSync(path, { readOnly: true, timeout: waitMs }));
  const read = (sql: string): string => String(Object.values(named(() => database.prepare(sql).get()) ?? {})[0]);
  try {
    const mode = read('PRAGMA journal_mode');
    const hasTables = read("SELECT count(*) FROM sqlite_schema WHERE name = 'migration'") === '1';
    const check = readsPages ? read('PRAGMA quick_check(1)') : 'ok';
    return {
      version: read('SELECT sqlite_version()'),
      shape: hasTables ? Number(read('SELECT coalesce(max(number), 0) FROM migration')) : 0,
      durability: [
        { name: 'journal_mode', value: mode, isSafe: mode === 'wal' },
        { name: 'synchronous', value: 'full', isSafe: true },
      ],
      damage: check === 'ok' ? undefined : check,
    };
  } finally {
    database.close();
  }
}
