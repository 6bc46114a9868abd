// The feed as it is served: pages of public events with a cursor to continue at, for as many days as promised.

import { Failure } from '../errors/failure.ts';
import { encodeBase62 } from '../ids/base62.ts';
import type { DirectoryId } from '../ids/brands.ts';
import { type FeedCursor, parseCursor, printCursor } from './cursor.ts';
import type { EventType } from './event.ts';
import type { EventFeed } from './feed.ts';
import { type PublicEvent, presentFeedEvent } from './public-event.ts';

export interface FeedRequest {
  /** A cursor, a number of newest events, or the time since which events are wanted; the oldest that is served without any of them. */
  readonly after?: string | undefined;
  readonly last?: number | undefined;
  readonly since?: number | undefined;
  readonly types?: readonly EventType[] | undefined;
  readonly directoryIds?: readonly DirectoryId[] | undefined;
  readonly limit: number;
}

export interface ServedPage {
  readonly events: readonly { readonly event: PublicEvent; readonly cursor: string }[];
  readonly next: string;
  /** Whether there may be more behind `next` already. */
  readonly hasMore: boolean;
}

export interface ServedFeed {
  /** Throws Failure BC-906 for a text that is no cursor, and BC-924 for one behind which events may be missing. */
  readonly read: (request: FeedRequest) => Promise<ServedPage>;
  /** The cursor for a reader that wants later events alone. */
  readonly end: () => Promise<string>;
  readonly watch: EventFeed['watch'];
}

/** What the installation says of its feed. */
export interface FeedSettings {
  /** Names the store in cursors: one that was restored from a backup gives positions again that it had given to other events. */
  readonly tag: string;
  /** How many days events are kept. */
  readonly historyDays: number;
}

/** Days that the feed reaches back, and a day more during which a cursor from their beginning holds. */
const servedDays = 30;
const cursorDays = servedDays + 1;
const dayMs = 86_400_000;
const tagLength = 6;

/** The tag of a store whose cursors are signed with this secret. */
export function feedTagOf({ sha256 }: { readonly sha256: (text: string) => Uint8Array }, cursorSecret: string): string {
  const number = sha256(`feed ${cursorSecret}`)
    .slice(0, 4)
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return encodeBase62(number, tagLength);
}

export function serveFeed(
  feed: EventFeed,
  { clock }: { readonly clock: () => number },
  { tag, historyDays }: FeedSettings,
): ServedFeed {
  const keptMs = Math.min(cursorDays, historyDays) * dayMs;
  const print = (cursor: FeedCursor): string => printCursor(tag, cursor);

  const cursorSince = async (at: number): Promise<FeedCursor> => ({ position: await feed.positionBefore(at), at });
  const oldest = (): Promise<FeedCursor> => cursorSince(clock() - Math.floor(keptMs * (servedDays / cursorDays)));

  const locate = async ({ after, last, since, directoryIds = [] }: FeedRequest): Promise<FeedCursor> => {
    const start = clock() - keptMs;
    if (after === undefined && last !== undefined) {
      // Among the newest events of all directories are at most so many of some.
      const only = directoryIds.length === 1 ? directoryIds[0] : undefined;
      return { position: await feed.positionOfLast(last, only), at: start };
    }
    if (after === undefined) return since === undefined || since < start ? oldest() : cursorSince(since);
    const cursor = parseCursor(after);
    if (cursor === undefined) throw new Failure('BC-906', { reason: 'feedCursor' });
    if (cursor.tag !== tag || cursor.position > (await feed.newest())) {
      throw new Failure('BC-924', { reason: 'restored', oldest: print(await oldest()) });
    }
    if (cursor.at < start) throw new Failure('BC-924', { reason: 'expired', oldest: print(await oldest()) });
    return cursor;
  };

  const read = async (request: FeedRequest): Promise<ServedPage> => {
    const { types, directoryIds, limit } = request;
    const from = await locate(request);
    // Before the page: what is written later happened later, but for the time of a transaction.
    const now = clock();
    const { events, next, hasMore } = await feed.read({ after: from.position, types, directoryIds, limit });
    const at = Math.max(from.at, events.at(-1)?.event.at ?? 0);
    return {
      events: events.map((event) => ({
        event: presentFeedEvent(event),
        cursor: print({ position: event.position, at: Math.max(from.at, event.event.at) }),
      })),
      next: print({ position: next, at: hasMore ? at : now }),
      hasMore,
    };
  };
  return {
    read,
    end: async () => print({ position: await feed.end(), at: clock() }),
    watch: feed.watch,
  };
}
