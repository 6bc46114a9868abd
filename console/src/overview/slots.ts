// An overview as the columns of a chart: its latest cycles, hours of the last day, or days of the reader's time zone.

import type { Overview } from '../../../src/http/api/schemas/overview.ts';

export const ranges = ['cycles', 'day', 'week', 'month'] as const;
export type OverviewRange = (typeof ranges)[number];

export const daysOf: Readonly<Record<OverviewRange, number>> = { cycles: 1, day: 1, week: 7, month: 30 };

/** One column of the charts. */
export interface Slot {
  readonly from: Date;
  readonly until: Date;
  readonly created: number;
  readonly updated: number;
  readonly left: number;
  readonly failed: number;
  /** Active users at its end. */
  readonly activeUsers: number;
}

type Counted = Pick<Overview, 'cycles' | 'hours' | 'activeBefore'>;

/** A day has about 36 of them; more would be too narrow for a phone. */
const mostCycles = 40;

const hourMs = 3_600_000;
const hoursOfDay = 24;

/** Slots without a gap, the oldest first; the last one is not over yet. */
export function slotsOf(overview: Counted, range: OverviewRange, nowMs: number): readonly Slot[] {
  if (range === 'cycles') return cycleSlots(overview);
  const { hours, activeBefore } = overview;
  const starts = range === 'day' ? hourStarts(nowMs) : dayStarts(daysOf[range], nowMs);
  return starts.map((from, at) => {
    const until = starts[at + 1] ?? new Date(nowMs + hourMs);
    const within = hours.filter((hour) => Date.parse(hour.at) >= +from && Date.parse(hour.at) < +until);
    const sum = (key: 'created' | 'updated' | 'left' | 'failed'): number =>
      within.reduce((total, hour) => total + hour[key], 0);
    return {
      from,
      until,
      created: sum('created'),
      updated: sum('updated'),
      left: sum('left'),
      failed: sum('failed'),
      activeUsers: hours.findLast(({ at }) => Date.parse(at) < +until)?.activeUsers ?? activeBefore,
    };
  });
}

/** The users who were active are known by the hour. */
function cycleSlots({ cycles, hours, activeBefore }: Counted): readonly Slot[] {
  return cycles
    .slice(0, mostCycles)
    .toReversed()
    .map(({ from, until, created, updated, left, failed }) => ({
      from: new Date(from),
      until: new Date(until),
      created,
      updated,
      left,
      failed,
      activeUsers: hours.findLast(({ at }) => Date.parse(at) < Date.parse(until))?.activeUsers ?? activeBefore,
    }));
}

/** The start of today where the reader is. */
export function startOfDay(nowMs: number): Date {
  const day = new Date(nowMs);
  day.setHours(0, 0, 0, 0);
  return day;
}

function hourStarts(nowMs: number): readonly Date[] {
  const current = Math.floor(nowMs / hourMs) * hourMs;
  return Array.from({ length: hoursOfDay }, (_, at) => new Date(current - (hoursOfDay - 1 - at) * hourMs));
}

/** Days by the calendar: one of them has 23 or 25 hours when the clocks change. */
function dayStarts(count: number, nowMs: number): readonly Date[] {
  return Array.from({ length: count }, (_, at) => {
    const day = startOfDay(nowMs);
    day.setDate(day.getDate() - (count - 1 - at));
    return day;
  });
}
