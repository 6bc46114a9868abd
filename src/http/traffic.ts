// Requests of each directory in the last 15 minutes and their outcomes, counted in memory by the answering node.

import {
  durationClasses,
  durationClassOf,
  type LogOutcome,
  type NodeMinute,
  type Platform,
  percentileOf,
} from '../domain/index.ts';
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
  /** All requests of the minute that begins then. */
  readonly minute: (at: number) => Pick<NodeMinute, 'requests' | 'failed' | 'durations'>;
}

const minutes = 15;
const minuteMs = 60_000;

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
    const fresh: Minute = { minute, requests: 0, refused: 0, failed: 0, durations: durationClasses.map(() => 0) };
    ring[minute % minutes] = fresh;
    return fresh;
  };
  return {
    note: (directoryId, outcome, durationMs) => {
      const minute = current(directoryId);
      minute.requests += 1;
      if (outcome === 'failure') minute.failed += 1;
      if (outcome === 'refused') minute.refused += 1;
      const at = durationClassOf(durationMs);
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
    minute: (at) => {
      const wanted = Math.floor(at / minuteMs);
      const found = [...directories.values()].flatMap((ring) => ring.filter((minute) => minute?.minute === wanted));
      return {
        requests: add(found, ({ requests }) => requests),
        failed: add(found, ({ failed }) => failed),
        durations: durationsOf(found),
      };
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
  return {
    directoryId,
    requests: add(ring, ({ requests }) => requests),
    refused: add(ring, ({ refused }) => refused),
    failed: add(ring, ({ failed }) => failed),
    p95Ms: percentileOf(durationsOf(ring), 95),
  };
}

function durationsOf(minutes: readonly Minute[]): readonly number[] {
  return durationClasses.map((_, at) => add(minutes, ({ durations }) => durations[at] ?? 0));
}

function add(minutes: readonly Minute[], count: (minute: Minute) => number): number {
  return minutes.reduce((total, minute) => total + count(minute), 0);
}
