// The job that forgets what has been kept long enough: at the start and once an hour, one run at a time, in small pieces
// between which requests are served.

import { type Audit, forgetAudit, forgetRemoved, type Platform, type Store } from './directory/index.ts';

/** How many days each kind is kept: log entries, events, deleted people, acts of the audit log. */
export interface RetentionDays {
  readonly log: number;
  readonly history: number;
  readonly deleted: number;
  readonly audit: number;
}

export interface ForgettingOptions {
  readonly store: Pick<Store, 'forget' | 'listDirectories' | 'directory' | 'emptyWriteAheadLog'>;
  readonly audit: Audit;
  readonly platform: Platform;
  readonly days: RetentionDays;
  /** Told after each run; `error` is undefined when it did all. */
  readonly onEnd: (durationMs: number, error: unknown) => void;
}

export interface Forgetting {
  /** No run begins after this, and nothing more is told of the one at work: it ends with the store. */
  readonly stop: () => void;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How long a setup link that ended says so. */
const linkDays = 30;

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
  const before = (kept: number): number => now - kept * dayMs;
  await store.forget({
    logBefore: before(days.log),
    historyBefore: before(days.history),
    linksBefore: before(linkDays),
    endedBefore: now,
  });
  for (const { id } of await store.listDirectories()) {
    const forgotten = await forgetRemoved({ store: store.directory(id), platform }, before(days.deleted));
    if (forgotten > 0) await store.emptyWriteAheadLog();
  }
  await forgetAudit(audit, now - days.audit * dayMs);
}
