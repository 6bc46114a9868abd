// The lock of a directory: a row per directory (and one for the installation) that a transaction holds to its end. So the writes of a
// directory run one after another on any number of nodes, without deadlocks, and a later position is never seen before an earlier one.
// Rows that a transaction only adds (events, counts) are collected here and sent with the commit.

import type { CredentialState, DirectoryEvent, DirectoryId, TokenId, UserHour } from '../../domain/store.ts';
import { personType } from '../rows.ts';
import { eventFields } from '../tables/rows-history.ts';
import { addToUserHour, userHourColumns, userHourOf, userHourValues } from '../tables/user-hours.ts';
import { asColumns } from './columns.ts';
import type { Answer, Statements } from './connection.ts';
import { createResourceRows, type ResourceRows } from './resource-rows.ts';

/** The id of the lock for rows that belong to no directory. */
export const installation = '';

/** The change of a type's counters. */
export interface Difference {
  readonly living: number;
  readonly active: number;
  /** 1 when resources behind this one have another place in lists from now on. */
  readonly shifts?: number;
}

/** Rows and counts of one work; they are kept once the work has succeeded. */
export interface Additions {
  readonly events: DirectoryEvent[];
  readonly counts: Map<string, Difference>;
}

export interface DirectoryLock {
  readonly keep: (additions: Additions) => void;
  /** What earlier works of the transaction have added to a counter. */
  readonly added: (type: string) => Difference;
  /** The state of a token, read once per transaction: a change of the token waits for the lock. */
  readonly credentialState: (
    id: TokenId,
    read: () => Promise<CredentialState | undefined>,
  ) => Promise<CredentialState | undefined>;
  /** Rows of resources that works of the transaction ask for and write together. */
  readonly rows: (directoryId: DirectoryId) => ResourceRows;
  /** Sends the collected rows without waiting for the answers. */
  readonly flush: () => readonly Promise<unknown>[];
}

const take = 'SELECT id FROM directory_lock WHERE id = ? FOR UPDATE';
const addToCounts = `
  INSERT INTO resource_count AS c (directory_id, type, living, active, shifts)
  SELECT $1, * FROM unnest(CAST($2 AS text[]), CAST($3 AS bigint[]), CAST($4 AS bigint[]), CAST($5 AS bigint[]))
  ON CONFLICT (directory_id, type) DO UPDATE SET
    living = c.living + excluded.living, active = c.active + excluded.active, shifts = c.shifts + excluded.shifts`;
const insertEvents = `
  INSERT INTO event (directory_id, ${eventFields.columns})
  SELECT $1, * FROM unnest(
    CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS bigint[]), CAST($5 AS text[]),
    CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]))`;

const addToUserHours = `
  INSERT INTO user_hour (directory_id, ${userHourColumns})
  SELECT $1, at, sum(created), sum(updated), sum(deprovisioned), sum(active) FROM unnest(
    CAST($2 AS bigint[]), CAST($3 AS bigint[]), CAST($4 AS bigint[]), CAST($5 AS bigint[]), CAST($6 AS bigint[]))
    AS u (${userHourColumns})
  GROUP BY at
  ON CONFLICT (directory_id, at) DO UPDATE SET ${addToUserHour}`;

const none: Difference = { living: 0, active: 0 };

export function noAdditions(): Additions {
  return { events: [], counts: new Map() };
}

/** For a transaction without a lock. */
export const noLock: DirectoryLock = {
  keep: () => undefined,
  added: () => none,
  credentialState: (_, read) => read(),
  rows: () => {
    throw new Error('A transaction without a lock writes no resources');
  },
  flush: () => [],
};

export function addToCount(counts: Map<string, Difference>, type: string, added: Difference): void {
  const { living, active, shifts = 0 } = added;
  if (living === 0 && active === 0 && shifts === 0) return;
  const before = counts.get(type) ?? none;
  const sum = { living: before.living + living, active: before.active + active, shifts: (before.shifts ?? 0) + shifts };
  counts.set(type, sum);
}

/** Takes the lock within the transaction of `statements`. Rejects when there is no such directory. */
export async function lockDirectory(statements: Statements, id: string): Promise<DirectoryLock> {
  if (!(await waitForLock(statements, id))) throw new Error('There is no directory with this id to write to');
  return createLock(statements, id);
}

/** Takes the lock alone: no other write to the directory runs until this transaction ends. False without such a directory. */
export async function waitForLock(statements: Statements, id: string): Promise<boolean> {
  const { rows } = await statements.query(take, id);
  return rows.length > 0;
}

function createLock(statements: Statements, id: string): DirectoryLock {
  const collected = noAdditions();
  const hours: UserHour[] = [];
  const states = new Map<TokenId, Promise<CredentialState | undefined>>();
  let rows: ResourceRows | undefined;
  return {
    rows: (directoryId) => {
      rows ??= createResourceRows(statements, directoryId);
      return rows;
    },
    credentialState: (tokenId, read) => {
      const known = states.get(tokenId) ?? read();
      states.set(tokenId, known);
      // What one work could not read, the next one may.
      known.catch(() => states.delete(tokenId));
      return known;
    },
    keep: ({ events, counts }) => {
      collected.events.push(...events);
      hours.push(...hoursOf(events, counts.get(personType)?.active ?? 0));
      for (const [type, difference] of counts) addToCount(collected.counts, type, difference);
    },
    added: (type) => collected.counts.get(type) ?? none,
    flush: () => {
      const sent: Promise<Answer<unknown>>[] = [];
      if (collected.events.length > 0) sent.push(sendEvents(statements, id, collected.events));
      if (collected.counts.size > 0) sent.push(sendCounts(statements, id, collected.counts));
      if (hours.length > 0) sent.push(statements.query(addToUserHours, id, ...asColumns(hours.map(userHourValues))));
      return sent;
    },
  };
}

/** The hours of the events of one work; its growth counts with the first. */
function hoursOf(events: readonly DirectoryEvent[], activeGrowth: number): readonly UserHour[] {
  const found = events.flatMap((event) => userHourOf(event, 0) ?? []);
  return found.map((hour, at) => (at === 0 ? { ...hour, activeGrowth } : hour));
}

function sendEvents(
  statements: Statements,
  directoryId: string,
  events: readonly DirectoryEvent[],
): Promise<Answer<unknown>> {
  return statements.query(insertEvents, directoryId, ...asColumns(events.map(eventFields.write)));
}

function sendCounts(
  statements: Statements,
  directoryId: string,
  counts: ReadonlyMap<string, Difference>,
): Promise<Answer<unknown>> {
  const differences = [...counts.values()];
  const living = differences.map((difference) => difference.living);
  const active = differences.map((difference) => difference.active);
  const shifts = differences.map((difference) => difference.shifts ?? 0);
  return statements.query(addToCounts, directoryId, [...counts.keys()], living, active, shifts);
}
