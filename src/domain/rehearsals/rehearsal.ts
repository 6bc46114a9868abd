// Rehearsals as they are kept.

import type { DirectoryId } from '../ids/brands.ts';

/** A rehearsal as it is kept, so that every process can show it. */
export interface KeptRehearsal {
  readonly id: string;
  readonly directoryId: DirectoryId;
  readonly isRunning: boolean;
  /** A cancel was requested. Its runner learns of it with its next heartbeat. */
  readonly isCancelRequested: boolean;
  /** The last sign of life of its runner. */
  readonly seenAt: number;
  /** What its runner tells of it, as JSON. */
  readonly text: string;
}
