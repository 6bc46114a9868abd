// Makes the cards of users who arrive, within a second, and writes the events of cards that have changed. One server does it.

import { type Arrivals, followArrivals, followUsers } from '../cards/index.ts';
import type { Platform, Store } from '../domain/index.ts';
import { freeLoopShare } from './calm.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardsOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly freeShare?: () => Promise<number>;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 250;
/** Users and events of one step: the least is less than two milliseconds of work, which the slowest of a hundred answers hardly shows. */
const stepSize = { least: 10, most: 1_000 };
/** With less of the event loop free, changes wait for the next turn. */
const roomShare = 0.1;

/**
 * Looks for users without cards four times a second, and at what else has changed. The more of the event loop requests take, the smaller are
 * the steps. While they fill it, new cards take some thirtieth of it, and all other changes one step each time: they show on the cards
 * already, and only their events come later. The stop waits for one step at most of each.
 */
export function startCards(options: CardsOptions): StopJob {
  const { freeShare = freeLoopShare } = options;
  let arrivals: Arrivals = { lookedTo: 0, hasMore: false };
  const stopArrivals = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      arrivals = await followArrivals(options, arrivals.lookedTo, sizeFor(await freeShare()));
      return arrivals.hasMore;
    }),
  );
  const stopChanges = repeat(everyMs, (signal) =>
    untilDone(options, signal, async () => {
      const free = await freeShare();
      return (await followUsers(options, sizeFor(free))) && free > roomShare;
    }),
  );
  return async () => void (await Promise.all([stopArrivals(), stopChanges()]));
}

/** The free share of the free share: work that may wait takes less than what is left. */
function sizeFor(free: number): number {
  return Math.max(stepSize.least, Math.round(stepSize.most * free ** 2));
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
