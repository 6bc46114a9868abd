// What happened in a directory: its events and its provisioning log, both newest first.

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
import type { Statements } from './connection.ts';

const events = `SELECT ${eventColumns} FROM event WHERE directory_id = ?`;
const newestEvents = `${events} ORDER BY position DESC LIMIT ?`;
const eventsOfResource = `${events} AND resource_id = ? ORDER BY position DESC LIMIT ?`;

/** Events of one resource, or of the whole directory. */
export function listEvents(
  statements: Statements,
  directoryId: DirectoryId,
  resourceId: ResourceId | undefined,
  limit: number,
): readonly DirectoryEvent[] {
  const rows =
    resourceId === undefined
      ? statements.query<EventRow>(newestEvents).all(directoryId, limit)
      : statements.query<EventRow>(eventsOfResource).all(directoryId, resourceId, limit);
  return rows.map(toEvent);
}

const entries = `SELECT position, ${logColumns} FROM log WHERE directory_id = ?`;

/** A page of the provisioning log. */
export function listLog(
  statements: Statements,
  directoryId: DirectoryId,
  { failed, resourceId, before, limit }: LogQuery,
): readonly PositionedEntry[] {
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
  const query = statements.query<LogRow>(`${terms.join(' AND ')} ORDER BY position DESC LIMIT ?`);
  return query.all(...parameters, limit).map(toPositionedEntry);
}

/** One line of the log. */
export function findLogEntry(statements: Statements, directoryId: DirectoryId, id: string): LogEntry | undefined {
  const row = statements.query<LogRow>(`${entries} AND id = ?`).get(directoryId, id);
  return row === undefined ? undefined : toLogEntry(row);
}

const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
const append = `
  INSERT INTO log (directory_id, ${logColumns})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const noteUse = `
  UPDATE token SET last_used_at = ?
  WHERE id = ? AND directory_id = ? AND (last_used_at IS NULL OR last_used_at < ?)`;

/** Writes lines of many directories and the last use of the tokens that they name; lines of a directory that is gone are dropped. */
export function appendLog(statements: Statements, lines: readonly LogAppend[]): void {
  for (const [directoryId, appended] of Map.groupBy(lines, (line) => line.directoryId)) {
    if (statements.query(isThere).get(directoryId) === undefined) continue;
    const uses = new Map<string, number>();
    for (const { entry } of appended) {
      statements.query(append).run(directoryId, ...fromLogEntry(entry));
      if (entry.tokenId !== undefined && entry.action !== 'Refused')
        uses.set(entry.tokenId, Math.max(entry.at, uses.get(entry.tokenId) ?? entry.at));
    }
    for (const [tokenId, at] of uses) statements.query(noteUse).run(at, tokenId, directoryId, at);
  }
}
