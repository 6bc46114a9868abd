// How often the PIN of a card may be tried: five times, then each wrong one doubles the wait, from a minute to an hour. A try under way counts
// as a wrong one, so that many at the same time are no way round; the store counts, so that several nodes are none either.

import type { CardStore, PinTries } from '../domain/index.ts';

const freeTries = 5;
const firstWaitMs = 60_000;
const maxWaitMs = 60 * 60_000;
const restMs = 24 * maxWaitMs;
const none: PinTries = { wrong: 0, lastAt: 0 };

type Tries = Pick<CardStore, 'pinTries' | 'savePinTries'>;

/** How long the next try has to wait, in milliseconds; 0 where it was counted and may be made. */
export async function beginPinTry(cards: Tries, handle: string, now: number): Promise<number> {
  for (;;) {
    const before = await cards.pinTries(handle);
    if (before === undefined) return firstWaitMs;
    const { wrong, lastAt } = before.lastAt + restMs <= now ? none : before;
    const over = wrong - freeTries;
    const waitMs = over < 0 ? 0 : lastAt + Math.min(maxWaitMs, firstWaitMs * 2 ** over) - now;
    if (waitMs > 0) return waitMs;
    if (await cards.savePinTries(handle, before, { wrong: wrong + 1, lastAt: now })) return 0;
  }
}

/** The PIN was right: the tries before it are forgotten. */
export async function forgetPinTries(cards: Tries, handle: string): Promise<void> {
  const before = await cards.pinTries(handle);
  if (before !== undefined) await cards.savePinTries(handle, before, none);
}
