// The requests of a rehearsal in figures: how many of each kind, and how long they took.

import type { RehearsalReport, RequestSummary } from '../entra/index.ts';

export function trafficLines({ requests, durationMs }: RehearsalReport): readonly string[] {
  if (requests.total === 0) return [];
  const seconds = (durationMs / 1000).toFixed(1);
  const all = {
    kind: `all, ${requests.perSecond.toFixed(1)} per second in ${seconds} s`,
    count: requests.total,
    refused: requests.byKind.reduce((sum, { refused }) => sum + refused, 0),
    latencyMs: requests.latencyMs,
  };
  const lines = [...requests.byKind, all];
  const width = Math.max(...lines.map(({ kind }) => kind.length));
  const header = `${'requests'.padEnd(width)}${['count', '4xx/5xx', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'].map(column).join('')}`;
  return [header, ...lines.map((line) => trafficLine(line, width))];
}

type TrafficLine = Omit<RequestSummary, 'kind'> & { readonly kind: string };

function trafficLine({ kind, count, refused, latencyMs }: TrafficLine, width: number): string {
  const { p50, p95, p99, max } = latencyMs;
  const latencies = [p50, p95, p99, max].map((value) => value.toFixed(1));
  return `${kind.padEnd(width)}${[String(count), String(refused), ...latencies].map(column).join('')}`;
}

function column(text: string): string {
  return text.padStart(10);
}

/** Why more users were created than asked for. Nothing to say of a rehearsal without a whole cycle. */
export function creationLines({ users, cycles, requests }: RehearsalReport): readonly string[] {
  const created = cycles.reduce((sum, cycle) => sum + cycle.users.created, 0);
  const sent = requests.byKind.find(({ kind }) => kind === 'create user')?.count ?? 0;
  if (cycles.length === 0 || sent === 0) return [];
  const hasFailures = cycles.some((cycle) => cycle.users.failed > 0);
  const others = hasFailures ? 'were rejected or belong to the checks' : 'belong to the checks';
  return [
    `create user: ${users} were asked for, and others join with each cycle: ${created} created.`,
    `The other ${sent - created} requests ${others} before the first cycle, which delete their users again.`,
  ];
}
