// How often a password may be guessed. A few wrong ones are free, then each one doubles the wait, up to an hour. Counted per account and per
// address, known or not: what is refused here tells nothing about an account. Right ones count nowhere. A session, and an account at an address
// from which it was signed in to, have counters of their own: guesses of others, at the same account or behind the same proxy, do not delay them.

import { networkOf } from '../../network.ts';
import { Throttled } from '../../throttled.ts';

const freePerAccount = 3;
const freePerAddress = 10;
const maxWaitMs = 60 * 60_000;
/** Counters are forgotten after so long without a wrong guess. */
const restMs = 2 * maxWaitMs;
const maxKeys = 10_000;

/** Who guesses, and from where. */
export interface Guesser {
  /** Undefined where what was typed cannot be an account: it counts for the address alone. */
  readonly account: string | undefined;
  readonly address: string;
  /** The session of the account that asks, if one does. */
  readonly session?: string;
}

/** A guess under way counts as a wrong one, so that many at the same time are no way round. */
export interface Guess {
  /** It was right: it counts nowhere, those before it are forgotten for this account, and the account is known at the address. */
  readonly right: () => void;
  /** It came to no end, by a fault of ours: it counts nowhere. */
  readonly void: () => void;
}

export interface SignInThrottle {
  /** Counts a guess, or throws Throttled BC-908 while account or address has to wait. */
  readonly guess: (guesser: Guesser) => Guess;
  /** Whether this account was signed in to from this address before. */
  readonly isFamiliar: (guesser: Guesser) => boolean;
}

interface Counter {
  readonly wrong: number;
  readonly lastAt: number;
}

/** The keys of one kind. What was typed is a key in a map of its kind alone, so that no text is taken for another kind. */
interface Tally {
  readonly free: number;
  readonly counters: Map<string, Counter>;
}

/** A throttle that starts empty. `uptime` never steps, whatever the clock does. The oldest entries make room when too many are kept. */
export function createSignInThrottle(uptime: () => number): SignInThrottle {
  const accounts: Tally = { free: freePerAccount, counters: new Map() };
  const sessions: Tally = { free: freePerAccount, counters: new Map() };
  const pairs: Tally = { free: freePerAccount, counters: new Map() };
  const addresses: Tally = { free: freePerAddress, counters: new Map() };
  const familiar = new Map<string, true>();
  const isFamiliar = (guesser: Guesser): boolean => familiar.has(pairOf(guesser));
  const keysOf = (guesser: Guesser): readonly Key[] => {
    if (guesser.session !== undefined) return [{ tally: sessions, key: guesser.session }];
    if (isFamiliar(guesser)) return [{ tally: pairs, key: pairOf(guesser) }];
    const address = { tally: addresses, key: networkOf(guesser.address) };
    return guesser.account === undefined ? [address] : [{ tally: accounts, key: guesser.account }, address];
  };
  return {
    isFamiliar,
    guess: (guesser) => {
      const now = uptime();
      const keys = keysOf(guesser);
      const waitMs = Math.max(...keys.map((key) => waitFor(key, now)));
      if (waitMs > 0) throw tooMany(waitMs);
      const takeBack = keys.map((key) => count(key, now));
      const nowhere = (): void => {
        for (const undo of takeBack) undo();
      };
      return {
        void: nowhere,
        right: () => {
          nowhere();
          for (const { tally, key } of keys) if (tally !== addresses) tally.counters.delete(key);
          keep(familiar, pairOf(guesser), true);
        },
      };
    },
  };
}

interface Key {
  readonly tally: Tally;
  readonly key: string;
}

function pairOf({ account, address }: Guesser): string {
  return JSON.stringify([account, networkOf(address)]);
}

function find({ tally, key }: Key, now: number): Counter | undefined {
  const counter = tally.counters.get(key);
  return counter === undefined || counter.lastAt + restMs <= now ? undefined : counter;
}

/** 2 s after the last free guess, then 4 s, 8 s, … */
function waitFor(key: Key, now: number): number {
  const counter = find(key, now);
  if (counter === undefined || counter.wrong < key.tally.free) return 0;
  const waitMs = Math.min(maxWaitMs, 2 ** (counter.wrong - key.tally.free + 1) * 1000);
  return counter.lastAt + waitMs - now;
}

/** Counts one and gives what takes it back: as if it had not been where none came after it, else one less. */
function count(key: Key, now: number): () => void {
  const { counters } = key.tally;
  const before = find(key, now);
  const counted: Counter = { wrong: (before?.wrong ?? 0) + 1, lastAt: now };
  keep(counters, key.key, counted);
  return () => {
    const current = counters.get(key.key);
    if (current === undefined) return;
    const rest = current === counted ? before : { ...current, wrong: current.wrong - 1 };
    if (rest === undefined) counters.delete(key.key);
    else counters.set(key.key, rest);
  };
}

function tooMany(waitMs: number): Throttled {
  const seconds = Math.ceil(waitMs / 1000);
  const wait = seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Throttled(waitMs, 'BC-908', { reason: 'attempts', wait });
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > maxKeys && oldest !== undefined) map.delete(oldest);
}
