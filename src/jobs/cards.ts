// Makes the cards of users who arrive, within a second, and writes the events of cards that have changed. One server does it.

import { type Arrivals, followArrivals, followUsers } from '../cards/index.ts';
import type { Platform, Store } from '../domain/index.ts';
import { createCalm, isLoopIdle, type WaitForCalm } from './calm.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardsOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly waitForCalm?: WaitForCalm;
  readonly isIdle?: () => Promise<boolean>;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 250;

/**
 * Looks for users without cards four times a second, and at what else has changed: that shows on the cards already, so its events are
 * written while the server is calm, and now and then while requests keep it busy. The stop waits for one step at most of each.
 */
export function startCards(options: CardsOptions): StopJob {
  const { waitForCalm = createCalm(), isIdle = isLoopIdle } = options;
  let arrivals: Arrivals = { lookedTo: 0, hasMore: false };
  const stopArrivals = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      arrivals = await followArrivals(options, arrivals.lookedTo);
      // A step is a tenth of the time between two turns: more than that is not taken from requests.
      return arrivals.hasMore && (await isIdle());
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
