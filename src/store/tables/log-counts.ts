// How many requests of each kind a directory had, minute by minute and hour by hour. They are counted as their entries are written, so that
// no chart has to read the log.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryId, LogCount } from '../../domain/store.ts';
import type { Sql } from './sql.ts';

export const logSpans = ['minute', 'hour'] as const;
export type LogSpan = (typeof logSpans)[number];
export const spanMs: Readonly<Record<LogSpan, number>> = { minute: 60_000, hour: 3_600_000 };

/** Rows that are read at once: some milliseconds. A minute or an hour has far fewer kinds. */
const pieceSize = 5_000;
const piece = `
  SELECT at, action, outcome, requests FROM log_count
  WHERE directory_id = ? AND span = ? AND at >= ? AND at < ? ORDER BY at, action, outcome LIMIT ?`;

/** The counts of one span from the minute or hour of one time until another, oldest first; other requests run between two pieces. */
export async function readCounts(
  sql: Sql,
  directoryId: DirectoryId,
  span: LogSpan,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<readonly LogCount[]> {
  const found: LogCount[] = [];
  let begin = startOf(span, from);
  for (;;) {
    const rows = await sql.all<LogCount>(piece, directoryId, span, begin, until, pieceSize);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pieceSize) return [...found, ...rows];
    // Its last minute or hour may go on in the next piece.
    begin = last.at;
    found.push(...rows.filter(({ at }) => at < begin));
    await nextTurn();
  }
}

function startOf(span: LogSpan, at: number): number {
  return Math.floor(at / spanMs[span]) * spanMs[span];
}

type Counted = Pick<LogCount, 'at' | 'action' | 'outcome'> & Partial<Pick<LogCount, 'requests'>>;
type Sum = Omit<LogCount, 'requests'> & { requests: number };

/** Entries, or counts of a shorter span, as counts of one span: each kind of each minute or hour once. */
export function countBySpan(counted: readonly Counted[], span: LogSpan): readonly LogCount[] {
  const spans = new Map<number, Map<string, Sum>>();
  for (const { at: exact, action, outcome, requests = 1 } of counted) {
    const at = startOf(span, exact);
    const kinds = spans.get(at) ?? new Map<string, Sum>();
    const kind = action + outcome;
    const sum = kinds.get(kind);
    if (sum === undefined) kinds.set(kind, { at, action, outcome, requests });
    else sum.requests += requests;
    if (kinds.size === 1) spans.set(at, kinds);
  }
  return [...spans.values()].flatMap((kinds) => [...kinds.values()]);
}
