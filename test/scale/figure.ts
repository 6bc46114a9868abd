// What a measurement of pages says.

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly most: number;
}

export function percentile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.POSITIVE_INFINITY;
}
