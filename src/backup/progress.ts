// The progress of long work, for display.

export interface BackupProgress {
  readonly phase: 'Writing' | 'Reading' | 'Comparing';
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

export type Report = (progress: BackupProgress) => void;
