// The part of the port that keeps rehearsals: one runs at a time in the installation, and each directory keeps its last one.

import type { DirectoryId } from '../ids/brands.ts';
import type { KeptRehearsal } from './rehearsal.ts';

/** Rehearsals. They are deleted with their directory. */
export interface RehearsalStore {
  /** The last rehearsal of the directory. */
  find(id: DirectoryId): Promise<KeptRehearsal | undefined>;
  /** Begins one in the place of the directory's last. False while another runs in the installation whose runner was seen since then. */
  begin(begun: Pick<KeptRehearsal, 'id' | 'directoryId' | 'seenAt' | 'text'>, aliveSince: number): Promise<boolean>;
  /** Keeps the runner's progress. False when it has to stop: cancelled, ended, or no longer the directory's last. */
  report(progress: Pick<KeptRehearsal, 'id' | 'isRunning' | 'seenAt' | 'text'>): Promise<boolean>;
  /** Asks the directory's rehearsal to end. False when none runs whose runner was seen since then. */
  requestCancel(id: DirectoryId, aliveSince: number): Promise<boolean>;
}
