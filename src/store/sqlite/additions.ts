// What works on resources only add to: events, and the counters of resources and of hours. It is collected for all works of a batch and
// written before the commit, twenty events in a statement and each counter once, which saves a tenth of a PATCH and of a POST.

import type { CredentialState, DirectoryEvent, DirectoryId, TokenId, UserHour } from '../../domain/store.ts';
import { eventFields } from '../tables/rows-history.ts';
import { addToUserHour, userHourColumns, userHourValues } from '../tables/user-hours.ts';
import type { Parameter, Statements } from './connection.ts';

/** What is added to the counters of a type. `shifts` is 1 when resources behind this one have another row number from now on. */
export interface Count {
  readonly living: number;
  readonly active: number;
  readonly shifts: number;
}

interface TypeCount extends Count {
  readonly directoryId: DirectoryId;
  readonly type: string;
}

interface DirectoryHour extends UserHour {
  readonly directoryId: DirectoryId;
}

/** The additions of one work, or of those works of a batch that have succeeded. */
export interface Additions {
  /** Rows in the order of the columns. */
  readonly events: (readonly Parameter[])[];
  readonly counts: Map<string, TypeCount>;
  readonly hours: Map<string, DirectoryHour>;
}

/** What the works of a batch share. */
export interface Shared {
  readonly additions: Additions;
  /** Tokens as they are for works on resources, which do not change them. */
  readonly states: Map<TokenId, CredentialState>;
}

export function createShared(): Shared {
  return { additions: noAdditions(), states: new Map() };
}

export function noAdditions(): Additions {
  return { events: [], counts: new Map(), hours: new Map() };
}

export function addEvent({ events }: Additions, directoryId: DirectoryId, event: DirectoryEvent): void {
  events.push([directoryId, ...eventFields.write(event)]);
}

export function addCount({ counts }: Additions, added: TypeCount): void {
  const key = keyOf(added.directoryId, added.type);
  const { living = 0, active = 0, shifts = 0 } = counts.get(key) ?? {};
  const sum = { living: living + added.living, active: active + added.active, shifts: shifts + added.shifts };
  counts.set(key, { ...added, ...sum });
}

export function addHour({ hours }: Additions, added: DirectoryHour): void {
  const key = keyOf(added.directoryId, String(added.at));
  const known = hours.get(key);
  hours.set(key, known === undefined ? added : { ...added, ...sumOf(known, added) });
}

function sumOf(left: UserHour, right: UserHour): UserHour {
  return {
    at: right.at,
    created: left.created + right.created,
    updated: left.updated + right.updated,
    left: left.left + right.left,
    activeGrowth: left.activeGrowth + right.activeGrowth,
  };
}

function keyOf(directoryId: DirectoryId, name: string): string {
  return `${directoryId} ${name}`;
}

/** Adds to `collected` what a work has added. */
export function collect(collected: Additions, { events, counts, hours }: Additions): void {
  collected.events.push(...events);
  for (const count of counts.values()) addCount(collected, count);
  for (const hour of hours.values()) addHour(collected, hour);
}

/** What is collected for the counters of a type. */
export function countIn({ counts }: Additions, directoryId: DirectoryId, type: string): Count {
  return counts.get(keyOf(directoryId, type)) ?? { living: 0, active: 0, shifts: 0 };
}

/** The longest first: a statement for many events costs two thirds of one for each. */
const insertEvents = [20, 5, 1].map((rows) => ({ rows, text: insertOf(rows) }));
const addToCount = `
  INSERT INTO resource_count (directory_id, type, living, active, shifts) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (directory_id, type) DO UPDATE SET
    living = resource_count.living + excluded.living, active = resource_count.active + excluded.active,
    shifts = resource_count.shifts + excluded.shifts`;
const addToHour = `
  INSERT INTO user_hour (directory_id, ${userHourColumns}) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (directory_id, at) DO UPDATE SET ${addToUserHour}`;

function insertOf(rows: number): string {
  const places = `(?, ${eventFields.places})`;
  return `INSERT INTO event (directory_id, ${eventFields.columns}) VALUES ${new Array(rows).fill(places).join(', ')}`;
}

/** Writes what was collected, and empties it. */
export function flush(statements: Statements, { events, counts, hours }: Additions): void {
  appendEvents(statements, events.splice(0));
  for (const { directoryId, type, living, active, shifts } of counts.values())
    statements.query(addToCount).run(directoryId, type, living, active, shifts);
  for (const hour of hours.values()) statements.query(addToHour).run(hour.directoryId, ...userHourValues(hour));
  counts.clear();
  hours.clear();
}

function appendEvents(statements: Statements, rows: readonly (readonly Parameter[])[]): void {
  let from = 0;
  for (const { rows: length, text } of insertEvents) {
    for (; rows.length - from >= length; from += length)
      statements.query(text).run(...rows.slice(from, from + length).flat());
  }
}
