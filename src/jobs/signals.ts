// Notices about directories and tokens, for receivers of events: written within half a minute of what they report.

import type { Platform, Store } from '../domain/index.ts';
import { observeDirectory } from './observe-directory.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface SignalOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 30_000;

/** Looks at every directory now and then twice a minute, one run at a time. The stop waits for one directory at most. */
export function startSignals(options: SignalOptions): StopJob {
  return repeat(everyMs, (signal) => observeAll(options, signal));
}

/** A directory that cannot be read keeps no other from being looked at. */
async function observeAll({ store, platform, reportError }: SignalOptions, signal: AbortSignal): Promise<void> {
  try {
    for (const directory of await store.directories.list()) {
      if (signal.aborted) return;
      await observeDirectory(store, platform, directory).catch(reportError);
      await platform.yieldToOthers();
    }
  } catch (error) {
    if (!signal.aborted) reportError(error);
  }
}
