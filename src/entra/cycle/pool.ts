// Works through a list with bounded parallelism, counts the outcomes, and stops where the job stops.
import type { Job } from './job.ts';

/** What became of one object in one cycle. */
export type Outcome = 'created' | 'updated' | 'deleted' | 'unchanged' | 'failed';

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

const NO_OUTCOMES: OutcomeCounts = { created: 0, updated: 0, deleted: 0, unchanged: 0, failed: 0 };

/** Runs `work` for every item, at most `job.concurrency` at once, with progress under the name of the phase. */
export async function workThrough<T>(
  job: Job,
  phase: string,
  items: readonly T[],
  work: (item: T) => Promise<Outcome>,
): Promise<OutcomeCounts> {
  const counts = { ...NO_OUTCOMES };
  const queue = items.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (job.ledger.stopReason() !== undefined) return;
      const outcome = await work(item);
      counts[outcome] += 1;
      done += 1;
      job.hooks.onProgress?.({ phase, done, total: items.length });
      if (job.paceMs > 0 && outcome !== 'unchanged') await job.wait(job.paceMs);
    }
  };
  await Promise.all(Array.from({ length: Math.min(job.concurrency, items.length) }, worker));
  return counts;
}

export function plus(one: OutcomeCounts, other: OutcomeCounts): OutcomeCounts {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    deleted: one.deleted + other.deleted,
    unchanged: one.unchanged + other.unchanged,
    failed: one.failed + other.failed,
  };
}
