// The part of the port that prunes what was kept long enough.

import type { Retention, RetentionClock } from '../lists/queries.ts';

export interface RetentionStore {
  /** Deletes log entries, events, sessions and links from before these times, in small pieces. */
  prune(limits: Retention): Promise<void>;
  /** When old data was last pruned; undefined in a store that never was. */
  clock(): Promise<RetentionClock | undefined>;
  saveClock(clock: RetentionClock): Promise<void>;
}
