// The hours of a directory, kept between requests: minutes that can no longer change are counted once, and a request counts those after
// them. The first request after a start reads the log and the events of the whole time, in stretches that delay no other request.

import type { EventStore } from '../events/store.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { ProvisioningLogStore } from '../provisioning-log/store.ts';
import { addToHours, type Hour, type Hours } from './hours.ts';

/** The hours of the last `keptDays` days, without empty ones, oldest first. */
export interface HourCache {
  readonly read: (id: DirectoryId, store: CountedStore, now: number) => Promise<readonly Hour[]>;
}

export interface CountedStore {
  readonly log: Pick<ProvisioningLogStore, 'minutes'>;
  readonly events: Pick<EventStore, 'minutes'>;
}

interface Kept {
  /** Counts of the minutes before `until`. */
  readonly hours: Hours;
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
        const { hours, until } = await closing;
        return [...(await count(hours, store, until, now + minuteMs)).values()];
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
  const known = (await before) ?? { hours: new Map<number, Hour>(), until: first };
  if (known.until >= until) return known;
  const hours = await count(known.hours, store, known.until, until);
  return { hours: new Map([...hours].filter(([at]) => at >= first)), until };
}

async function count(hours: Hours, store: CountedStore, from: number, until: number): Promise<Hours> {
  const [log, events] = await Promise.all([store.log.minutes(from, until), store.events.minutes(from, until)]);
  return addToHours(hours, log, events);
}
