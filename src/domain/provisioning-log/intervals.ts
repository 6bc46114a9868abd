// The provisioning log in equal intervals, as a chart shows it.

import { writeActions } from './entry.ts';
import { failedOutcomes } from './outcome.ts';
import type { LogMinute } from './store.ts';

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
const most = 60;
/** Lengths that a clock can be divided by, in minutes. */
const lengths = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440];

/** At most 60 intervals that cover the time, those without an entry included, oldest first. */
export function countByInterval(minutes: readonly LogMinute[], from: number, until: number): readonly LogInterval[] {
  const length = (lengths.find((each) => (until - from) / (each * minuteMs) <= most - 1) ?? 1_440) * minuteMs;
  const first = Math.floor(from / length);
  const count = Math.max(1, Math.ceil(until / length) - first);
  const sums = Array.from({ length: count }, () => ({ changed: 0, read: 0, failed: 0 }));
  for (const { at, action, outcome, requests } of minutes) {
    const sum = sums[Math.floor(at / length) - first];
    if (sum === undefined) continue;
    if (failedOutcomes.includes(outcome)) sum.failed += requests;
    else if (writeActions.some((each) => each === action)) sum.changed += requests;
    else sum.read += requests;
  }
  return sums.map((sum, at) => ({ from: (first + at) * length, until: (first + at + 1) * length, ...sum }));
}
