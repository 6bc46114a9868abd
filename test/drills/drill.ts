// What a drill is: a fault that is really made to happen to a server of its own, on data of its own, and what must hold afterwards.

import type { DrillDatabase } from './database.ts';

export interface Check {
  readonly what: string;
  readonly holds: boolean;
  /** The figures that were seen. */
  readonly measured: string;
}

export interface DrillOptions {
  /** How often the fault is made to happen. */
  readonly rounds: number;
  /** How many requests are sent, for drills that say it, and how many in a second. */
  readonly requests: number;
  readonly rate: number;
  /** A database for the servers in place of a folder. */
  readonly database: DrillDatabase | undefined;
  /** Prints the progress. */
  readonly say: (line: string) => void;
}

export interface Drill {
  readonly name: string;
  readonly about: string;
  /** The default number of rounds. */
  readonly rounds: number;
  readonly requests?: number;
  readonly rate?: number;
  /** Whether the fault is one of PostgreSQL. */
  readonly needsDatabase?: boolean;
  readonly run: (options: DrillOptions) => Promise<readonly Check[]>;
}

export function check(what: string, holds: boolean, measured: string): Check {
  return { what, holds, measured };
}

/** The value below which this share of them lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}
