// Work that is done again and again, one run at a time.

import type { StopJob } from './scheduler.ts';

/**
 * Runs now and then every so many milliseconds; a turn that comes while a run goes on is left out. The stop aborts the signal of a run and
 * waits for its end. `work` handles its own errors.
 */
export function repeat(everyMs: number, work: (signal: AbortSignal) => Promise<void>): StopJob {
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= work(stop.signal).finally(() => {
      running = undefined;
    });
  };
  run();
  const timer = setInterval(run, everyMs).unref();
  return () => {
    stop.abort();
    clearInterval(timer);
    return running;
  };
}
