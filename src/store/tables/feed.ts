// The feed: the events of all directories by position, page by page, and the poll that finds new ones.

import type { DirectoryId, EventFeed, FeedBacklog, FeedEvent, FeedPage, FeedQuery } from '../../domain/store.ts';
import type { Row } from './fields.ts';
import { eventFields } from './rows-history.ts';
import type { Sql } from './sql.ts';
import { allOf, type Condition } from './terms.ts';

/** How an engine gives positions. */
export interface Positions {
  /** The highest that was ever given, whatever was pruned. */
  readonly newest: () => Promise<number>;
  /** The one up to which no event can appear any more. */
  readonly settled: () => Promise<number>;
}

/** The most events that a page looks through when it wants only some of them. */
const stretchLength = 2_000;
/** The time of an event is taken before its commit, by less than this. */
const lateMs = 60_000;
const pollMs = 250;

/** `sql` sees the rows of every directory. */
export function createEventFeed(sql: Sql, { newest, settled }: Positions): EventFeed {
  return {
    read: async (query) => readPage(sql, query, await settled()),
    backlog: async (query) => readBacklog(sql, query, Math.max(query.after, await settled())),
    end: settled,
    newest,
    positionBefore: async (at) => findPosition(sql, await settled(), at - lateMs),
    positionOfLast: async (count, directoryId) => {
      const bounds = { after: 0, until: await settled() };
      return findLast(sql, bounds, count, directoryId);
    },
    watch: createWatch(async () => (await sql.get<Place>(newestUntil, await settled()))?.position ?? 0),
  };
}

interface Place {
  readonly position: number;
}
type FeedRow = Row & Place & { readonly directory_id: DirectoryId };

/** Positions behind `after` and up to `until`. */
interface Range {
  readonly after: number;
  readonly until: number;
}

const newestUntil = 'SELECT position FROM event WHERE position <= ? ORDER BY position DESC LIMIT 1';
const firstAfter = 'SELECT position, at FROM event WHERE position > ? ORDER BY position LIMIT 1';

async function readPage(sql: Sql, query: FeedQuery, settled: number): Promise<FeedPage> {
  const { after, limit } = query;
  // An earlier page may have been given by a server that knew more.
  const end = Math.max(after, settled);
  const until = await endOfStretch(sql, query, end);
  const events = (await readRows(sql, { after, until }, query)).map(toFeedEvent);
  const last = events.at(-1);
  const next = last !== undefined && events.length >= limit ? last.position : until;
  return { events, next, hasMore: next < end };
}

async function readBacklog(sql: Sql, query: FeedQuery, end: number): Promise<FeedBacklog> {
  const { text, values } = conditionOf({ after: query.after, until: await endOfStretch(sql, query, end) }, query, sql);
  const counted = `
    SELECT count(*) AS waiting, min(at) AS since FROM (SELECT at FROM event WHERE ${text} ORDER BY position LIMIT ?) AS first`;
  const found = await sql.get<{ readonly waiting: number; readonly since: number | null }>(
    counted,
    ...values,
    query.limit,
  );
  return { waiting: found?.waiting ?? 0, since: found?.since ?? undefined };
}

/** An index finds the events of one directory; other conditions are compared event by event. */
async function endOfStretch(sql: Sql, { after, directoryIds, types }: FeedQuery, end: number): Promise<number> {
  const isMany = directoryIds !== undefined && directoryIds.length !== 1;
  if (types === undefined && !isMany) return end;
  const { text, values } = conditionOf({ after, until: end }, isMany ? {} : { directoryIds }, sql);
  const last = `SELECT position FROM event WHERE ${text} ORDER BY position LIMIT 1 OFFSET ${stretchLength - 1}`;
  return (await sql.get<Place>(last, ...values))?.position ?? end;
}

function readRows(sql: Sql, range: Range, query: FeedQuery): Promise<readonly FeedRow[]> {
  const { text, values } = conditionOf(range, query, sql);
  const page = `SELECT position, directory_id, ${eventFields.selection} FROM event WHERE ${text} ORDER BY position LIMIT ?`;
  return sql.all<FeedRow>(page, ...values, query.limit);
}

function conditionOf(
  { after, until }: Range,
  { directoryIds, types }: Pick<FeedQuery, 'directoryIds' | 'types'>,
  { dialect }: Pick<Sql, 'dialect'>,
): Condition {
  const [first, ...others] = directoryIds ?? [];
  return allOf(
    ['position > ?', after],
    ['position <= ?', until],
    others.length === 0 && first !== undefined
      ? ['directory_id = ?', first]
      : [dialect.isIn(dialect.unindexed('directory_id')), directoryIds],
    [dialect.isIn('type'), types],
  );
}

function toFeedEvent(row: FeedRow): FeedEvent {
  return { position: row.position, directoryId: row.directory_id, event: eventFields.read(row) };
}

/** The position behind which no event is older than `at`, found by halving: times follow positions closely. */
async function findPosition(sql: Sql, end: number, at: number): Promise<number> {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const event = await sql.get<Place & { readonly at: number }>(firstAfter, middle);
    if (event === undefined || event.at >= at || event.position > high) high = middle;
    else low = event.position;
  }
  return low;
}

/** The position before the newest `count` events. */
async function findLast(sql: Sql, range: Range, count: number, directoryId: DirectoryId | undefined): Promise<number> {
  const { text, values } = conditionOf(range, { directoryIds: directoryId && [directoryId] }, sql);
  const before = `SELECT position FROM event WHERE ${text} ORDER BY position DESC LIMIT 1 OFFSET ?`;
  return (await sql.get<Place>(before, ...values, count))?.position ?? 0;
}

/** Polls while there are listeners. A poll that fails is repeated as any other: the store reports its faults itself. */
function createWatch(newest: () => Promise<number>): EventFeed['watch'] {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let known: number | undefined;

  const poll = async (): Promise<void> => {
    const found = await newest().catch(() => known);
    // The first poll counts as news: an event may have come between the reader's page and the poll.
    if (found !== known) for (const listener of listeners) listener();
    known = found;
    timer = listeners.size > 0 ? setTimeout(poll, pollMs).unref() : undefined;
  };
  return (onNew) => {
    // An object of its own for each call, so that one function may listen twice.
    const listener = (): void => onNew();
    listeners.add(listener);
    if (timer === undefined) timer = setTimeout(poll, 0).unref();
    return () => void listeners.delete(listener);
  };
}
