// Cycles of Entra, estimated: requests that follow each other without a long pause. Entra never says where a cycle begins or ends, and
// Provision on demand in between looks like a small cycle of its own.

import type { Directory } from '../directories/directory.ts';
import type { LogAction } from './entry.ts';
import { failedOutcomes } from './outcome.ts';
import type { LogCount } from './store.ts';

export interface Cycle {
  /** Start of its first minute. */
  readonly from: number;
  /** End of its last minute (exclusive). */
  readonly until: number;
  readonly requests: number;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
  readonly warned: number;
}

const minuteMs = 60_000;
/** Entra pauses about 40 minutes between cycles and seldom a minute within one. */
const usualPauseMs = 5 * minuteMs;
/** The simulated Entra of a demonstration starts a cycle every few minutes. */
const demonstrationPauseMs = minuteMs;

/** Cycles, newest first, from minutes that come oldest first. */
export function groupCycles(
  minutes: readonly LogCount[],
  { demonstration }: Pick<Directory, 'demonstration'>,
): readonly Cycle[] {
  const pauseMs = demonstration ? demonstrationPauseMs : usualPauseMs;
  const cycles: Cycle[] = [];
  for (const minute of minutes) {
    const last = cycles.at(-1);
    const continues = last !== undefined && minute.at - last.until < pauseMs;
    if (continues) cycles[cycles.length - 1] = add(last, minute);
    else cycles.push(add({ ...empty, from: minute.at, until: minute.at }, minute));
  }
  return cycles.toReversed();
}

const empty = { requests: 0, created: 0, updated: 0, deleted: 0, failed: 0, warned: 0 };

function add(cycle: Cycle, { at, action, outcome, requests }: LogCount): Cycle {
  const hasFailed = failedOutcomes.includes(outcome);
  const done = (wanted: LogAction): number => (action === wanted && !hasFailed ? requests : 0);
  return {
    from: cycle.from,
    until: at + minuteMs,
    requests: cycle.requests + requests,
    created: cycle.created + done('Create'),
    updated: cycle.updated + done('Update'),
    deleted: cycle.deleted + done('Delete'),
    failed: cycle.failed + (hasFailed ? requests : 0),
    warned: cycle.warned + (outcome === 'warning' ? requests : 0),
  };
}
