// The provisioning log, newest first. Entries are written under the directory's lock, so a later one is never seen before an earlier one.
// A query walks back along the index log_line in stretches, so that no statement keeps its connection long.

import type {
  DirectoryId,
  LogAppend,
  LogEntry,
  LogMinute,
  LogQuery,
  PositionedEntry,
  ProvisioningLogStore,
} from '../../domain/store.ts';
import { type Ends, type LogDialect, minutesSql, toFilter, walkBack } from '../log-query.ts';
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
import { asColumns } from './columns.ts';
import type { Statements } from './connection.ts';
import type { Reader } from './reader.ts';
import type { Work, Writer } from './writer.ts';

export function createLogStore(reader: Reader, writer: Writer, directoryId: DirectoryId): ProvisioningLogStore {
  const statements = reader.of(directoryId);
  return {
    list: (query) => listLog(statements, directoryId, query),
    after: async (position, limit) => {
      const { rows } = await statements.query<LogRow>(entriesAfter, directoryId, position, limit);
      return rows.map(toPositionedEntry);
    },
    find: async (id) => {
      const { rows } = await statements.query<LogRow>(entry, directoryId, id);
      return rows[0] === undefined ? undefined : toLogEntry(rows[0]);
    },
    minutes: (from, until) => listMinutes(statements, directoryId, from, until),
    rewrite: (entries) => rewriteLog(writer, directoryId, entries),
  };
}

const stretchLength = 100_000;
const dialect: LogDialect<readonly string[]> = {
  holds: (column) => `strpos(${column}, ?) > 0`,
  isInList: (column) => `${column} = ANY(CAST(? AS text[]))`,
  list: (values) => values,
};

/** A page of the provisioning log. The positions are found by the index alone, and the lines by their positions. */
async function listLog(
  statements: Statements,
  directoryId: DirectoryId,
  query: LogQuery,
): Promise<readonly PositionedEntry[]> {
  const { text, parameters } = toFilter(query, dialect);
  const page = `
    SELECT position, ${logColumns} FROM log WHERE directory_id = ? AND position IN (
      SELECT position FROM log
      WHERE directory_id = ? AND position >= ? AND position < ?${text} ORDER BY position DESC LIMIT ?)
    ORDER BY position DESC`;
  const found: PositionedEntry[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { ...query, length: stretchLength })) {
    const bounds = [directoryId, directoryId, begin, end];
    const { rows } = await statements.composed<LogRow>(page, ...bounds, ...parameters, query.limit - found.length);
    found.push(...rows.map(toPositionedEntry));
    if (found.length >= query.limit) break;
  }
  return found;
}

const minutes = minutesSql('log');

/** The log minute by minute. */
async function listMinutes(
  statements: Statements,
  directoryId: DirectoryId,
  from: number,
  until: number,
): Promise<readonly LogMinute[]> {
  const found: LogMinute[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { from, length: stretchLength })) {
    found.push(...(await statements.query<LogMinute>(minutes, directoryId, begin, end, from, until)).rows);
  }
  return addMinutes(found);
}

const oldest = 'SELECT position, at FROM log WHERE directory_id = ? ORDER BY position LIMIT 1';
const newestBefore = `
  SELECT position, at FROM log WHERE directory_id = ? AND position < ? ORDER BY position DESC LIMIT 1`;

function endsOf(statements: Statements, directoryId: DirectoryId): Ends {
  return {
    oldest: async () => (await statements.query<{ position: number }>(oldest, directoryId)).rows[0]?.position,
    newestBefore: async (end) =>
      (await statements.query<{ position: number; at: number }>(newestBefore, directoryId, end)).rows[0],
  };
}

const entry = `SELECT position, ${logColumns} FROM log WHERE directory_id = ? AND id = ?`;

const entriesAfter = `
  SELECT position, ${logColumns} FROM log WHERE directory_id = ? AND position > ? ORDER BY position LIMIT ?`;

const rewrite = `
  UPDATE log l SET ${rewrittenColumns.map((column) => `${column} = u.${column}`).join(', ')}
  FROM unnest(CAST($2 AS bigint[]), ${rewrittenColumns.map((_, at) => `CAST($${String(at + 3)} AS text[])`).join(', ')})
    AS u (position, ${rewrittenColumns.join(', ')})
  WHERE l.directory_id = $1 AND l.position = u.position`;

async function rewriteLog(writer: Writer, directoryId: DirectoryId, lines: readonly PositionedEntry[]): Promise<void> {
  if (lines.length === 0) return;
  const columns = asColumns(lines.map(({ position, entry: line }) => [position, ...fromRewritten(line)]));
  await writer.write(directoryId, async ({ statements }) => {
    await statements.query(rewrite, directoryId, ...columns);
  });
}

const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
const append = `
  INSERT INTO log (directory_id, ${logColumns})
  SELECT $1, * FROM unnest(
    CAST($2 AS text[]), CAST($3 AS bigint[]), CAST($4 AS double precision[]), CAST($5 AS text[]),
    CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS integer[]), CAST($10 AS text[]),
    CAST($11 AS text[]), CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]), CAST($15 AS text[]), CAST($16 AS text[]),
    CAST($17 AS text[]), CAST($18 AS text[]), CAST($19 AS text[]))
  ON CONFLICT (directory_id, id) DO NOTHING`;
const noteUses = `
  UPDATE token t SET last_used_at = u.at
  FROM unnest(CAST($2 AS text[]), CAST($3 AS bigint[])) AS u (id, at)
  WHERE t.directory_id = $1 AND t.id = u.id AND (t.last_used_at IS NULL OR t.last_used_at < u.at)`;

/** Writes lines of many directories and the last use of the tokens that they name; a line that is there already stays as it is. */
export async function appendLog(reader: Reader, writer: Writer, lines: readonly LogAppend[]): Promise<void> {
  const byDirectory = Map.groupBy(lines, (line) => line.directoryId);
  await Promise.all(
    [...byDirectory].map(([id, own]) =>
      appendTo(
        reader,
        writer,
        id,
        own.map(({ entry }) => entry),
      ),
    ),
  );
}

async function appendTo(
  reader: Reader,
  writer: Writer,
  directoryId: DirectoryId,
  appended: readonly LogEntry[],
): Promise<void> {
  const { changes } = await reader.installation.query(isThere, directoryId);
  if (changes === 0) return;
  await writer.write(directoryId, (work) => insertLines(work, directoryId, appended));
}

async function insertLines(
  { statements }: Work,
  directoryId: DirectoryId,
  appended: readonly LogEntry[],
): Promise<void> {
  await statements.query(append, directoryId, ...asColumns(appended.map(fromLogEntry)));
  await noteLastUses(statements, directoryId, appended);
}

async function noteLastUses(
  statements: Statements,
  directoryId: DirectoryId,
  appended: readonly LogEntry[],
): Promise<void> {
  const uses = new Map<string, number>();
  for (const { tokenId, at, action } of appended) {
    if (tokenId !== undefined && action !== 'Refused') uses.set(tokenId, Math.max(at, uses.get(tokenId) ?? at));
  }
  if (uses.size > 0) await statements.query(noteUses, directoryId, [...uses.keys()], [...uses.values()]);
}
