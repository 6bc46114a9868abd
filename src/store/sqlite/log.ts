// The provisioning log, newest first. Every filter is answered by one walk back along the index log_line, in stretches of positions.
// Other requests run between two stretches, so a search through a million entries delays none of them.

import type {
  DirectoryId,
  LogAppend,
  LogEntry,
  LogMinute,
  LogQuery,
  PositionedEntry,
  ProvisioningLogStore,
} from '../../domain/store.ts';
import { type Ends, isAboutFailures, type LogDialect, minutesSql, toFilter, walkBack } from '../log-query.ts';
import {
  addMinutes,
  fromLogEntry,
  fromRewritten,
  type LogRow,
  logColumns,
  rewrittenColumns,
  toLogEntry,
  toPositionedEntry,
} from '../rows-history.ts';
import type { Parameter, Statements } from './connection.ts';
import type { Writer } from './writer.ts';

export function createLogStore(statements: Statements, writer: Writer, directoryId: DirectoryId): ProvisioningLogStore {
  return {
    list: (query) => listLog(statements, directoryId, query),
    after: async (position, limit) =>
      statements.query<LogRow>(entriesAfter).all(directoryId, position, limit).map(toPositionedEntry),
    find: async (id) => findEntry(statements, directoryId, id),
    minutes: (from, until) => listMinutes(statements, directoryId, from, until),
    rewrite: (entries) => writer.write((writing) => rewriteLog(writing, directoryId, entries)),
  };
}

/** Positions that are read at once: some milliseconds. Failures are few, so their index is read in longer stretches. */
const stretchLength = 20_000;
const failedStretchLength = 100_000;

const dialect: LogDialect<string> = {
  holds: (column) => `instr(${column}, ?) > 0`,
  isInList: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  list: (values) => JSON.stringify(values),
};

/** A page of the provisioning log. */
async function listLog(
  statements: Statements,
  directoryId: DirectoryId,
  query: LogQuery,
): Promise<readonly PositionedEntry[]> {
  const { text, parameters } = toFilter(query, dialect);
  const isSelective = isAboutFailures(query);
  const index = isSelective ? 'log_failed' : 'log_line';
  const length = isSelective ? failedStretchLength : stretchLength;
  const page = statements.composed<LogRow>(`
    SELECT position, ${logColumns} FROM log INDEXED BY ${index}
    WHERE directory_id = ? AND position >= ? AND position < ?${text} ORDER BY position DESC LIMIT ?`);
  const found: PositionedEntry[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { ...query, length })) {
    const rows = page.all(directoryId, begin, end, ...parameters, query.limit - found.length);
    found.push(...rows.map(toPositionedEntry));
    if (found.length >= query.limit) break;
  }
  return found;
}

const minutes = minutesSql('log INDEXED BY log_line');

/** The log minute by minute. */
async function listMinutes(
  statements: Statements,
  directoryId: DirectoryId,
  from: number,
  until: number,
): Promise<readonly LogMinute[]> {
  const found: LogMinute[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { from, length: stretchLength })) {
    found.push(...statements.query<LogMinute>(minutes).all(directoryId, begin, end, from, until));
  }
  return addMinutes(found);
}

const oldest = 'SELECT position FROM log WHERE directory_id = ? ORDER BY position LIMIT 1';
const newestBefore = `
  SELECT position, at FROM log INDEXED BY log_line
  WHERE directory_id = ? AND position < ? ORDER BY position DESC LIMIT 1`;

function endsOf(statements: Statements, directoryId: DirectoryId): Ends {
  return {
    oldest: async () => statements.query<{ position: number }>(oldest).get(directoryId)?.position,
    newestBefore: async (end) => statements.query<{ position: number; at: number }>(newestBefore).get(directoryId, end),
  };
}

const entry = `SELECT position, ${logColumns} FROM log WHERE directory_id = ? AND id = ?`;

function findEntry(statements: Statements, directoryId: DirectoryId, id: string): LogEntry | undefined {
  const row = statements.query<LogRow>(entry).get(directoryId, id);
  return row === undefined ? undefined : toLogEntry(row);
}

const entriesAfter = `
  SELECT position, ${logColumns} FROM log INDEXED BY log_line
  WHERE directory_id = ? AND position > ? ORDER BY position LIMIT ?`;

const rewrite = `
  UPDATE log SET ${rewrittenColumns.map((column) => `${column} = ?`).join(', ')} WHERE directory_id = ? AND position = ?`;

function rewriteLog(statements: Statements, directoryId: DirectoryId, entries: readonly PositionedEntry[]): void {
  for (const { position, entry: rewritten } of entries) {
    statements.query(rewrite).run(...fromRewritten(rewritten), directoryId, position);
  }
}

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
    const uses = new Map<string, number>();
    insertLines(statements, directoryId, appended);
    for (const { entry: line } of appended) {
      if (line.tokenId !== undefined && line.action !== 'Refused')
        uses.set(line.tokenId, Math.max(line.at, uses.get(line.tokenId) ?? line.at));
    }
    for (const [tokenId, at] of uses) statements.query(noteUse).run(at, tokenId, directoryId, at);
  }
}

function insertLines(statements: Statements, directoryId: DirectoryId, lines: readonly LogAppend[]): void {
  const valuesOf = ({ entry: line }: LogAppend): readonly Parameter[] => [directoryId, ...fromLogEntry(line)];
  const whole = lines.length - (lines.length % linesAtOnce);
  for (let from = 0; from < whole; from += linesAtOnce) {
    statements.query(appendMany).run(...lines.slice(from, from + linesAtOnce).flatMap(valuesOf));
  }
  for (const line of lines.slice(whole)) statements.query(append).run(...valuesOf(line));
}

function appending(lines: number): string {
  const places = `(?${', ?'.repeat(logColumns.split(',').length)})`;
  return `INSERT INTO log (directory_id, ${logColumns}) VALUES ${new Array(lines).fill(places).join(', ')}`;
}
