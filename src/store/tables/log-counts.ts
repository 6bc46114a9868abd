// How many requests of each kind a directory had, minute by minute and hour by hour. They are counted as their entries are written, so that
// no chart has to read the log.

import type { LogCount } from '../../domain/store.ts';

export const logSpans = ['minute', 'hour'] as const;
export type LogSpan = (typeof logSpans)[number];
export const spanMs: Readonly<Record<LogSpan, number>> = { minute: 60_000, hour: 3_600_000 };

export const logCounts = `
  SELECT at, action, outcome, requests FROM log_count
  WHERE directory_id = ? AND span = ? AND at >= ? AND at < ? ORDER BY at, action, outcome`;

export function startOf(span: LogSpan, at: number): number {
  return Math.floor(at / spanMs[span]) * spanMs[span];
}

/** Entries as counts of one span, each kind of each minute or hour once. */
export function countEntries(
  entries: readonly Pick<LogCount, 'at' | 'action' | 'outcome'>[],
  span: LogSpan,
): readonly LogCount[] {
  const counts = new Map<string, LogCount>();
  for (const { at: exact, action, outcome } of entries) {
    const at = startOf(span, exact);
    const key = `${at} ${action} ${outcome}`;
    counts.set(key, { at, action, outcome, requests: (counts.get(key)?.requests ?? 0) + 1 });
  }
  return [...counts.values()];
}
