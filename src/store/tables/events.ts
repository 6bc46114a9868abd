// The events of a directory, newest first. In SQLite those of one resource are found by a walk back along the index event_line, in
// stretches like the provisioning log: an index by resource would make every write touch one more page. PostgreSQL has that index.

import type { DirectoryEvent, DirectoryId, EventStore } from '../../domain/store.ts';
import { endsOf, type Stretch, walkBack } from '../log-query.ts';
import { type EventRow, eventColumns, fromEvent, toEvent } from '../rows-history.ts';
import { type Database, type Dialect, placeholders, requireDirectory } from './sql.ts';

/** Positions that are read at once: some milliseconds. */
const stretchLength = 20_000;

export function createEventStore(database: Database, directoryId: DirectoryId): EventStore {
  const sql = database.readOf(directoryId);
  const { dialect } = sql;
  const walk = (length: number): AsyncGenerator<Stretch> => walkBack(endsOf(sql, 'event', directoryId), { length });
  /** Those of one resource are all in one stretch where an index finds them. */
  const ownLength = dialect.hasEventsByResource ? Number.POSITIVE_INFINITY : stretchLength;
  return {
    newest: async () => (await sql.get<{ position: number }>(newest, directoryId))?.position ?? 0,
    list: async (resourceId, limit) => {
      if (resourceId === undefined) return (await sql.all<EventRow>(newestEvents, directoryId, limit)).map(toEvent);
      const found: DirectoryEvent[] = [];
      for await (const { begin, end } of walk(ownLength)) {
        const bounds = [directoryId, begin, end, resourceId, limit - found.length];
        found.push(...(await sql.all<EventRow>(ofResource(dialect), ...bounds)).map(toEvent));
        if (found.length >= limit || isBeginning(found.at(-1))) break;
      }
      return found;
    },
    naming: async (resourceId) => {
      const found: DirectoryEvent[] = [];
      for await (const { begin, end } of walk(stretchLength)) {
        const bounds = [directoryId, begin, end, resourceId, resourceId];
        found.push(...(await sql.all<EventRow>(naming(dialect), ...bounds)).map(toEvent));
      }
      return found.toReversed();
    },
    ofResources: async (ids) => {
      const found: (EventRow & { readonly position: number })[] = [];
      for await (const { begin, end } of walk(ownLength)) {
        found.push(...(await sql.all<(typeof found)[number]>(ofMany(dialect), directoryId, begin, end, ids)));
      }
      return found.map((row) => ({ position: row.position, event: toEvent(row) }));
    },
    append: async (event) => {
      const values = [directoryId, ...fromEvent(event)];
      requireDirectory(await database.inDirectory(directoryId, (writing) => writing.run(append, ...values)));
    },
    blank: async (positions) => {
      await database.inDirectory(directoryId, (writing) => writing.run(blank(dialect), directoryId, positions));
    },
  };
}

const newest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT 1';
const newestEvents = `SELECT ${eventColumns} FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT ?`;
const append = `INSERT INTO event (directory_id, ${eventColumns}) VALUES (?, ${placeholders(eventColumns)})`;
const inStretch = 'directory_id = ? AND position >= ? AND position < ?';

const ofResource = ({ indexed }: Dialect): string => `
  SELECT ${eventColumns} FROM ${indexed('event', 'event_line')}
  WHERE ${inStretch} AND resource_id = ? ORDER BY position DESC LIMIT ?`;

const naming = ({ contains }: Dialect): string => `
  SELECT ${eventColumns} FROM event
  WHERE ${inStretch} AND (resource_id = ? OR ${contains('changes')}) ORDER BY position DESC`;

const ofMany = ({ indexed, isIn }: Dialect): string => `
  SELECT position, ${eventColumns} FROM ${indexed('event', 'event_line')} WHERE ${inStretch} AND ${isIn('resource_id')}`;

const blank = ({ isIn }: Dialect): string => `
  UPDATE event SET subject = '', changes = '[]' WHERE directory_id = ? AND ${isIn('position', 'bigint')}`;

/** A resource has no event before its creation. */
function isBeginning(event: DirectoryEvent | undefined): boolean {
  return event?.type.endsWith('.created') === true;
}
