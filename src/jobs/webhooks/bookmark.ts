// What a sender has taken from the feed and not stored. The feed itself is the queue: only what must be sent again, or lies before
// something that has ended, becomes a row of the stored queue.

import type { EventId, QueuedDelivery } from '../../domain/index.ts';

/** How far the feed is dealt with once some deliveries have ended. */
export interface Advance {
  /** Undefined when nothing of the feed has ended. */
  readonly position: number | undefined;
  /** Deliveries up to this position that have not ended: from now on the stored queue holds them. */
  readonly waiting: readonly QueuedDelivery[];
}

export interface Bookmark {
  /** The position up to which the feed was taken, by this sender or an earlier one. */
  readonly reached: (stored: number) => number;
  /** Notes deliveries that were taken from the feed, in its order, and the position that was reached. */
  readonly take: (deliveries: readonly QueuedDelivery[], position: number) => void;
  readonly advance: (ended: ReadonlySet<EventId>) => Advance;
  /** Notes that an advance is stored. */
  readonly put: (advance: Advance) => void;
}

export function createBookmark(): Bookmark {
  let taken = 0;
  let unstored: readonly QueuedDelivery[] = [];
  return {
    reached: (stored) => Math.max(taken, stored),
    take: (deliveries, position) => {
      unstored = [...unstored, ...deliveries];
      taken = position;
    },
    advance: (ended) => {
      const last = unstored.findLastIndex(({ eventId }) => ended.has(eventId));
      const [before, behind] = [unstored.slice(0, last + 1), unstored.slice(last + 1)];
      return {
        position: behind.length === 0 && last >= 0 ? taken : before.at(-1)?.position,
        waiting: before.filter(({ eventId }) => !ended.has(eventId)),
      };
    },
    put: ({ position = 0 }) => {
      unstored = unstored.filter((delivery) => delivery.position > position);
    },
  };
}
