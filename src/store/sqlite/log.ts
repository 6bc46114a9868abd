// How SQLite keeps the provisioning log: which index a page is read by, and how entries are written.

import type { DirectoryId, LogAppend, LogCount } from '../../domain/store.ts';
import type { LogEngine } from '../tables/log.ts';
import { countBySpan, type LogSpan } from '../tables/log-counts.ts';
import { inRuns, rowColumns, rowSelection, writeRow } from '../tables/log-runs.ts';
import { lastUses, personalFields } from '../tables/rows-history.ts';
import { placeholders } from '../tables/sql.ts';
import type { Parameter, Statements } from './connection.ts';

const rewrite = `
  UPDATE log SET ${personalFields.assignments} WHERE directory_id = ? AND position = ?`;

export const logEngine: LogEngine = {
  stretchLength: 20_000,
  failedStretchLength: 100_000,
  page: (sql, { directoryId, begin, end, text, values, isAboutFailures, limit }) => {
    const page = `
      SELECT ${rowSelection} FROM log INDEXED BY ${isAboutFailures ? 'log_failed' : 'log_line'}
      WHERE directory_id = ? AND position >= ? AND position < ?${text} ORDER BY position DESC LIMIT ?`;
    return sql.composed(page, directoryId, begin, end, ...values, limit);
  },
  rewrite: async (sql, directoryId, entries) => {
    for (const { position, entry } of entries)
      await sql.run(rewrite, ...personalFields.write(entry), directoryId, position);
  },
};

const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
/** Rows that one statement writes; more of them save little. */
const rowsAtOnce = 20;
const append = appending(1);
const appendMany = appending(rowsAtOnce);
/** A row takes a position for each of its entries, and has that of the last. */
const appendRun = `
  INSERT INTO log (position, directory_id, ${rowColumns})
  VALUES (coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'log'), 0) + ?, ?, ${placeholders(rowColumns)})`;
const noteUse = `
  UPDATE token SET last_used_at = ?
  WHERE id = ? AND directory_id = ? AND (last_used_at IS NULL OR last_used_at < ?)`;

const addCounts = `
  INSERT INTO log_count (directory_id, span, at, action, outcome, requests)
  SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE TRUE
  ON CONFLICT (directory_id, span, at, action, outcome) DO UPDATE SET requests = log_count.requests + excluded.requests`;

/** Writes entries of many directories, their counts and the last use of their tokens; entries of a deleted directory are dropped. */
export function appendLog(statements: Statements, lines: readonly LogAppend[]): void {
  for (const [directoryId, appended] of Map.groupBy(lines, (line) => line.directoryId)) {
    if (statements.query(isThere).get(directoryId) === undefined) continue;
    insertLines(statements, directoryId, appended);
    statements.query(addCounts).run(directoryId, JSON.stringify(countsOf(appended)));
    for (const [tokenId, at] of lastUses(appended)) statements.query(noteUse).run(at, tokenId, directoryId, at);
  }
}

function insertLines(statements: Statements, directoryId: DirectoryId, lines: readonly LogAppend[]): void {
  let alone: Parameter[][] = [];
  for (const run of inRuns(lines.map(({ entry }) => entry))) {
    if (run.length === 1) {
      alone.push([directoryId, ...writeRow(run)]);
      continue;
    }
    insertRows(statements, alone);
    alone = [];
    statements.query(appendRun).run(run.length, directoryId, ...writeRow(run));
  }
  insertRows(statements, alone);
}

function insertRows(statements: Statements, rows: readonly Parameter[][]): void {
  const whole = rows.length - (rows.length % rowsAtOnce);
  for (let from = 0; from < whole; from += rowsAtOnce) {
    statements.query(appendMany).run(...rows.slice(from, from + rowsAtOnce).flat());
  }
  for (const row of rows.slice(whole)) statements.query(append).run(...row);
}

/** In the order of the columns of `addCounts`. */
function countsOf(lines: readonly LogAppend[]): readonly Parameter[][] {
  const minutes = countBySpan(
    lines.map(({ entry }) => entry),
    'minute',
  );
  return [
    ...minutes.map((count) => valuesOf(count, 'minute')),
    ...countBySpan(minutes, 'hour').map((count) => valuesOf(count, 'hour')),
  ];
}

function valuesOf({ at, action, outcome, requests }: LogCount, span: LogSpan): Parameter[] {
  return [span, at, action, outcome, requests];
}

function appending(count: number): string {
  const places = `(?, ${placeholders(rowColumns)})`;
  return `INSERT INTO log (directory_id, ${rowColumns}) VALUES ${new Array(count).fill(places).join(', ')}`;
}
