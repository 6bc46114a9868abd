// The provisioning log, newest first. Every query is answered by one walk back along the index log_line, in stretches of positions:
// other requests run between two stretches, so a search through a million entries delays none of them.

import type { DirectoryId, LogCount, PositionedEntry, ProvisioningLogStore } from '../../domain/store.ts';
import type { Row } from './fields.ts';
import { readOne } from './fields.ts';
import { logCounts, startOf } from './log-counts.ts';
import { endsOf, isAboutFailures, type Stretch, toFilter, walkBack } from './log-query.ts';
import { logFields, toPositionedEntry } from './rows-history.ts';
import type { Database, Sql } from './sql.ts';
import type { Condition } from './terms.ts';

/** What each engine does its own way. */
export interface LogEngine {
  /** Positions that are read at once. */
  readonly stretchLength: number;
  /** The same for failed entries, which are few and have an index of their own. */
  readonly failedStretchLength: number;
  /** Entries of a stretch that pass the filter, newest first. */
  readonly page: (sql: Sql, page: LogPage) => Promise<readonly Row[]>;
  /** Replaces the personal parts of entries. */
  readonly rewrite: (sql: Sql, directoryId: DirectoryId, entries: readonly PositionedEntry[]) => Promise<void>;
}

export interface LogPage extends Stretch, Condition {
  readonly directoryId: DirectoryId;
  readonly isAboutFailures: boolean;
  readonly limit: number;
}

export function createLogStore(database: Database, engine: LogEngine, directoryId: DirectoryId): ProvisioningLogStore {
  const sql = database.readOf(directoryId);
  const { stretchLength, failedStretchLength } = engine;
  const source = sql.dialect.indexed('log', 'log_line');
  const ends = endsOf(sql, source, directoryId);
  const entries = `SELECT position, ${logFields.selection} FROM`;
  return {
    list: async (query) => {
      const filter = { ...toFilter(query, sql.dialect), directoryId, isAboutFailures: isAboutFailures(query) };
      const length = filter.isAboutFailures ? failedStretchLength : stretchLength;
      const found: PositionedEntry[] = [];
      for await (const stretch of walkBack(ends, { ...query, length })) {
        const rows = await engine.page(sql, { ...filter, ...stretch, limit: query.limit - found.length });
        found.push(...rows.map(toPositionedEntry));
        if (found.length >= query.limit) break;
      }
      return found;
    },
    after: async (position, limit) => {
      const text = `${entries} ${source} WHERE directory_id = ? AND position > ? ORDER BY position LIMIT ?`;
      return (await sql.all<Row>(text, directoryId, position, limit)).map(toPositionedEntry);
    },
    find: (id) => readOne(sql, logFields.read, `${entries} log WHERE directory_id = ? AND id = ?`, directoryId, id),
    minutes: (from, until) => sql.all<LogCount>(logCounts, directoryId, 'minute', startOf('minute', from), until),
    hours: (from, until) => sql.all<LogCount>(logCounts, directoryId, 'hour', startOf('hour', from), until),
    rewrite: async (rewritten) => {
      if (rewritten.length === 0) return;
      await database.inDirectory(directoryId, (writing) => engine.rewrite(writing, directoryId, rewritten));
    },
  };
}
