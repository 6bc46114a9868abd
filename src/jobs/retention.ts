// Retention: what was kept long enough is pruned at the start and once an hour, one run at a time, in small pieces between which
// requests are served.

import {
  type Audit,
  deliveryDays,
  forgetAudit,
  maxGapDays,
  type Platform,
  pruneRemoved,
  type Retention,
  readClock,
  type Store,
} from '../domain/index.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

/** How many days each kind is kept: log entries, events, deleted users, audit records. */
export interface RetentionDays {
  readonly log: number;
  readonly history: number;
  readonly deleted: number;
  readonly audit: number;
}

export interface RetentionOptions {
  readonly store: Store;
  readonly audit: Audit;
  readonly platform: Platform;
  readonly days: RetentionDays;
  /** Called when a run prunes nothing because the clock is far ahead of the last run; the sentence says what to do. */
  readonly onWait: (sentence: string) => void;
  /** Called after each run; `error` is undefined when it did all. */
  readonly onEnd: (durationMs: number, error: unknown) => void;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How long a setup link that ended says so. */
const linkDays = 30;

/** No run begins after the stop, and the one at work logs nothing more: it ends with the store. */
export function startRetention(options: RetentionOptions): StopJob {
  let isHourly = false;
  const stop = repeat(hourMs, async (signal) => {
    await run(options, isHourly, signal);
    isHourly = true;
  });
  return () => void stop();
}

async function run(options: RetentionOptions, isHourly: boolean, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  try {
    const waiting = await waitForClock(options, isHourly);
    if (waiting !== undefined) return options.onWait(waiting);
    await prune(options);
    if (!signal.aborted) options.onEnd(performance.now() - started, undefined);
  } catch (error) {
    if (!signal.aborted) options.onEnd(performance.now() - started, error);
  }
}

/** Notes that a run takes place. Gives a sentence when it has to wait. */
async function waitForClock({ store, platform }: RetentionOptions, isHourly: boolean): Promise<string | undefined> {
  const now = platform.clock();
  const known = await store.retention.clock();
  const { clock, mayPrune } = readClock(known, now, isHourly);
  await store.retention.saveClock(clock);
  if (mayPrune) return undefined;
  const [last, today] = [clock.seenAt, now].map((at) => new Date(at).toISOString());
  return (
    `The clock says ${today}, and old data was last pruned at ${last}, more than ${maxGapDays} days before. Nothing is pruned for now. ` +
    'If the clock is wrong, set it right. If it is right: becard retention resume --yes, or pruning goes on after a day of running.'
  );
}

async function prune({ store, audit, platform, days }: RetentionOptions): Promise<void> {
  const now = platform.clock();
  const before = (kept: number): number => now - kept * dayMs;
  const none: Retention = { logBefore: 0, historyBefore: 0, linksBefore: 0, deliveriesBefore: 0, endedBefore: 0 };
  const directories = await store.directories.list();
  await runEach([
    () => store.retention.prune({ ...none, logBefore: before(days.log) }),
    () => store.retention.prune({ ...none, historyBefore: before(days.history) }),
    () => store.retention.prune({ ...none, linksBefore: before(linkDays), endedBefore: now }),
    () => store.retention.prune({ ...none, deliveriesBefore: before(deliveryDays) }),
    ...directories.map(({ id }) => async () => {
      const pruned = await pruneRemoved({ store, directoryId: id, platform, audit }, before(days.deleted));
      if (pruned > 0) await store.engine.emptyWriteAheadLog();
    }),
    () => forgetAudit(audit, before(days.audit)),
  ]);
}

/** A part that cannot be pruned, because a page of it is damaged, keeps no other from being pruned. Rejects with the first failure. */
async function runEach(parts: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
