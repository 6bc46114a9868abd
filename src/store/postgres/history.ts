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
import type { Reader } from './reader.ts';

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

export async function listLeaverMinutes(
  reader: Reader,
  directoryId: DirectoryId,
  after: number,
): Promise<readonly LeaverMinute[]> {
  const { rows } = await reader.of(directoryId).query<LeaverMinuteRow>(leaverMinutes, directoryId, after);
  return rows.map(toLeaverMinute);
}

export async function listLeavers(
  reader: Reader,
  directoryId: DirectoryId,
  from: number,
  until: number,
): Promise<readonly Leaver[]> {
  const { rows } = await reader.of(directoryId).query<LeaverRow>(leavers, directoryId, from, until);
  return rows.map(toLeaver);
}
