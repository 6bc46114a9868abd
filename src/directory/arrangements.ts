// Long lists by row number. Arranging 100,000 people costs tens of milliseconds, reading a hundred of them by position costs one: so the
// arrangement of a list is kept while nothing has changed. In a directory that changes all the time it may be as old as ten times
// what arranging it takes, so that lists never cost more than a tenth of the process.

import type { DirectoryId } from './model.ts';
import type { Arrangement, DirectoryStore } from './store.ts';

export interface Arrangements {
  /** The positions of everybody who matches, in order. */
  readonly positions: (id: DirectoryId, store: DirectoryStore, arrangement: Arrangement) => Promise<readonly number[]>;
}

interface Kept {
  readonly positions: readonly number[];
  readonly newestEvent: number;
  readonly madeAt: number;
  readonly costMs: number;
}

const maxKept = 24;
const restFactor = 10;

/** Keeps the latest arrangements of this process. */
export function createArrangements(clock: () => number): Arrangements {
  const kept = new Map<string, Kept>();
  return {
    positions: async (id, store, arrangement) => {
      const key = JSON.stringify([id, Object.entries(arrangement).toSorted()]);
      const known = kept.get(key);
      const newestEvent = await store.newestEvent();
      if (known !== undefined && isGood(known, newestEvent, clock())) return known.positions;
      const madeAt = clock();
      const positions = await store.arrange(arrangement);
      kept.delete(key);
      kept.set(key, { positions, newestEvent, madeAt, costMs: clock() - madeAt });
      dropOldest(kept);
      return positions;
    },
  };
}

function isGood({ newestEvent, madeAt, costMs }: Kept, newest: number, now: number): boolean {
  return newestEvent === newest || now - madeAt < restFactor * costMs;
}

function dropOldest(kept: Map<string, Kept>): void {
  const oldest = kept.keys().next();
  if (kept.size > maxKept && !oldest.done) kept.delete(oldest.value);
}
