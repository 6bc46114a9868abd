// Long lists by row number. Arranging 100,000 people costs tens of milliseconds, reading a hundred of them by position costs one: so the
// arrangement of a list is kept while nothing has changed. A list is never older than its request. In a directory that changes all the
// time, requests for the same list wait for one another and share an arrangement, so that lists never take more than a part of the process.

import type { DirectoryId } from '../model.ts';
import type { DirectoryStore, ListQuery } from '../store.ts';

export interface SortedListCache {
  /** The positions of everybody who matches, in order. */
  readonly positions: (id: DirectoryId, store: Source, arrangement: ListQuery) => Promise<readonly number[]>;
}

/** Time that never steps: a stopwatch and a way to wait, in milliseconds. */
export interface Stopwatch {
  readonly elapsed: () => number;
  readonly pause: (forMs: number) => Promise<void>;
}

interface Kept {
  readonly positions: readonly number[];
  readonly newestEvent: number;
  /** From here on, by the stopwatch, the list may be arranged again. */
  readonly restsUntil: number;
}

type Source = Pick<DirectoryStore, 'newestEvent' | 'listPositions'>;

const maxKept = 24;
/** After an arrangement a list rests so many times as long as it took, and not longer than this. */
const restFactor = 4;
const maxRestMs = 500;

/** Keeps the latest arrangements of this process. */
export function createSortedListCache(stopwatch: Stopwatch): SortedListCache {
  const kept = new Map<string, Kept>();
  const waiting = new Map<string, Promise<Kept>>();
  const running = new Map<string, Promise<unknown>>();

  const begin = async (key: string, store: Source, arrangement: ListQuery): Promise<Kept> => {
    await running.get(key);
    const restMs = (kept.get(key)?.restsUntil ?? 0) - stopwatch.elapsed();
    if (restMs > 0) await stopwatch.pause(restMs);
    // Whoever comes from here on may know of a change that this arrangement does not.
    waiting.delete(key);
    const arranged = arrange(store, arrangement, stopwatch);
    const ended = arranged.then(
      (made) => keep(kept, key, made),
      () => undefined,
    );
    running.set(key, ended);
    await ended;
    if (running.get(key) === ended) running.delete(key);
    return arranged;
  };
  return {
    positions: async (id, store, arrangement) => {
      const key = JSON.stringify([id, Object.entries(arrangement).toSorted()]);
      const newestEvent = await store.newestEvent();
      const known = kept.get(key);
      if (known?.newestEvent === newestEvent) return known.positions;
      const next = waiting.get(key) ?? begin(key, store, arrangement);
      if (!waiting.has(key)) waiting.set(key, next);
      return (await next).positions;
    },
  };
}

async function arrange(store: Source, arrangement: ListQuery, { elapsed }: Stopwatch): Promise<Kept> {
  const newestEvent = await store.newestEvent();
  const startedAt = elapsed();
  const positions = await store.listPositions(arrangement);
  const endedAt = elapsed();
  const restsUntil = endedAt + Math.min(maxRestMs, restFactor * (endedAt - startedAt));
  return { positions, newestEvent, restsUntil };
}

function keep(kept: Map<string, Kept>, key: string, arranged: Kept): void {
  kept.delete(key);
  kept.set(key, arranged);
  const oldest = kept.keys().next();
  if (kept.size > maxKept && !oldest.done) kept.delete(oldest.value);
}
