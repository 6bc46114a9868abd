// What a run writes down: findings by code and latencies by kind of request. Bounded, whatever the length of the run.
import type { Answer } from '../client.ts';
import type { RequestKind } from '../wire.ts';
import { CATALOGUE, type Finding, type FindingCode } from './findings.ts';

/** The requests of one kind; `latenciesMs` holds the most recent ones. */
export interface RequestTally {
  readonly kind: RequestKind;
  readonly count: number;
  readonly refused: number;
  readonly latenciesMs: readonly number[];
}

/** The notebook of a run. */
export interface Ledger {
  find(code: FindingCode, example: string): void;
  count(kind: RequestKind, answer: Answer): void;
  /** Why the job must stop, once it must. */
  stopReason(): string | undefined;
  stop(reason: string): void;
  /** A new cycle may begin after a stop: Entra tries a job in quarantine again, only less often. */
  resume(): void;
  findings(): readonly Finding[];
  requests(): readonly RequestTally[];
}

const MAX_LATENCIES = 50_000;

interface OpenTally {
  count: number;
  refused: number;
  readonly latenciesMs: number[];
}

export function createLedger(): Ledger {
  const findings = new Map<FindingCode, { example: string; count: number }>();
  const requests = new Map<RequestKind, OpenTally>();
  let stopReason: string | undefined;
  return {
    find: (code, example) => {
      const known = findings.get(code);
      findings.set(code, { example: known?.example ?? example, count: (known?.count ?? 0) + 1 });
    },
    count: (kind, answer) => {
      const tally = requests.get(kind) ?? { count: 0, refused: 0, latenciesMs: [] };
      tally.latenciesMs[tally.count % MAX_LATENCIES] = answer.latencyMs;
      tally.count += 1;
      if (answer.status === 0 || answer.status >= 400) tally.refused += 1;
      requests.set(kind, tally);
    },
    stopReason: () => stopReason,
    stop: (reason) => {
      stopReason ??= reason;
    },
    resume: () => {
      stopReason = undefined;
    },
    findings: () => sorted([...findings].map(([code, { example, count }]) => finding(code, example, count))),
    requests: () => [...requests].map(([kind, tally]) => ({ kind, ...tally })),
  };
}

function finding(code: FindingCode, example: string, count: number): Finding {
  const [severity, message] = CATALOGUE[code];
  return { severity, code, message, example, count };
}

const RANK = { error: 0, warning: 1, note: 2 } as const;

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count);
}
