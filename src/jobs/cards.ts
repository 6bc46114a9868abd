// Makes the cards of users who arrive, within a second, and writes the events of cards that have changed. One server does it.

import { type Arrivals, followArrivals, followUsers } from '../cards/index.ts';
import type { Platform, Store } from '../domain/index.ts';
import { hasLoopRoom } from './calm.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardsOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly hasRoom?: () => Promise<boolean>;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 250;
/** Users and events of one step: beside requests two milliseconds, which the slowest of a hundred answers hardly shows. */
const stepSize = { usual: 400, full: 20 };

/**
 * Looks for users without cards four times a second, and at what else has changed. While requests fill the event loop, new cards take
 * some twentieth of it, and all other changes one step each time: they show on the cards already, and only their events come later. The
 * stop waits for one step at most of each.
 */
export function startCards(options: CardsOptions): StopJob {
  const { hasRoom = hasLoopRoom } = options;
  let arrivals: Arrivals = { lookedTo: 0, hasMore: false };
  const stopArrivals = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      const limit = (await hasRoom()) ? stepSize.usual : stepSize.full;
      arrivals = await followArrivals(options, arrivals.lookedTo, limit);
      return arrivals.hasMore;
    }),
  );
  const stopChanges = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      const goesOn = await hasRoom();
      return (await followUsers(options, goesOn ? stepSize.usual : stepSize.full)) && goesOn;
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
