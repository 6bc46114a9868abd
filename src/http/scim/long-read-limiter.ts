// Limits reads that scan a directory (sorted lists, filters without a key, members of a large group): few run at once per directory, a
// few more wait. They yield regularly, but each takes processor time and memory from all others while it runs.

import type { DirectoryId } from '../../domain/index.ts';
import { Throttled } from '../throttled.ts';

export interface LongReadLimiter {
  /**
   * A place for a long read of a directory, and what gives it back. Rejects with Throttled BC-501 when too many wait;
   * a patient one waits behind any number.
   */
  readonly enter: (directoryId: DirectoryId, isPatient: boolean) => Promise<() => void>;
}

export interface ReadLimits {
  /** Both of one directory. */
  readonly maxRunning: number;
  readonly maxWaiting: number;
}

const readLimits: ReadLimits = { maxRunning: 2, maxWaiting: 4 };
const retryAfterMs = 2_000;

interface Places {
  running: number;
  readonly waiting: (() => void)[];
}

export function createLongReadLimiter({ maxRunning, maxWaiting }: ReadLimits = readLimits): LongReadLimiter {
  const directories = new Map<DirectoryId, Places>();

  function leave(id: DirectoryId, places: Places): void {
    // The place goes to the next in line, or is free.
    const next = places.waiting.shift();
    if (next === undefined) places.running -= 1;
    else next();
    if (places.running === 0) directories.delete(id);
  }

  return {
    enter: async (id, isPatient) => {
      const places = directories.get(id) ?? { running: 0, waiting: [] };
      directories.set(id, places);
      if (places.running < maxRunning) places.running += 1;
      else if (isPatient || places.waiting.length < maxWaiting)
        await new Promise<void>((resolve) => places.waiting.push(resolve));
      else throw new Throttled(retryAfterMs, 'BC-501', { reason: 'lists', maxRunning });
      return () => leave(id, places);
    },
  };
}
