// How SQLite keeps the provisioning log: which index a page is read by, and how entries are written.

import type { DirectoryId, LogAppend } from '../../domain/store.ts';
import type { LogEngine } from '../tables/log.ts';
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

/** Writes entries of many directories and the last use of their tokens; entries of a deleted directory are dropped. */
export function appendLog(statements: Statements, lines: readonly LogAppend[]): void {
  for (const [directoryId, appended] of Map.groupBy(lines, (line) => line.directoryId)) {
    if (statements.query(isThere).get(directoryId) === undefined) continue;
    insertLines(statements, directoryId, appended);
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

function appending(lines: number): string {
  const places = `(?, ${logFields.places})`;
  return `INSERT INTO log (directory_id, ${logFields.columns}) VALUES ${new Array(lines).fill(places).join(', ')}`;
}
