// The entries of the log as rows: a heading for each day, and lines that say the same one after another as one with their count.

import type { LogEntry } from '../../../src/http/api/schemas/log.ts';

export interface EntryRow {
  readonly entry: LogEntry;
  /** Older entries that say the same. */
  readonly repeats: readonly LogEntry[];
}

export interface Day {
  /** Of its first entry. */
  readonly at: string;
  readonly rows: readonly EntryRow[];
}

/** In the order of the entries; days are those of the browser's time zone. */
export function groupByDay(entries: readonly LogEntry[], isFolded: boolean): readonly Day[] {
  const days = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const day = new Date(entry.at).toDateString();
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days.values()].flatMap((ofDay) => {
    const [first] = ofDay;
    return first === undefined ? [] : [{ at: first.at, rows: isFolded ? fold(ofDay) : ofDay.map(alone) }];
  });
}

function alone(entry: LogEntry): EntryRow {
  return { entry, repeats: [] };
}

function fold(entries: readonly LogEntry[]): readonly EntryRow[] {
  const rows: { readonly entry: LogEntry; readonly repeats: LogEntry[]; readonly key: string }[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    const last = rows.at(-1);
    if (last?.key === key) last.repeats.push(entry);
    else rows.push({ entry, repeats: [], key });
  }
  return rows;
}

function keyOf({ subject, resourceId, action, outcome, status, code, fields, warnings, effect }: LogEntry): string {
  return JSON.stringify([subject, resourceId, action, outcome, status, code, fields, warnings, effect]);
}
