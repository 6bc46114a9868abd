// The outcome of a rehearsal as one document: what was sent, how fast it was answered, what was found.
import type { ConnectionVerdict } from './connection-test.ts';
import type { CycleOutcome } from './cycle/cycle.ts';
import type { Finding, Severity } from './findings/findings.ts';
import type { Ledger, RequestTally } from './findings/ledger.ts';
import type { MappingName } from './mapping.ts';
import type { Dialect } from './patch-dialect.ts';
import type { RequestKind } from './wire.ts';

/** Latencies in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The requests of one kind. */
export interface RequestSummary {
  readonly kind: RequestKind;
  readonly count: number;
  /** Answers of 400 and above, the wanted refusals included. */
  readonly refused: number;
  readonly latencyMs: Latency;
}

/** What was rehearsed. */
export interface Setting {
  readonly tenantUrl: string;
  readonly mapping: MappingName;
  readonly dialect: Dialect;
  readonly users: number;
  readonly groups: number;
  readonly seed: number;
}

/** The whole report. `passed` means: no finding of severity error or warning; notes are not held against anyone. */
export interface RehearsalReport extends Setting {
  readonly passed: boolean;
  readonly connection: ConnectionVerdict;
  readonly cycles: readonly CycleOutcome[];
  readonly requests: {
    readonly total: number;
    readonly perSecond: number;
    readonly latencyMs: Latency;
    readonly byKind: readonly RequestSummary[];
  };
  readonly summary: Readonly<Record<Severity, number>>;
  readonly findings: readonly Finding[];
  readonly durationMs: number;
  /** What the rehearsal put into the directory and left there. */
  readonly left: Left;
  /** Present when the rehearsal was called off before its end. */
  readonly stopped?: true;
}

/** The company's objects, and what they are recognised by. */
export interface Left {
  readonly users: number;
  readonly groups: number;
  /** Every user principal name ends with it. */
  readonly domain: string;
  /** Every name of a group ends with it. */
  readonly groupSuffix: string;
}

export interface Course {
  readonly setting: Setting;
  readonly connection: ConnectionVerdict;
  readonly cycles: readonly CycleOutcome[];
  readonly ledger: Ledger;
  readonly durationMs: number;
  readonly left: Left;
  readonly isStopped: boolean;
}

/** Writes the report of a course. */
export function createReport(course: Course): RehearsalReport {
  const { setting, connection, cycles, ledger, durationMs, left, isStopped } = course;
  const findings = ledger.findings();
  const tallies = ledger.requests();
  const total = tallies.reduce((sum, tally) => sum + tally.count, 0);
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const summary = { error: count('error'), warning: count('warning'), note: count('note') };
  return {
    ...setting,
    passed: !isStopped && connection.isConnected && summary.error === 0 && summary.warning === 0,
    connection,
    cycles,
    requests: {
      total,
      perSecond: rounded(total / Math.max(0.001, durationMs / 1000)),
      latencyMs: latencyOf(tallies.flatMap((tally) => tally.latenciesMs)),
      byKind: tallies.map(summarise),
    },
    summary,
    findings,
    durationMs: rounded(durationMs),
    left,
    ...(isStopped ? { stopped: true } : {}),
  };
}

/** The nearest-rank percentile: `percentile([1, 2, 3, 4], 50)` is 2; of nothing it is 0. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? 0;
}

function summarise(tally: RequestTally): RequestSummary {
  const { kind, count, refused, latenciesMs } = tally;
  return { kind, count, refused, latencyMs: latencyOf(latenciesMs) };
}

function latencyOf(latenciesMs: readonly number[]): Latency {
  const sorted = latenciesMs.toSorted((a, b) => a - b);
  const at = (percent: number): number => rounded(percentile(sorted, percent));
  return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
