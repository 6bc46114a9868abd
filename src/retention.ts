// The job that forgets what has been kept long enough: at the start and once an hour, one run at a time, in small pieces
// between which requests are served.

import { type Audit, forgetAudit, type Platform, type Store } from './directory/index.ts';

export interface ForgettingOptions {
  readonly store: Pick<Store, 'forget'>;
  readonly audit: Audit;
  readonly platform: Platform;
  /** How long each kind is kept. */
  readonly days: { readonly log: number; readonly deleted: number; readonly audit: number };
  /** Told after each run; `error` is undefined when it did all. */
  readonly onEnd: (durationMs: number, error: unknown) => void;
}

export interface Forgetting {
  /** No run begins after this, and nothing more is told of the one at work: it ends with the store. */
  readonly stop: () => void;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function startForgetting(options: ForgettingOptions): Forgetting {
  let isStopped = false;
  const run = async (): Promise<void> => {
    const started = performance.now();
    const error = await forget(options).catch((reason: unknown) => reason);
    if (!isStopped) options.onEnd(performance.now() - started, error);
  };
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, hourMs).unref();
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

/** Resolves with undefined: whatever else comes of it is why it failed. */
async function forget({ store, audit, platform, days }: ForgettingOptions): Promise<undefined> {
  const now = platform.clock();
  const logBefore = now - days.log * dayMs;
  const removedBefore = now - days.deleted * dayMs;
  await store.forget({ logBefore, removedBefore, endedBefore: now });
  await forgetAudit(audit, now - days.audit * dayMs);
}
