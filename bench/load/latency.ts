// Latencies of one order: every single one is kept, so that percentiles are exact.

import type { Result } from './order.ts';

const firstSize = 1 << 18;

export interface Latencies {
  readonly add: (milliseconds: number) => void;
  readonly count: () => number;
  /** Percentiles of what was added. */
  readonly summarize: () => Pick<Result, 'p50Ms' | 'p99Ms' | 'p999Ms' | 'maxMs'>;
}

export function createLatencies(): Latencies {
  let kept = new Float32Array(firstSize);
  let count = 0;
  return {
    add: (milliseconds) => {
      if (count === kept.length) {
        const larger = new Float32Array(count * 2);
        larger.set(kept);
        kept = larger;
      }
      kept[count] = milliseconds;
      count += 1;
    },
    count: () => count,
    summarize: () => {
      const sorted = kept.slice(0, count).sort();
      return { p50Ms: at(sorted, 0.5), p99Ms: at(sorted, 0.99), p999Ms: at(sorted, 0.999), maxMs: at(sorted, 1) };
    },
  };
}

/** The value below which this share of all values lies (nearest rank). */
function at(sorted: Float32Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
