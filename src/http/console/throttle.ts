// How often somebody may try to sign in: ten times in 15 minutes per account and per address, counted in memory.

import { Throttled } from './problem.ts';

const maxAttempts = 10;
const windowMs = 15 * 60_000;
const maxKeys = 10_000;

export interface Throttle {
  /** Counts one attempt for each key, or refuses when one of them has none left. */
  readonly attempt: (keys: readonly string[]) => void;
  /** Forgets the attempts of a key, after a success. */
  readonly forgive: (key: string) => void;
}

interface Counter {
  readonly startedAt: number;
  readonly attempts: number;
}

/** A throttle that starts empty. The oldest counters make room when too many are kept. */
export function createThrottle(clock: () => number): Throttle {
  const counters = new Map<string, Counter>();
  const find = (key: string, now: number): Counter => {
    const counter = counters.get(key);
    return counter === undefined || counter.startedAt + windowMs <= now ? { startedAt: now, attempts: 0 } : counter;
  };
  return {
    attempt(keys) {
      const now = clock();
      const found = keys.map((key) => ({ key, counter: find(key, now) }));
      const spent = found.filter(({ counter }) => counter.attempts >= maxAttempts);
      if (spent.length > 0) throw new Throttled(secondsLeft(spent, now));
      for (const { key, counter } of found) {
        counters.delete(key);
        counters.set(key, { ...counter, attempts: counter.attempts + 1 });
      }
      dropOldest(counters);
    },
    forgive(key) {
      counters.delete(key);
    },
  };
}

function secondsLeft(spent: readonly { readonly counter: Counter }[], now: number): number {
  const last = Math.max(...spent.map(({ counter }) => counter.startedAt + windowMs));
  return Math.max(1, Math.ceil((last - now) / 1000));
}

function dropOldest(counters: Map<string, Counter>): void {
  for (const key of counters.keys()) {
    if (counters.size <= maxKeys) return;
    counters.delete(key);
  }
}
