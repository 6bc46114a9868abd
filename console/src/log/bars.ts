// The stacked bars of the log's histogram.

import type { LogInterval } from '../../../src/http/api/schemas/log.ts';

/** From the bottom up: failures stand where they are seen whatever else there is. */
export const series = ['failed', 'changed', 'read'] as const;
export type Series = (typeof series)[number];

export interface BarPart {
  readonly key: Series;
  readonly top: number;
  readonly length: number;
}

export interface Bar {
  readonly interval: LogInterval;
  readonly parts: readonly BarPart[];
}

/** So that one request among thousands can be seen. */
const least = 2;

export function barsOf(intervals: readonly LogInterval[], height: number): readonly Bar[] {
  const highest = Math.max(1, ...intervals.map(sumOf));
  const scale = (height - least * series.length) / highest;
  return intervals.map((interval) => ({ interval, parts: partsOf(interval, height, scale) }));
}

export function sumOf({ changed, read, failed }: LogInterval): number {
  return changed + read + failed;
}

function partsOf(interval: LogInterval, height: number, scale: number): readonly BarPart[] {
  const parts: BarPart[] = [];
  for (const key of series) {
    if (interval[key] === 0) continue;
    const length = Math.max(least, interval[key] * scale);
    parts.push({ key, length, top: (parts.at(-1)?.top ?? height) - length });
  }
  return parts;
}
