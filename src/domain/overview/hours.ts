// What happened in a directory, hour by hour: changes of its users, requests, and how many users were active.

import type { EventStore } from '../events/store.ts';
import { failedOutcomes } from '../provisioning-log/outcome.ts';
import type { ProvisioningLogStore } from '../provisioning-log/store.ts';

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
  /** Active users at its end. */
  readonly activeUsers: number;
}

export interface Hours {
  /** Without empty ones, oldest first. */
  readonly hours: readonly Hour[];
  /** Active users before the first of them. */
  readonly activeBefore: number;
}

export interface CountedStore {
  readonly log: Pick<ProvisioningLogStore, 'hours'>;
  readonly events: Pick<EventStore, 'userHours'>;
}

/** How many days back hours are shown. */
export const mostDays = 31;

type Counts = Omit<Hour, 'at' | 'activeUsers'> & { readonly activeGrowth: number };
const none: Counts = { requests: 0, failed: 0, created: 0, updated: 0, left: 0, activeGrowth: 0 };

/** The hours from one time until another, counted back from the users who are active now. */
export async function readHours(store: CountedStore, from: number, until: number, activeUsers: number): Promise<Hours> {
  const [log, users] = await Promise.all([store.log.hours(from, until), store.events.userHours(from)]);
  const sums = new Map<number, Counts>();
  const add = (at: number, more: Partial<Counts>): void => {
    const sum = sums.get(at) ?? none;
    sums.set(at, {
      requests: sum.requests + (more.requests ?? 0),
      failed: sum.failed + (more.failed ?? 0),
      created: sum.created + (more.created ?? 0),
      updated: sum.updated + (more.updated ?? 0),
      left: sum.left + (more.left ?? 0),
      activeGrowth: sum.activeGrowth + (more.activeGrowth ?? 0),
    });
  };
  for (const { at, outcome, requests } of log)
    add(at, { requests, failed: failedOutcomes.includes(outcome) ? requests : 0 });
  for (const { at, ...changes } of users) add(at, changes);
  return countBack(
    [...sums].toSorted(([one], [other]) => other - one),
    activeUsers,
  );
}

/** Hours come newest first. */
function countBack(sums: readonly (readonly [number, Counts])[], activeUsers: number): Hours {
  const hours: Hour[] = [];
  let active = activeUsers;
  for (const [at, { activeGrowth, ...counts }] of sums) {
    hours.push({ at, ...counts, activeUsers: Math.max(0, active) });
    active -= activeGrowth;
  }
  return { hours: hours.reverse(), activeBefore: Math.max(0, active) };
}
