// Makes the cards of users who arrive, within a second. One server does it.

import { followUsers } from '../cards/index.ts';
import type { Platform, Store } from '../domain/index.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardsOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 250;

/** Looks for users without cards now and then four times a second, one run at a time. The stop waits for one step at most. */
export function startCards(options: CardsOptions): StopJob {
  return repeat(everyMs, (signal) => followAll(options, signal));
}

async function followAll(options: CardsOptions, signal: AbortSignal): Promise<void> {
  try {
    while (!signal.aborted && (await followUsers(options))) await options.platform.yieldToOthers();
  } catch (error) {
    if (!signal.aborted) options.reportError(error);
  }
}
