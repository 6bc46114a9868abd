// The part of the port that keeps which state of each directory its notices have reported.

import type { DirectoryId } from '../ids/brands.ts';
import type { SignalState } from './signals.ts';

export interface SignalStore {
  /** Undefined before the first report, and for an unknown directory. */
  find(id: DirectoryId): Promise<SignalState | undefined>;
  /** Nothing happens for an unknown directory. */
  save(id: DirectoryId, state: SignalState): Promise<void>;
}
