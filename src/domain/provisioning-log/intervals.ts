// The provisioning log in equal intervals, as a chart shows it.

import { writeActions } from './entry.ts';
import { failedOutcomes } from './outcome.ts';
import type { LogCount, ProvisioningLogStore } from './store.ts';

export interface LogInterval {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  /** Changes that succeeded. */
  readonly changed: number;
  /** Look-ups and reads that succeeded. */
  readonly read: number;
  readonly failed: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const most = 60;
/** Lengths that a clock can be divided by, in minutes. */
const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];

/** At most 60 intervals that cover the time, those without an entry included, oldest first. */
export async function readIntervals(
  log: Pick<ProvisioningLogStore, 'minutes' | 'hours'>,
  from: number,
  until: number,
): Promise<readonly LogInterval[]> {
  const length = lengthOf(from, until);
  const first = Math.floor(from / length) * length;
  const read = length < hourMs ? log.minutes : log.hours;
  return countByInterval(await read(first, until), from, until);
}

/** Counts of minutes, or of hours where the intervals are as long. */
export function countByInterval(counts: readonly LogCount[], from: number, until: number): readonly LogInterval[] {
  const length = lengthOf(from, until);
  const first = Math.floor(from / length);
  const count = Math.max(1, Math.ceil(until / length) - first);
  const sums = Array.from({ length: count }, () => ({ changed: 0, read: 0, failed: 0 }));
  for (const { at, action, outcome, requests } of counts) {
    const sum = sums[Math.floor(at / length) - first];
    if (sum === undefined) continue;
    if (failedOutcomes.includes(outcome)) sum.failed += requests;
    else if (writeActions.some((each) => each === action)) sum.changed += requests;
    else sum.read += requests;
  }
  return sums.map((sum, at) => ({ from: (first + at) * length, until: (first + at + 1) * length, ...sum }));
}

function lengthOf(from: number, until: number): number {
  return (lengths.find((each) => (until - from) / (each * minuteMs) <= most - 1) ?? 1_440) * minuteMs;
}
