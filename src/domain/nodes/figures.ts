// What the servers of an installation do: each notes its figures once a minute, and the System page shows them as curves.

import type { NodeMinute } from './store.ts';

/** Upper ends of the classes that durations are counted in, in milliseconds. */
export const durationClasses = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000] as const;

/** How long figures are kept. */
export const figureDays = 8;

/** The class that a duration belongs to, as its place among the classes. */
export function durationClassOf(durationMs: number): number {
  const found = durationClasses.findIndex((end) => durationMs <= end);
  return found < 0 ? durationClasses.length - 1 : found;
}

/** So many of 100 requests took no longer, in milliseconds; undefined without requests. `durations` counts them by class. */
export function percentileOf(durations: readonly number[], percent: number): number | undefined {
  const rank = (durations.reduce((sum, count) => sum + count, 0) * percent) / 100;
  if (rank === 0) return undefined;
  let passed = 0;
  const at = durations.findIndex((count) => {
    passed += count;
    return passed >= rank;
  });
  return durationClasses[at];
}

/** The figures of all servers in an equal part of the time. */
export interface Interval {
  readonly from: number;
  readonly requests: number;
  readonly failed: number;
  /** Undefined without requests. */
  readonly p95Ms: number | undefined;
  /** The longest of all. */
  readonly eventLoopDelayMs: number;
  /** Of one processor, over the minutes that are known. */
  readonly cpuPercent: number;
  /** Of all servers, as an average. */
  readonly memoryBytes: number;
}

const minuteMs = 60_000;

/** Equal parts from one time until another, oldest first, those without figures included. */
export function toIntervals(
  minutes: readonly NodeMinute[],
  from: number,
  until: number,
  lengthMs: number,
): readonly Interval[] {
  const first = Math.floor(from / lengthMs);
  const count = Math.max(1, Math.ceil(until / lengthMs) - first);
  const parts = Map.groupBy(minutes, ({ at }) => Math.floor(at / lengthMs) - first);
  return Array.from({ length: count }, (_, at) => sumUp((first + at) * lengthMs, parts.get(at) ?? []));
}

function sumUp(from: number, minutes: readonly NodeMinute[]): Interval {
  const sum = (read: (minute: NodeMinute) => number): number =>
    minutes.reduce((total, minute) => total + read(minute), 0);
  const known = Math.max(1, new Set(minutes.map(({ at }) => at)).size);
  const durations = durationClasses.map((_, at) => sum((minute) => minute.durations[at] ?? 0));
  return {
    from,
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
    p95Ms: percentileOf(durations, 95),
    eventLoopDelayMs: minutes.reduce((most, minute) => Math.max(most, minute.eventLoopDelayMs), 0),
    cpuPercent: (sum(({ cpuMs }) => cpuMs) / (known * minuteMs)) * 100,
    memoryBytes: Math.round(sum(({ memoryBytes }) => memoryBytes) / known),
  };
}

/** A server, as of its latest minute. */
export type LivingNode = Pick<NodeMinute, 'nodeId' | 'name' | 'version' | 'startedAt' | 'memoryBytes'> & {
  readonly lastMinute: number;
};

/** The servers that noted figures, those that were seen last first. */
export function toNodes(minutes: readonly NodeMinute[]): readonly LivingNode[] {
  const latest = new Map(minutes.toSorted((one, other) => one.at - other.at).map((minute) => [minute.nodeId, minute]));
  return [...latest.values()]
    .map(({ nodeId, name, version, startedAt, memoryBytes, at }) => ({
      nodeId,
      name,
      version,
      startedAt,
      memoryBytes,
      lastMinute: at,
    }))
    .toSorted((one, other) => other.lastMinute - one.lastMinute || other.startedAt - one.startedAt);
}
