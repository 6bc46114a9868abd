// What happened in a directory: its events, newest first.

import type { DirectoryEvent, DirectoryId, ResourceId } from '../../directory/model.ts';
import { type EventRow, eventColumns, toEvent } from '../rows-history.ts';
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
