// The provisioning log, newest first. Every query is answered by one walk back along the index log_line, in stretches of positions:
// other requests run between two stretches, so a search through a million entries delays none of them.

import type { DirectoryId, LogEntry, LogQuery, PositionedEntry, ProvisioningLogStore } from '../../domain/store.ts';
import type { Row } from './fields.ts';
import { readCounts } from './log-counts.ts';
import { endsOf, isAboutFailures, type Stretch, toFilter, walkBack } from './log-query.ts';
import { isAskedFor, maxEntries, readRow, rowSelection, writeLines } from './log-runs.ts';
import type { Database, Sql } from './sql.ts';
import type { Condition } from './terms.ts';

/** What each engine does its own way. */
export interface LogEngine {
  /** Positions that are read at once. */
  readonly stretchLength: number;
  /** The same for failed entries, which are few and have an index of their own. */
  readonly failedStretchLength: number;
  /** Rows of a stretch that pass the filter, newest first. */
  readonly page: (sql: Sql, page: LogPage) => Promise<readonly Row[]>;
  /** Replaces the personal parts of entries that have a row each. */
  readonly rewrite: (sql: Sql, directoryId: DirectoryId, entries: readonly PositionedEntry[]) => Promise<void>;
}

export interface LogPage extends Stretch, Condition {
  readonly directoryId: DirectoryId;
  readonly isAboutFailures: boolean;
  readonly limit: number;
}

/** Rows that are read at once: each may hold many entries. */
const rowsAtOnce = 20;
/** Rows among which an id is looked for: several processes write runs that overlap in time. */
const rowsAhead = 50;
const rows = `SELECT ${rowSelection} FROM`;

export function createLogStore(database: Database, engine: LogEngine, directoryId: DirectoryId): ProvisioningLogStore {
  const sql = database.readOf(directoryId);
  const { stretchLength, failedStretchLength } = engine;
  const source = sql.dialect.indexed('log', 'log_line');
  const ends = endsOf(sql, source, directoryId);
  return {
    list: async (query) => {
      const filter = { ...toFilter(query, sql.dialect), directoryId, isAboutFailures: isAboutFailures(query) };
      const length = filter.isAboutFailures ? failedStretchLength : stretchLength;
      const found: PositionedEntry[] = [];
      const before = query.before === undefined ? undefined : await endOfRow(sql, source, directoryId, query.before);
      for await (const stretch of walkBack(ends, { ...query, before, length })) {
        await readStretch(found, query, stretch, (part, limit) => engine.page(sql, { ...filter, ...part, limit }));
        if (found.length >= query.limit) break;
      }
      return found.slice(0, query.limit);
    },
    after: async (position, limit) => {
      const text = `${rows} ${source} WHERE directory_id = ? AND position > ? ORDER BY position LIMIT ?`;
      const found = (await sql.all<Row>(text, directoryId, position, limit)).flatMap((row) =>
        readRow(row).toReversed(),
      );
      return found.filter((entry) => entry.position > position).slice(0, limit);
    },
    find: async (id) => (await findNear(sql, directoryId, id, 1)) ?? findNear(sql, directoryId, id, rowsAhead),
    minutes: (from, until) => readCounts(sql, directoryId, 'minute', { from, until }),
    hours: (from, until) => readCounts(sql, directoryId, 'hour', { from, until }),
    rewrite: async (rewritten) => {
      if (rewritten.length === 0) return;
      await database.inDirectory(directoryId, async (writing) => {
        const alone = await rewriteRuns(writing, source, directoryId, rewritten);
        await engine.rewrite(writing, directoryId, alone);
      });
    },
  };
}

/** The entry with this id in one of the next rows by id: a run has the greatest id of its entries. */
async function findNear(sql: Sql, directoryId: DirectoryId, id: string, limit: number): Promise<LogEntry | undefined> {
  const text = `${rows} log WHERE directory_id = ? AND id >= ? ORDER BY id LIMIT ?`;
  for (const row of await sql.all<Row>(text, directoryId, id, limit)) {
    const found = row['id'] === id || String(row['lines']).includes(id) ? readRow(row) : [];
    const named = found.find(({ entry }) => entry.id === id);
    if (named !== undefined) return named.entry;
  }
  return undefined;
}

/** Adds what is asked for of a stretch, until there is enough. */
async function readStretch(
  found: PositionedEntry[],
  query: LogQuery,
  { begin, end }: Stretch,
  page: (part: Stretch, limit: number) => Promise<readonly Row[]>,
): Promise<void> {
  let rest = end;
  while (found.length < query.limit) {
    const limit = Math.min(query.limit - found.length, rowsAtOnce);
    const read = await page({ begin, end: rest }, limit);
    for (const row of read) {
      const entries = readRow(row);
      found.push(...(row['lines'] === null ? entries : entries.filter((entry) => isAskedFor(entry, query))));
    }
    const last = read.at(-1);
    if (last === undefined || read.length < limit) return;
    rest = Number(last['position']);
  }
}

/** The position behind the row that holds the entry before `before`. */
async function endOfRow(sql: Sql, source: string, directoryId: DirectoryId, before: number): Promise<number> {
  const text = `${rows} ${source} WHERE directory_id = ? AND position >= ? ORDER BY position LIMIT 1`;
  const row = await sql.get<Row>(text, directoryId, before);
  const first = row && readRow(row).at(-1);
  return row !== undefined && first !== undefined && first.position < before ? Number(row['position']) + 1 : before;
}

/** Replaces entries within runs, and gives the others. */
async function rewriteRuns(
  sql: Sql,
  source: string,
  directoryId: DirectoryId,
  rewritten: readonly PositionedEntry[],
): Promise<readonly PositionedEntry[]> {
  const wanted = new Map(rewritten.map(({ position, entry }) => [position, entry]));
  const positions = [...wanted.keys()];
  const [lowest, highest] = [Math.min(...positions), Math.max(...positions) + maxEntries];
  const text = `${rows} ${source} WHERE directory_id = ? AND position >= ? AND position < ? AND lines IS NOT NULL`;
  for (const row of await sql.all<Row>(text, directoryId, lowest, highest)) {
    const kept = readRow(row).toReversed();
    const named = kept.filter(({ position }) => wanted.has(position));
    if (named.length === 0) continue;
    const lines = writeLines(kept.map(({ position, entry }) => wanted.get(position) ?? entry));
    await sql.run(
      'UPDATE log SET lines = ? WHERE directory_id = ? AND position = ?',
      lines,
      directoryId,
      Number(row['position']),
    );
    for (const { position } of named) wanted.delete(position);
  }
  return [...wanted].map(([position, entry]) => ({ position, entry }));
}
