// Cycles on a timeline: a lane for each day of the reader, or one lane for a shorter time.

import type { Cycle } from '../../../src/http/api/schemas/log.ts';

/** A cycle, or the part of it that lies in its lane; places are shares of the lane. */
export interface Span {
  readonly cycle: Cycle;
  readonly left: number;
  readonly width: number;
}

export interface Lane {
  readonly from: Date;
  readonly until: Date;
  readonly spans: readonly Span[];
}

const dayMs = 86_400_000;

/** The newest lane first; days without a cycle are lanes too. */
export function lanesOf(cycles: readonly Cycle[], fromMs: number, nowMs: number): readonly Lane[] {
  const ends = nowMs - fromMs < dayMs ? [[new Date(fromMs), new Date(nowMs)] as const] : daysBetween(fromMs, nowMs);
  return ends.map(([from, until]) => ({ from, until, spans: spansOf(cycles, +from, +until) }));
}

function daysBetween(fromMs: number, nowMs: number): readonly (readonly [Date, Date])[] {
  const days: (readonly [Date, Date])[] = [];
  const day = new Date(nowMs);
  day.setHours(0, 0, 0, 0);
  while (days.length === 0 || +day > fromMs - dayMs) {
    const next = new Date(day);
    next.setDate(next.getDate() + 1);
    if (+next > fromMs) days.push([new Date(day), next]);
    day.setDate(day.getDate() - 1);
  }
  return days;
}

function spansOf(cycles: readonly Cycle[], from: number, until: number): readonly Span[] {
  return cycles.flatMap((cycle) => {
    const begin = Math.max(from, Date.parse(cycle.from));
    const end = Math.min(until, Date.parse(cycle.until));
    if (begin >= end) return [];
    return [{ cycle, left: (begin - from) / (until - from), width: (end - begin) / (until - from) }];
  });
}
