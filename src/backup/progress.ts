// The progress of long work, for display.

export interface BackupProgress {
  readonly phase: 'Writing' | 'Reading' | 'Comparing';
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

export type Report = (progress: BackupProgress) => void;

/** Reports a phase as its rows are done. `rows` are those of each table. */
export function countRows(
  report: Report,
  phase: BackupProgress['phase'],
  rows: Readonly<Record<string, number>>,
): (more: number) => void {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  let done = 0;
  return (more) => {
    done += more;
    report({ phase, done, total });
  };
}
