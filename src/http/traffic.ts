// Requests of each directory in the last 15 minutes and their outcomes, counted in memory by the answering node.

import type { LogOutcome, Platform } from '../domain/index.ts';
import type { LogWriter } from './scim/index.ts';

/** The requests of one directory. */
export interface DirectoryTraffic {
  readonly directoryId: string;
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  /** 95 of 100 requests took no longer; undefined without requests. */
  readonly p95Ms: number | undefined;
}

export interface Traffic {
  readonly note: (directoryId: string, outcome: LogOutcome, durationMs: number) => void;
  readonly report: () => readonly DirectoryTraffic[];
}

const minutes = 15;
const minuteMs = 60_000;
/** Upper ends of the classes that durations are counted in, in milliseconds. */
const classes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000] as const;

interface Minute {
  readonly minute: number;
  requests: number;
  refused: number;
  failed: number;
  readonly durations: number[];
}

export function createTraffic(clock: Platform['clock']): Traffic {
  const directories = new Map<string, Minute[]>();
  const current = (directoryId: string): Minute => {
    const minute = Math.floor(clock() / minuteMs);
    const ring = directories.get(directoryId) ?? [];
    if (ring.length === 0) directories.set(directoryId, ring);
    const kept = ring[minute % minutes];
    if (kept?.minute === minute) return kept;
    const fresh: Minute = { minute, requests: 0, refused: 0, failed: 0, durations: classes.map(() => 0) };
    ring[minute % minutes] = fresh;
    return fresh;
  };
  return {
    note: (directoryId, outcome, durationMs) => {
      const minute = current(directoryId);
      minute.requests += 1;
      if (outcome === 'failure') minute.failed += 1;
      if (outcome === 'refused') minute.refused += 1;
      const found = classes.findIndex((end) => durationMs <= end);
      const at = found < 0 ? classes.length - 1 : found;
      minute.durations[at] = (minute.durations[at] ?? 0) + 1;
    },
    report: () => {
      const oldest = Math.floor(clock() / minuteMs) - minutes;
      return [...directories].map(([directoryId, ring]) =>
        sum(
          directoryId,
          ring.filter((minute) => minute !== undefined && minute.minute > oldest),
        ),
      );
    },
  };
}

export function countingJournal(journal: LogWriter, traffic: Traffic): LogWriter {
  return {
    ...journal,
    write: (line) => {
      traffic.note(line.directoryId, line.entry.outcome, line.entry.durationMs);
      journal.write(line);
    },
  };
}

function sum(directoryId: string, ring: readonly Minute[]): DirectoryTraffic {
  const add = (count: (minute: Minute) => number): number => ring.reduce((total, minute) => total + count(minute), 0);
  const requests = add((minute) => minute.requests);
  const durations = classes.map((_, at) => add((minute) => minute.durations[at] ?? 0));
  const p95Ms = requests === 0 ? undefined : quantile(durations, requests * 0.95);
  return {
    directoryId,
    requests,
    refused: add((minute) => minute.refused),
    failed: add((minute) => minute.failed),
    p95Ms,
  };
}

function quantile(durations: readonly number[], rank: number): number | undefined {
  let passed = 0;
  const at = durations.findIndex((count) => {
    passed += count;
    return passed >= rank;
  });
  return classes[at];
}
