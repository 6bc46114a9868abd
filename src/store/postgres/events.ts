// The events of a directory, newest first.

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
    newest: async () => (await statements.query<{ position: number }>(newest, directoryId)).rows[0]?.position ?? 0,
    list: (resourceId, limit) => listEvents(statements, directoryId, resourceId, limit),
    naming: (resourceId) => listEventsNaming(statements, directoryId, resourceId),
    ofResources: (ids) => listEventsOf(statements, directoryId, ids),
    blank: (positions) => blankEvents(writer, directoryId, positions),
  };
}

/** Deactivations and deletions among the events, found by an index that holds them alone. */
export function createDeprovisioningStore(statements: Statements, directoryId: DirectoryId): DeprovisioningStore {
  return {
    minutes: async (after) => {
      const { rows } = await statements.query<DeprovisioningMinuteRow>(deprovisioningMinutes, directoryId, after);
      return rows.map(toDeprovisioningMinute);
    },
    list: async (from, until) => {
      const { rows } = await statements.query<DeprovisioningRow>(deprovisionings, directoryId, from, until);
      return rows.map(toDeprovisioning);
    },
  };
}

const newest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT 1';

const events = `SELECT ${eventColumns} FROM event WHERE directory_id = ?`;
const newestEvents = `${events} ORDER BY position DESC LIMIT ?`;
const eventsOfResource = `${events} AND resource_id = ? ORDER BY position DESC LIMIT ?`;

/** Events of one resource, or of the whole directory. */
async function listEvents(
  statements: Statements,
  directoryId: DirectoryId,
  resourceId: ResourceId | undefined,
  limit: number,
): Promise<readonly DirectoryEvent[]> {
  const { rows } =
    resourceId === undefined
      ? await statements.query<EventRow>(newestEvents, directoryId, limit)
      : await statements.query<EventRow>(eventsOfResource, directoryId, resourceId, limit);
  return rows.map(toEvent);
}

const eventsNamingResource = `
  SELECT ${eventColumns} FROM event
  WHERE directory_id = $1 AND position >= $2 AND position < $3 AND (resource_id = $4 OR strpos(changes, $4) > 0)
  ORDER BY position DESC`;
const stretchLength = 20_000;
const oldest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position LIMIT 1';
const newestBefore = `
  SELECT position, at FROM event WHERE directory_id = ? AND position < ? ORDER BY position DESC LIMIT 1`;

/** Events of a resource and those whose changes name it, oldest first. Reads every event. */
async function listEventsNaming(
  statements: Statements,
  directoryId: DirectoryId,
  resourceId: ResourceId,
): Promise<readonly DirectoryEvent[]> {
  const ends: Ends = {
    oldest: async () => (await statements.query<{ position: number }>(oldest, directoryId)).rows[0]?.position,
    newestBefore: async (end) =>
      (await statements.query<{ position: number; at: number }>(newestBefore, directoryId, end)).rows[0],
  };
  const found: DirectoryEvent[] = [];
  for await (const { begin, end } of walkBack(ends, { length: stretchLength })) {
    const { rows } = await statements.query<EventRow>(eventsNamingResource, directoryId, begin, end, resourceId);
    found.push(...rows.map(toEvent));
  }
  return found.toReversed();
}

const eventsOfMany = `
  SELECT position, ${eventColumns} FROM event WHERE directory_id = ? AND resource_id = ANY(CAST(? AS text[]))`;
const askedAtOnce = 100;

/** Every event of these resources. */
async function listEventsOf(
  statements: Statements,
  directoryId: DirectoryId,
  ids: readonly ResourceId[],
): Promise<readonly PositionedEvent[]> {
  const found: PositionedEvent[] = [];
  for (let at = 0; at < ids.length; at += askedAtOnce) {
    const { rows } = await statements.query<EventRow & { position: number }>(
      eventsOfMany,
      directoryId,
      ids.slice(at, at + askedAtOnce),
    );
    found.push(...rows.map((row) => ({ position: row.position, event: toEvent(row) })));
  }
  return found;
}

const blank = `
  UPDATE event SET subject = '', changes = '[]' WHERE directory_id = ? AND position = ANY(CAST(? AS bigint[]))`;

/** Takes subject and changes out of events. */
async function blankEvents(writer: Writer, directoryId: DirectoryId, positions: readonly number[]): Promise<void> {
  await writer.write(directoryId, async ({ statements }) => {
    await statements.query(blank, directoryId, positions);
  });
}
