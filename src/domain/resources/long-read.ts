// Reads that may look at everything: they yield in time, so that no request waits for them, and the longer ones need a slot of their directory.

import type { Context } from './context.ts';

export interface LongRead {
  /** To be called after so many more rows. Throws a Failure when the directory has too many long reads already. */
  readonly note: (rows: number) => Promise<void>;
  /** Gives the place back. */
  readonly end: () => void;
}

/** So many rows are no long read: the most that one page shows. */
const freeRows = 1_000;

/**
 * Begins a read; `end` must be called whatever happens. A request begins one at most: two that each hold a place would wait for each other.
 * A patient one is not refused: it shows what a write has done.
 */
export function beginRead({ platform }: Context, isPatient = false): LongRead {
  let rows = 0;
  let leave: (() => void) | undefined;
  return {
    note: async (more) => {
      rows += more;
      if (rows > freeRows) leave ??= await platform.enterLongRead(isPatient);
      if (platform.isTurnLong()) await platform.yieldToOthers();
    },
    end: () => leave?.(),
  };
}
