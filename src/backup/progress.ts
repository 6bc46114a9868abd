// How far long work has come, for whoever wants to show it.

export interface BackupProgress {
  readonly phase: 'Writing' | 'Reading' | 'Comparing';
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

export type Report = (progress: BackupProgress) => void;
