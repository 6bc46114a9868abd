// What both engines share of the feed: its pages, the search by time, and the poll that finds new events.

import type { DirectoryId, EventFeed, FeedEvent, FeedPage, FeedQuery } from '../domain/store.ts';
import { type EventRow, toEvent } from './rows-history.ts';

export type FeedRow = EventRow & { readonly position: number; readonly directory_id: DirectoryId };

/** Positions behind `after` and up to `until`. */
export interface FeedRange {
  readonly after: number;
  readonly until: number;
}

/** Reads of an engine. */
export interface FeedReads {
  /** The position up to which no event can appear any more. */
  readonly settled: () => Promise<number>;
  readonly rows: (range: FeedRange, query: FeedQuery) => Promise<readonly FeedRow[]>;
  /** The position of the n-th event in the range, of one directory where one is named; undefined when there are fewer. */
  readonly nth: (range: FeedRange, n: number, directoryId: DirectoryId | undefined) => Promise<number | undefined>;
  readonly firstAfter: (position: number) => Promise<{ readonly position: number; readonly at: number } | undefined>;
  /** The newest event up to a position. */
  readonly newestUntil: (position: number) => Promise<number>;
}

/** The most events that a page looks through when it wants only some of them. */
const stretchLength = 5_000;
/** The time of an event is taken before its commit, by less than this. */
const lateMs = 60_000;
const pollMs = 250;

export function createEventFeed(reads: FeedReads): EventFeed {
  return {
    read: (query) => readPage(reads, query),
    end: reads.settled,
    positionBefore: async (at) => findPosition(reads, await reads.settled(), at - lateMs),
    watch: createWatch(async () => reads.newestUntil(await reads.settled())),
  };
}

async function readPage(reads: FeedReads, query: FeedQuery): Promise<FeedPage> {
  const { after, limit } = query;
  // An earlier page may have been given by a server that knew more.
  const settled = Math.max(after, await reads.settled());
  const until = await endOfStretch(reads, query, settled);
  const events = (await reads.rows({ after, until }, query)).map(toFeedEvent);
  const last = events.at(-1);
  const next = last !== undefined && events.length >= limit ? last.position : until;
  return { events, next, hasMore: next < settled };
}

/** An index finds the events of one directory; other conditions are compared event by event. */
async function endOfStretch(
  { nth }: FeedReads,
  { after, directoryIds, types }: FeedQuery,
  settled: number,
): Promise<number> {
  const isMany = directoryIds !== undefined && directoryIds.length !== 1;
  if (types === undefined && !isMany) return settled;
  return (await nth({ after, until: settled }, stretchLength, isMany ? undefined : directoryIds?.[0])) ?? settled;
}

function toFeedEvent(row: FeedRow): FeedEvent {
  return { position: row.position, directoryId: row.directory_id, event: toEvent(row) };
}

/** The position behind which no event is older than `at`, found by halving: times follow positions closely. */
async function findPosition({ firstAfter }: FeedReads, end: number, at: number): Promise<number> {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const event = await firstAfter(middle);
    if (event === undefined || event.at >= at || event.position > high) high = middle;
    else low = event.position;
  }
  return low;
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
