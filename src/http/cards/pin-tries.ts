// How often the PIN of a card may be tried: five times, then each wrong one doubles the wait, from a minute to an hour. A try under way counts
// as a wrong one, so that many at the same time are no way round.

const freeTries = 5;
const firstWaitMs = 60_000;
const maxWaitMs = 60 * 60_000;
const restMs = 2 * maxWaitMs;
const maxCards = 10_000;

interface Tries {
  readonly wrong: number;
  readonly lastAt: number;
}

export interface PinTries {
  /** How long the next try has to wait; 0 where it was counted and may be made. */
  readonly begin: (handle: string, now: number) => number;
  /** The PIN was right: the tries before it are forgotten. */
  readonly right: (handle: string) => void;
}

export function createPinTries(): PinTries {
  const cards = new Map<string, Tries>();
  return {
    begin: (handle, now) => {
      const kept = cards.get(handle);
      const { wrong, lastAt } = kept === undefined || kept.lastAt + restMs <= now ? { wrong: 0, lastAt: now } : kept;
      const over = wrong - freeTries;
      const waitMs = over < 0 ? 0 : lastAt + Math.min(maxWaitMs, firstWaitMs * 2 ** over) - now;
      if (waitMs > 0) return waitMs;
      cards.delete(handle);
      cards.set(handle, { wrong: wrong + 1, lastAt: now });
      const [oldest] = cards.keys();
      if (cards.size > maxCards && oldest !== undefined) cards.delete(oldest);
      return 0;
    },
    right: (handle) => void cards.delete(handle),
  };
}
