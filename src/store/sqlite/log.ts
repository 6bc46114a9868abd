// How SQLite keeps the provisioning log: which index a page is read by, and how entries are written.

import type { DirectoryId, LogAppend } from '../../domain/store.ts';
import type { LogEngine } from '../tables/log.ts';
import { countEntries, type LogSpan } from '../tables/log-counts.ts';
import { lastUses, logFields, personalFields } from '../tables/rows-history.ts';
import type { Parameter, Statements } from './connection.ts';

const rewrite = `
  UPDATE log SET ${personalFields.assignments} WHERE directory_id = ? AND position = ?`;

export const logEngine: LogEngine = {
  stretchLength: 20_000,
  failedStretchLength: 100_000,
  page: (sql, { directoryId, begin, end, text, values, isAboutFailures, limit }) => {
    const page = `
      SELECT position, ${logFields.selection} FROM log INDEXED BY ${isAboutFailures ? 'log_failed' : 'log_line'}
      WHERE directory_id = ? AND position >= ? AND position < ?${text} ORDER BY position DESC LIMIT ?`;
    return sql.composed(page, directoryId, begin, end, ...values, limit);
  },
  rewrite: async (sql, directoryId, entries) => {
    for (const { position, entry } of entries)
      await sql.run(rewrite, ...personalFields.write(entry), directoryId, position);
  },
};

const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
/** Entries that one statement writes; more of them save little. */
const linesAtOnce = 20;
const append = appending(1);
const appendMany = appending(linesAtOnce);
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
    statements
      .query(addCounts)
      .run(directoryId, JSON.stringify([...countsOf(appended, 'minute'), ...countsOf(appended, 'hour')]));
    for (const [tokenId, at] of lastUses(appended)) statements.query(noteUse).run(at, tokenId, directoryId, at);
  }
}

function insertLines(statements: Statements, directoryId: DirectoryId, lines: readonly LogAppend[]): void {
  const valuesOf = ({ entry: line }: LogAppend): readonly Parameter[] => [directoryId, ...logFields.write(line)];
  const whole = lines.length - (lines.length % linesAtOnce);
  for (let from = 0; from < whole; from += linesAtOnce) {
    statements.query(appendMany).run(...lines.slice(from, from + linesAtOnce).flatMap(valuesOf));
  }
  for (const line of lines.slice(whole)) statements.query(append).run(...valuesOf(line));
}

/** In the order of the columns of `addCounts`. */
function countsOf(lines: readonly LogAppend[], span: LogSpan): readonly Parameter[][] {
  const entries = lines.map(({ entry }) => entry);
  return countEntries(entries, span).map(({ at, action, outcome, requests }) => [span, at, action, outcome, requests]);
}

function appending(lines: number): string {
  const places = `(?, ${logFields.places})`;
  return `INSERT INTO log (directory_id, ${logFields.columns}) VALUES ${new Array(lines).fill(places).join(', ')}`;
}
