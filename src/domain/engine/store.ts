// The part of the port that concerns the database itself.

import type { StoreFaults } from '../errors/store-unavailable.ts';

export interface EngineDescription {
  readonly kind: 'SQLite' | 'PostgreSQL';
  /** Number of the newest migration. */
  readonly migration: number | undefined;
}

/** How much room a store takes, and how much there is. */
export interface EngineSpace {
  readonly bytes: number;
  /** Of the disk; undefined where the database is on another machine. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | undefined;
}

export interface StoreEngine {
  describe(): Promise<EngineDescription>;
  measure(): Promise<EngineSpace>;
  /** Resolves when the database answers; rejects otherwise. For readiness. */
  ping(): Promise<void>;
  /** Faults of the storage since the start of this process. */
  faults(): StoreFaults;
  /**
   * Called whenever requests have just been read from the network: until the event loop turns, reads may share one view of the data.
   * It holds every commit from before the call and every later one of this process.
   */
  beginReadBatch(): void;
  /** Called after an erasure: SQLite empties its write-ahead log, in which deleted values would stay; PostgreSQL does so by itself. */
  emptyWriteAheadLog(): Promise<void>;
}
