// When old data may be pruned by the clock of this machine. A clock that is suddenly far ahead would make everything old at once, and what
// is pruned does not come back when the clock is set right: so pruning waits for a day of running, or for an operator who confirms the
// clock.

import type { RetentionClock } from './store.ts';

const dayMs = 86_400_000;
/** A server that was off for longer than this looks like one whose clock went ahead. */
export const maxGapDays = 7;
/** A day of running. */
const maxWaitedRuns = 24;

/** Whether the clock has gone further ahead than a server is usually off. Stepping back prunes less, never more. */
export function isFarAhead(known: RetentionClock | undefined, now: number): boolean {
  return known !== undefined && now - known.seenAt > maxGapDays * dayMs;
}

/** What is known after a run at this time, and whether it may prune. The run at a start waits, but does not count as an hour. */
export function readClock(
  known: RetentionClock | undefined,
  now: number,
  isHourly: boolean,
): { readonly clock: RetentionClock; readonly mayPrune: boolean } {
  const waitedRuns = (known?.waitedRuns ?? 0) + Number(isHourly);
  if (known !== undefined && isFarAhead(known, now) && waitedRuns < maxWaitedRuns)
    return { clock: { seenAt: known.seenAt, waitedRuns }, mayPrune: false };
  return { clock: { seenAt: Math.max(now, known?.seenAt ?? now), waitedRuns: 0 }, mayPrune: true };
}
