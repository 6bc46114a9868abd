// How often somebody may try to sign in. A few attempts are free, then each one doubles the wait, up to an hour. Counted per account
// and per address, known or not: what is refused here tells nothing about an account. An address from which an account
// was signed in to has attempts of its own, so that strangers who guess do not lock its holder out.

import { networkOf } from '../network.ts';
import { Throttled } from '../throttled.ts';

const freePerAccount = 3;
const freePerAddress = 10;
const maxWaitMs = 60 * 60_000;
/** Counters are forgotten after so long without an attempt. */
const restMs = 2 * maxWaitMs;
const maxKeys = 10_000;

export interface Throttle {
  /** Counts one attempt on an account from an address, or refuses while either has to wait. */
  readonly attempt: (account: string, address: string) => void;
  /** Whether this account was signed in to from this address before. */
  readonly isFamiliar: (account: string, address: string) => boolean;
  /** The attempt was right: forgets those before it, and knows the address from now on. */
  readonly succeed: (account: string, address: string) => void;
}

interface Counter {
  readonly attempts: number;
  readonly lastAt: number;
}

/** A throttle that starts empty. The oldest entries make room when too many are kept. */
export function createThrottle(clock: () => number): Throttle {
  const counters = new Map<string, Counter>();
  const familiar = new Map<string, true>();
  const isFamiliar = (account: string, address: string): boolean => familiar.has(pairOf(account, address));
  const keysOf = (account: string, address: string): readonly (readonly [key: string, free: number])[] => [
    [isFamiliar(account, address) ? pairOf(account, address) : account, freePerAccount],
    [`address ${networkOf(address)}`, freePerAddress],
  ];
  const find = (key: string, now: number): Counter => {
    const counter = counters.get(key);
    return counter === undefined || counter.lastAt + restMs <= now ? { attempts: 0, lastAt: now } : counter;
  };
  return {
    isFamiliar,
    attempt: (account, address) => {
      const now = clock();
      const found = keysOf(account, address).map(([key, free]) => ({ key, free, counter: find(key, now) }));
      const waitMs = Math.max(...found.map(({ counter, free }) => counter.lastAt + waitAfter(counter, free) - now));
      if (waitMs > 0) throw tooMany(waitMs);
      for (const { key, counter } of found) keep(counters, key, { attempts: counter.attempts + 1, lastAt: now });
    },
    succeed: (account, address) => {
      for (const [key] of keysOf(account, address)) if (!key.startsWith('address ')) counters.delete(key);
      keep(familiar, pairOf(account, address), true);
    },
  };
}

function pairOf(account: string, address: string): string {
  return `${account} from ${networkOf(address)}`;
}

function tooMany(waitMs: number): Throttled {
  const seconds = Math.ceil(waitMs / 1000);
  const wait = seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Throttled('BC-908', `Too many attempts. Wait ${wait}, then try again.`, waitMs);
}

/** 2 s after the last free attempt, then 4 s, 8 s, … */
function waitAfter({ attempts }: Counter, free: number): number {
  return attempts < free ? 0 : Math.min(maxWaitMs, 2 ** (attempts - free + 1) * 1000);
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > maxKeys && oldest !== undefined) map.delete(oldest);
}
