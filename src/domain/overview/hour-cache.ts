// The hours of a directory, kept between requests: minutes that can no longer change are counted once, and a request counts those after
// them. The first request after a start reads the log and the events of the whole time, in stretches that delay no other request.

import type { EventStore } from '../events/store.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { LogMinute, ProvisioningLogStore } from '../provisioning-log/store.ts';
import { addToHours, type Hour, type Hours } from './hours.ts';

/** What a directory did lately. */
export interface RecentCounts {
  /** The hours of the last `keptDays` days, without empty ones, oldest first. */
  readonly hours: readonly Hour[];
  /** The requests of the last 24 hours, minute by minute, oldest first. */
  readonly minutes: readonly LogMinute[];
}

export interface HourCache {
  readonly read: (id: DirectoryId, store: CountedStore, now: number) => Promise<RecentCounts>;
}

export interface CountedStore {
  readonly log: Pick<ProvisioningLogStore, 'minutes'>;
  readonly events: Pick<EventStore, 'minutes'>;
}

interface Kept {
  /** Counts of the minutes before `until`. */
  readonly hours: Hours;
  readonly minutes: readonly LogMinute[];
  readonly until: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** How far back hours are known. */
export const keptDays = 31;
/** An entry or event of a minute is written within this time after it. */
const lateMs = 10 * minuteMs;
const maxDirectories = 500;

export function createHourCache(): HourCache {
  const kept = new Map<DirectoryId, Promise<Kept>>();
  return {
    read: async (id, store, now) => {
      const closing = advance(kept.get(id), store, now);
      keep(kept, id, closing);
      try {
        const { hours, minutes } = await count(await closing, store, now + minuteMs);
        return { hours: [...hours.values()], minutes };
      } catch (error) {
        if (kept.get(id) === closing) kept.delete(id);
        throw error;
      }
    },
  };
}

/** The directory that was read longest ago makes room. */
function keep(kept: Map<DirectoryId, Promise<Kept>>, id: DirectoryId, closing: Promise<Kept>): void {
  kept.delete(id);
  kept.set(id, closing);
  const [oldest] = kept.keys();
  if (kept.size > maxDirectories && oldest !== undefined) kept.delete(oldest);
}

/** Adds the minutes that have closed since; requests at the same time share the work. */
async function advance(before: Promise<Kept> | undefined, store: CountedStore, now: number): Promise<Kept> {
  const first = Math.floor((now - keptDays * 24 * hourMs) / hourMs) * hourMs;
  const until = Math.floor((now - lateMs) / minuteMs) * minuteMs;
  const known = (await before) ?? { hours: new Map<number, Hour>(), minutes: [], until: first };
  if (known.until >= until) return known;
  const { hours, minutes } = await count(known, store, until);
  return {
    hours: new Map([...hours].filter(([at]) => at >= first)),
    minutes: minutes.filter(({ at }) => at >= now - 24 * hourMs),
    until,
  };
}

async function count({ hours, minutes, until: from }: Kept, store: CountedStore, until: number): Promise<Kept> {
  const [log, events] = await Promise.all([store.log.minutes(from, until), store.events.minutes(from, until)]);
  return { hours: addToHours(hours, log, events), minutes: [...minutes, ...log], until };
}
