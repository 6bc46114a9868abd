// What happened in a directory: its events and its provisioning log, both newest first. Lines of the log are written in the directory's turn,
// so that a later one is never seen before an earlier one.

import type { DirectoryEvent, DirectoryId, LogEntry, ResourceId } from '../../directory/model.ts';
import type { LogAppend, LogQuery, PositionedEntry } from '../../directory/store.ts';
import {
  type EventRow,
  eventColumns,
  failedStatus,
  fromLogEntry,
  type LogRow,
  logColumns,
  toEvent,
  toLogEntry,
  toPositionedEntry,
} from '../rows-history.ts';
import { asColumns } from './columns.ts';
import type { Statements } from './connection.ts';
import type { Reader } from './reader.ts';
import type { Work, Writer } from './writer.ts';

const events = `SELECT ${eventColumns} FROM event WHERE directory_id = ?`;
const newestEvents = `${events} ORDER BY position DESC LIMIT ?`;
const eventsOfResource = `${events} AND resource_id = ? ORDER BY position DESC LIMIT ?`;

/** Events of one resource, or of the whole directory. */
export async function listEvents(
  reader: Reader,
  directoryId: DirectoryId,
  resourceId: ResourceId | undefined,
  limit: number,
): Promise<readonly DirectoryEvent[]> {
  const statements = reader.of(directoryId);
  const { rows } =
    resourceId === undefined
      ? await statements.query<EventRow>(newestEvents, directoryId, limit)
      : await statements.query<EventRow>(eventsOfResource, directoryId, resourceId, limit);
  return rows.map(toEvent);
}

const entries = `SELECT position, ${logColumns} FROM log WHERE directory_id = ?`;

/** A page of the provisioning log. */
export async function listLog(
  reader: Reader,
  directoryId: DirectoryId,
  { failed, resourceId, before, limit }: LogQuery,
): Promise<readonly PositionedEntry[]> {
  const terms = [entries];
  const parameters: (string | number)[] = [directoryId];
  if (failed !== undefined) terms.push(`status ${failed ? '>=' : '<'} ${failedStatus}`);
  if (resourceId !== undefined) {
    terms.push('resource_id = ?');
    parameters.push(resourceId);
  }
  if (before !== undefined) {
    terms.push('position < ?');
    parameters.push(before);
  }
  const text = `${terms.join(' AND ')} ORDER BY position DESC LIMIT ?`;
  const { rows } = await reader.of(directoryId).query<LogRow>(text, ...parameters, limit);
  return rows.map(toPositionedEntry);
}

/** One line of the log. */
export async function findLogEntry(
  reader: Reader,
  directoryId: DirectoryId,
  id: string,
): Promise<LogEntry | undefined> {
  const { rows } = await reader.of(directoryId).query<LogRow>(`${entries} AND id = ?`, directoryId, id);
  return rows[0] === undefined ? undefined : toLogEntry(rows[0]);
}

const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
const append = `
  INSERT INTO log (directory_id, ${logColumns})
  SELECT $1, * FROM unnest(
    CAST($2 AS text[]), CAST($3 AS bigint[]), CAST($4 AS double precision[]), CAST($5 AS text[]),
    CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS integer[]), CAST($10 AS text[]),
    CAST($11 AS text[]), CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]), CAST($15 AS text[]), CAST($16 AS text[]))
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
