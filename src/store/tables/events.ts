// The events of a directory, newest first. In SQLite those of one resource are found by a walk back along the index event_line, in
// stretches like the provisioning log: an index by resource would make every write touch one more page. PostgreSQL has that index.

import { isOfCard } from '../../domain/index.ts';
import type { DirectoryEvent, DirectoryId, EventStore, UserHour } from '../../domain/store.ts';
import { clusterSpans } from './event-spans.ts';
import type { Row } from './fields.ts';
import { endsOf, positionAfter, type Stretch, walkBack } from './log-query.ts';
import { eventFields } from './rows-history.ts';
import { type Database, type Dialect, requireDirectory, type Sql } from './sql.ts';
import { hourMs, userHours } from './user-hours.ts';

/** Positions that are read at once: some milliseconds. */
const stretchLength = 20_000;

/** Within a transaction of the directory. */
export async function appendEvents(
  sql: Sql,
  directoryId: DirectoryId,
  events: readonly DirectoryEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => JSON.stringify(eventFields.write(event)));
  await sql.run(appendMany(sql.dialect), directoryId, rows);
}

export function createEventStore(database: Database, directoryId: DirectoryId): EventStore {
  const sql = database.readOf(directoryId);
  const { dialect } = sql;
  const walk = (length: number): AsyncGenerator<Stretch> => walkBack(endsOf(sql, 'event', directoryId), { length });
  /** Those of one resource are all in one stretch where an index finds them. */
  const ownLength = dialect.hasEventsByResource ? Number.POSITIVE_INFINITY : stretchLength;
  return {
    newest: async () => (await sql.get<{ position: number }>(newest, directoryId))?.position ?? 0,
    list: async (resourceId, limit) => {
      if (resourceId === undefined) return (await sql.all<Row>(newestEvents, directoryId, limit)).map(eventFields.read);
      const found: DirectoryEvent[] = [];
      for await (const { begin, end } of walk(ownLength)) {
        const bounds = [directoryId, begin, end, resourceId, limit - found.length];
        found.push(...(await sql.all<Row>(ofResource(dialect), ...bounds)).map(eventFields.read));
        if (found.length >= limit || isBeginning(found.at(-1))) break;
      }
      return found;
    },
    during: async (spans, limit) => {
      const ends = endsOf(sql, 'event', directoryId);
      const found: DirectoryEvent[] = [];
      for (const { ids, from, until } of clusterSpans(spans, dialect.hasEventsByResource)) {
        const before = await positionAfter(ends, until);
        for await (const { begin, end } of walkBack(ends, { before, from, length: ownLength })) {
          const bounds = [directoryId, begin, end, ids, from, limit - found.length];
          found.push(...(await sql.all<Row>(ofSpan(dialect), ...bounds)).map(eventFields.read));
          if (found.length >= limit) return found;
        }
      }
      return found;
    },
    naming: async (resourceId) => {
      const found: DirectoryEvent[] = [];
      for await (const { begin, end } of walk(stretchLength)) {
        const bounds = [directoryId, begin, end, resourceId, resourceId];
        found.push(...(await sql.all<Row>(naming(dialect), ...bounds)).map(eventFields.read));
      }
      return found.toReversed();
    },
    userHours: (from) => sql.all<UserHour>(userHours, directoryId, Math.floor(from / hourMs) * hourMs),
    ofResources: async (ids) => {
      const found: (Row & { readonly position: number })[] = [];
      for await (const { begin, end } of walk(ownLength)) {
        found.push(...(await sql.all<(typeof found)[number]>(ofMany(dialect), directoryId, begin, end, ids)));
      }
      return found.map((row) => ({ position: row.position, event: eventFields.read(row) }));
    },
    append: async (event) => {
      const values = [directoryId, ...eventFields.write(event)];
      requireDirectory(await database.inDirectory(directoryId, (writing) => writing.run(append, ...values)));
    },
    blank: async (positions) => {
      await database.inDirectory(directoryId, (writing) => writing.run(blank(dialect), directoryId, positions));
    },
  };
}

const newest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT 1';
const newestEvents = `SELECT ${eventFields.selection} FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT ?`;
const append = `INSERT INTO event (directory_id, ${eventFields.columns}) VALUES (?, ${eventFields.places})`;
/** Each value is the JSON list of an event's columns. */
const appendMany = ({ rows, part }: Dialect): string => `
  INSERT INTO event (directory_id, ${eventFields.columns})
  SELECT CAST(? AS TEXT), ${eventFields.names.map((name, at) => columnOf(name, part('written.value', at))).join(', ')}
  FROM ${rows('written', 'text')}`;
const columnOf = (name: string, part: string): string => (name === 'at' ? `CAST(${part} AS BIGINT)` : part);
const inStretch = 'directory_id = ? AND position >= ? AND position < ?';

const ofResource = ({ indexed }: Dialect): string => `
  SELECT ${eventFields.selection} FROM ${indexed('event', 'event_line')}
  WHERE ${inStretch} AND resource_id = ? ORDER BY position DESC LIMIT ?`;

const naming = ({ contains }: Dialect): string => `
  SELECT ${eventFields.selection} FROM event
  WHERE ${inStretch} AND (resource_id = ? OR ${contains('changes')}) ORDER BY position DESC`;

const ofMany = ({ indexed, isIn }: Dialect): string => `
  SELECT position, ${eventFields.selection} FROM ${indexed('event', 'event_line')} WHERE ${inStretch} AND ${isIn('resource_id')}`;

const ofSpan = ({ indexed, isIn }: Dialect): string => `
  SELECT ${eventFields.selection} FROM ${indexed('event', 'event_line')}
  WHERE ${inStretch} AND ${isIn('resource_id')} AND at >= ? ORDER BY position DESC LIMIT ?`;

const blank = ({ isIn }: Dialect): string => `
  UPDATE event SET subject = '', changes = '[]' WHERE directory_id = ? AND ${isIn('position', 'bigint')}`;

/** A resource has no event before its creation; its card comes later. */
function isBeginning(event: DirectoryEvent | undefined): boolean {
  const { type = '' } = event ?? {};
  return type.endsWith('.created') && !isOfCard(type);
}
