// The hours of an overview as the columns of a chart: hours of the last day, or days of the reader's time zone.

import type { Overview } from '../../../src/http/api/schemas/overview.ts';

export const ranges = ['day', 'week', 'month'] as const;
export type OverviewRange = (typeof ranges)[number];

export const daysOf: Readonly<Record<OverviewRange, number>> = { day: 1, week: 7, month: 30 };

/** One column of the charts. */
export interface Slot {
  readonly from: Date;
  readonly until: Date;
  readonly created: number;
  readonly updated: number;
  readonly left: number;
  readonly failed: number;
  /** Users at its end. */
  readonly users: number;
}

const hourMs = 3_600_000;
const hoursOfDay = 24;

/** Slots without a gap, the oldest first; the last one is not over yet. */
export function slotsOf(
  { hours, usersBefore }: Pick<Overview, 'hours' | 'usersBefore'>,
  range: OverviewRange,
  nowMs: number,
): readonly Slot[] {
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
      users: hours.findLast(({ at }) => Date.parse(at) < +until)?.users ?? usersBefore,
    };
  });
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
