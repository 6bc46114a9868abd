// The feed: the events of all directories in the order in which they leave the installation.

import type { DirectoryId } from '../ids/brands.ts';
import type { EventType } from './event.ts';
import type { PositionedEvent } from './store.ts';

export interface FeedEvent extends PositionedEvent {
  readonly directoryId: DirectoryId;
}

export interface FeedQuery {
  /** The position that the reader has reached; 0 before its first page. */
  readonly after: number;
  /** All directories where none are named. */
  readonly directoryIds?: readonly DirectoryId[] | undefined;
  readonly types?: readonly EventType[] | undefined;
  readonly limit: number;
}

/** Events in the order of their positions. A page of rare types may be empty and still lead on. */
export interface FeedPage {
  readonly events: readonly FeedEvent[];
  /** The position at which the reader continues. */
  readonly next: number;
  /** Whether there may be more behind `next` already. */
  readonly hasMore: boolean;
}

/** Events that a reader has not taken. */
export interface FeedBacklog {
  readonly waiting: number;
  /** When the first of them happened. */
  readonly since: number | undefined;
}

export interface EventFeed {
  /** A reader that continues at `next` misses no event, sees none twice, and sees those of a directory in the order of their commits. */
  read(query: FeedQuery): Promise<FeedPage>;
  /** What follows, counted up to the limit and as far as one page looks. */
  backlog(query: FeedQuery): Promise<FeedBacklog>;
  /** The position for a reader that wants later events alone. Every event up to it can be read. */
  end(): Promise<number>;
  /** The highest position that was ever given; a reader behind it has its position from another store. */
  newest(): Promise<number>;
  /** The position for a reader that wants the events since a time. Some from the minute before may come with them. */
  positionBefore(at: number): Promise<number>;
  /** The position for a reader that wants so many of the newest events, of one directory where one is named. */
  positionOfLast(count: number, directoryId: DirectoryId | undefined): Promise<number>;
  /** Calls `onNew` within a second of each change of the feed, by whichever server, until the returned function is called. */
  watch(onNew: () => void): () => void;
}
