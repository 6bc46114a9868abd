// Makes the cards of users who arrive, within a second, and writes the events of cards that have changed. One server does it.

import { type Arrivals, followArrivals, followUsers } from '../cards/index.ts';
import type { Platform, Store } from '../domain/index.ts';
import { createCalm, type WaitForCalm } from './calm.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardsOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly waitForCalm?: WaitForCalm;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 250;

/**
 * Looks for users without cards now and then four times a second. What else has changed shows on the cards already: it is written at once
 * while the server is calm, and now and then while requests keep it busy. The stop waits for one step at most of each.
 */
export function startCards(options: CardsOptions): StopJob {
  const { waitForCalm = createCalm() } = options;
  let arrivals: Arrivals = { lookedTo: 0, hasMore: false };
  const stopArrivals = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      arrivals = await followArrivals(options, arrivals.lookedTo);
      return arrivals.hasMore;
    }),
  );
  const stopChanges = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      await waitForCalm(() => signal.aborted);
      return !signal.aborted && followUsers(options);
    }),
  );
  return async () => void (await Promise.all([stopArrivals(), stopChanges()]));
}

async function untilDone(
  { platform, reportError }: CardsOptions,
  signal: AbortSignal,
  step: () => Promise<boolean>,
): Promise<void> {
  try {
    while (!signal.aborted && (await step())) await platform.yieldToOthers();
  } catch (error) {
    if (!signal.aborted) reportError(error);
  }
}
