// What happened in a directory, hour by hour: changes of its users and failed requests.

import type { EventMinute } from '../events/store.ts';
import { failedOutcomes } from '../provisioning-log/outcome.ts';
import type { LogMinute } from '../provisioning-log/store.ts';

/** The counts of one hour. */
export interface Hour {
  /** Start of the hour. */
  readonly at: number;
  readonly requests: number;
  readonly failed: number;
  readonly created: number;
  readonly updated: number;
  /** Users who were deactivated or deleted. */
  readonly left: number;
  /** By how many the directory grew: a deactivated user is still one of its users. */
  readonly growth: number;
}

export type Hours = ReadonlyMap<number, Hour>;

const hourMs = 3_600_000;

/** Counts with the minutes added, in the order of time. */
export function addToHours(hours: Hours, log: readonly LogMinute[], events: readonly EventMinute[]): Hours {
  const sums = new Map(hours);
  const add = (at: number, more: Partial<Hour>): void => {
    const start = Math.floor(at / hourMs) * hourMs;
    const sum = sums.get(start) ?? emptyHour(start);
    sums.set(start, {
      at: start,
      requests: sum.requests + (more.requests ?? 0),
      failed: sum.failed + (more.failed ?? 0),
      created: sum.created + (more.created ?? 0),
      updated: sum.updated + (more.updated ?? 0),
      left: sum.left + (more.left ?? 0),
      growth: sum.growth + (more.growth ?? 0),
    });
  };
  for (const { at, outcome, requests } of log)
    add(at, { requests, failed: failedOutcomes.includes(outcome) ? requests : 0 });
  for (const { at, type, events: count } of events) add(at, changeOf(type, count));
  return new Map([...sums].toSorted(([one], [other]) => one - other));
}

function emptyHour(at: number): Hour {
  return { at, requests: 0, failed: 0, created: 0, updated: 0, left: 0, growth: 0 };
}

function changeOf(type: string, count: number): Partial<Hour> {
  switch (type) {
    case 'user.created':
      return { created: count, growth: count };
    case 'user.updated':
    case 'user.reactivated':
      return { updated: count };
    case 'user.deactivated':
      return { left: count };
    case 'user.deleted':
      return { left: count, growth: -count };
    case 'user.restored':
      return { updated: count, growth: count };
    default:
      return {};
  }
}
