// The part of the port that prunes what was kept long enough.

/** What is known of the time at which old data is pruned (clock.ts). */
export interface RetentionClock {
  /** The latest time at which old data was pruned, or would have been. */
  readonly seenAt: number;
  /** Hourly runs that have waited since the clock went ahead. */
  readonly waitedRuns: number;
}

/** What is older than these times, in milliseconds since 1970, is forgotten. */
export interface Retention {
  readonly logBefore: number;
  readonly historyBefore: number;
  /** Setup links that ended: they say so to their holders for a while. */
  readonly linksBefore: number;
  /** Attempts to deliver events to webhooks. */
  readonly deliveriesBefore: number;
  /** Sessions and invitations that ended. */
  readonly endedBefore: number;
}

export interface RetentionStore {
  /** Deletes log entries, events, sessions and links from before these times, in small pieces. */
  prune(limits: Retention): Promise<void>;
  /** When old data was last pruned; undefined in a store that never was. */
  clock(): Promise<RetentionClock | undefined>;
  saveClock(clock: RetentionClock): Promise<void>;
}
