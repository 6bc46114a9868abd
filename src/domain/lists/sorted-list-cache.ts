// Long lists by row number. Sorting 100,000 users costs tens of milliseconds, reading a hundred of them by position costs one, so the
// positions of a list are kept until the next event. A list is never older than its request. In a directory that changes all the time,
// requests for the same list wait for one another and share one sort, so lists take a bounded part of the process.

import type { EventStore } from '../events/store.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { ListQuery, ListStore } from './store.ts';

export interface SortedListCache {
  /** The positions of all rows that match, in order. */
  readonly positions: (id: DirectoryId, store: Source, query: ListQuery) => Promise<readonly number[]>;
}

/** Time that never steps: a stopwatch and a way to wait, in milliseconds. */
export interface Stopwatch {
  readonly elapsed: () => number;
  readonly pause: (forMs: number) => Promise<void>;
}

interface Kept {
  readonly positions: readonly number[];
  readonly newestEvent: number;
  /** From here on, by the stopwatch, the list may be sorted again. */
  readonly restsUntil: number;
}

interface Source {
  readonly events: Pick<EventStore, 'newest'>;
  readonly lists: Pick<ListStore, 'positions'>;
}

const maxKept = 24;
/** A sorted list is kept this many times as long as the sort took, and at most `maxRestMs`. */
const restFactor = 4;
const maxRestMs = 500;

/** Keeps the latest sorted lists of this process. */
export function createSortedListCache(stopwatch: Stopwatch): SortedListCache {
  const kept = new Map<string, Kept>();
  const waiting = new Map<string, Promise<Kept>>();
  const running = new Map<string, Promise<unknown>>();

  const begin = async (key: string, store: Source, query: ListQuery): Promise<Kept> => {
    await running.get(key);
    const restMs = (kept.get(key)?.restsUntil ?? 0) - stopwatch.elapsed();
    if (restMs > 0) await stopwatch.pause(restMs);
    // A later request may know of a change that this list does not hold.
    waiting.delete(key);
    const sorted = sort(store, query, stopwatch);
    const ended = sorted.then(
      (made) => keep(kept, key, made),
      () => undefined,
    );
    running.set(key, ended);
    await ended;
    if (running.get(key) === ended) running.delete(key);
    return sorted;
  };
  return {
    positions: async (id, store, query) => {
      const key = JSON.stringify([id, Object.entries(query).toSorted()]);
      const newestEvent = await store.events.newest();
      const known = kept.get(key);
      if (known?.newestEvent === newestEvent) return known.positions;
      const next = waiting.get(key) ?? begin(key, store, query);
      if (!waiting.has(key)) waiting.set(key, next);
      return (await next).positions;
    },
  };
}

async function sort(store: Source, query: ListQuery, { elapsed }: Stopwatch): Promise<Kept> {
  const newestEvent = await store.events.newest();
  const startedAt = elapsed();
  const positions = await store.lists.positions(query);
  const endedAt = elapsed();
  const restsUntil = endedAt + Math.min(maxRestMs, restFactor * (endedAt - startedAt));
  return { positions, newestEvent, restsUntil };
}

function keep(kept: Map<string, Kept>, key: string, sorted: Kept): void {
  kept.delete(key);
  kept.set(key, sorted);
  const oldest = kept.keys().next();
  if (kept.size > maxKept && !oldest.done) kept.delete(oldest.value);
}
