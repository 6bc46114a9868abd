// What happened in a directory: its events, newest first.

import type { DirectoryEvent, DirectoryId, ResourceId } from '../../directory/model.ts';
import type { Leaver, LeaverMinute } from '../../directory/store.ts';
import {
  type EventRow,
  eventColumns,
  type LeaverMinuteRow,
  type LeaverRow,
  leaverMinutes,
  leavers,
  toEvent,
  toLeaver,
  toLeaverMinute,
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

export function listLeaverMinutes(
  statements: Statements,
  directoryId: DirectoryId,
  after: number,
): readonly LeaverMinute[] {
  return statements.query<LeaverMinuteRow>(leaverMinutes).all(directoryId, after).map(toLeaverMinute);
}

export function listLeavers(
  statements: Statements,
  directoryId: DirectoryId,
  from: number,
  until: number,
): readonly Leaver[] {
  return statements.query<LeaverRow>(leavers).all(directoryId, from, until).map(toLeaver);
}
