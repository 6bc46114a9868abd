// The events of a directory, newest first. Those of one resource are found by a walk back along the index event_line, in stretches like
// the provisioning log: an index by resource would make every write touch one more page.

import type {
  DeprovisioningStore,
  DirectoryEvent,
  DirectoryId,
  EventStore,
  PositionedEvent,
  ResourceId,
} from '../../domain/store.ts';
import { type Ends, walkBack } from '../log-query.ts';
import {
  type DeprovisioningMinuteRow,
  type DeprovisioningRow,
  deprovisioningMinutes,
  deprovisionings,
  type EventRow,
  eventColumns,
  toDeprovisioning,
  toDeprovisioningMinute,
  toEvent,
} from '../rows-history.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

export function createEventStore(statements: Statements, writer: Writer, directoryId: DirectoryId): EventStore {
  return {
    newest: async () => statements.query<{ position: number }>(newest).get(directoryId)?.position ?? 0,
    list: (resourceId, limit) => listEvents(statements, directoryId, resourceId, limit),
    naming: (resourceId) => listEventsNaming(statements, directoryId, resourceId),
    ofResources: (ids) => listEventsOf(statements, directoryId, ids),
    blank: (positions) => writer.write((writing) => blankEvents(writing, directoryId, positions)),
  };
}

/** Deactivations and deletions among the events, found by an index that holds them alone. */
export function createDeprovisioningStore(statements: Statements, directoryId: DirectoryId): DeprovisioningStore {
  return {
    minutes: async (after) =>
      statements
        .query<DeprovisioningMinuteRow>(deprovisioningMinutes)
        .all(directoryId, after)
        .map(toDeprovisioningMinute),
    list: async (from, until) =>
      statements.query<DeprovisioningRow>(deprovisionings).all(directoryId, from, until).map(toDeprovisioning),
  };
}

const newest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT 1';

/** Positions that are read at once: some milliseconds. */
const stretchLength = 20_000;
const newestEvents = `SELECT ${eventColumns} FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT ?`;
const eventsOfResource = `
  SELECT ${eventColumns} FROM event INDEXED BY event_line
  WHERE directory_id = ? AND position >= ? AND position < ? AND resource_id = ? ORDER BY position DESC LIMIT ?`;
const oldest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position LIMIT 1';
const newestBefore = `
  SELECT position, at FROM event WHERE directory_id = ? AND position < ? ORDER BY position DESC LIMIT 1`;

/** Events of one resource, or of the whole directory. */
async function listEvents(
  statements: Statements,
  directoryId: DirectoryId,
  resourceId: ResourceId | undefined,
  limit: number,
): Promise<readonly DirectoryEvent[]> {
  if (resourceId === undefined) return statements.query<EventRow>(newestEvents).all(directoryId, limit).map(toEvent);
  const page = statements.query<EventRow>(eventsOfResource);
  const found: DirectoryEvent[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { length: stretchLength })) {
    found.push(...page.all(directoryId, begin, end, resourceId, limit - found.length).map(toEvent));
    if (found.length >= limit || isBeginning(found.at(-1))) break;
  }
  return found;
}

const eventsNamingResource = `
  SELECT ${eventColumns} FROM event
  WHERE directory_id = ?1 AND position >= ?2 AND position < ?3 AND (resource_id = ?4 OR instr(changes, ?4) > 0)
  ORDER BY position DESC`;

/** Events of a resource and those whose changes name it, oldest first. Reads every event. */
async function listEventsNaming(
  statements: Statements,
  directoryId: DirectoryId,
  resourceId: ResourceId,
): Promise<readonly DirectoryEvent[]> {
  const page = statements.query<EventRow>(eventsNamingResource);
  const found: DirectoryEvent[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { length: stretchLength })) {
    found.push(...page.all(directoryId, begin, end, resourceId).map(toEvent));
  }
  return found.toReversed();
}

const eventsOfMany = `
  SELECT position, ${eventColumns} FROM event INDEXED BY event_line
  WHERE directory_id = ? AND position >= ? AND position < ? AND resource_id IN (SELECT value FROM json_each(?))`;

/** Every event of these resources. One walk along the index finds them all. */
async function listEventsOf(
  statements: Statements,
  directoryId: DirectoryId,
  ids: readonly ResourceId[],
): Promise<readonly PositionedEvent[]> {
  const page = statements.query<EventRow & { readonly position: number }>(eventsOfMany);
  const list = JSON.stringify(ids);
  const found: PositionedEvent[] = [];
  for await (const { begin, end } of walkBack(endsOf(statements, directoryId), { length: stretchLength })) {
    const rows = page.all(directoryId, begin, end, list);
    found.push(...rows.map((row) => ({ position: row.position, event: toEvent(row) })));
  }
  return found;
}

const blank = `
  UPDATE event SET subject = '', changes = '[]'
  WHERE directory_id = ? AND position IN (SELECT value FROM json_each(?))`;

/** Takes subject and changes out of events. */
function blankEvents(statements: Statements, directoryId: DirectoryId, positions: readonly number[]): void {
  statements.query(blank).run(directoryId, JSON.stringify(positions));
}

/** A resource has no event before its creation. */
function isBeginning(event: DirectoryEvent | undefined): boolean {
  return event?.type.endsWith('.created') === true;
}

function endsOf(statements: Statements, directoryId: DirectoryId): Ends {
  return {
    oldest: async () => statements.query<{ position: number }>(oldest).get(directoryId)?.position,
    newestBefore: async (end) => statements.query<{ position: number; at: number }>(newestBefore).get(directoryId, end),
  };
}
