// A run as text for people: the figures, then the goals; and as JSON for machines.

import { cpus, totalmem } from 'node:os';
import type { CoreFigure } from './core.ts';
import { costOf, judge } from './goals.ts';
import { clients, type Plan } from './plan.ts';
import { type Figure, median } from './rounds.ts';
import type { Findings } from './run.ts';
import type { TargetKind } from './targets.ts';

export interface Report extends Findings {
  readonly at: string;
  readonly machine: string;
  readonly plan: Plan;
  readonly goals: ReturnType<typeof judge>;
}

export function reportOf(findings: Findings, plan: Plan): Report {
  return { at: new Date().toISOString(), machine: describeMachine(), plan, ...findings, goals: judge(findings) };
}

export function print({ at, machine, plan, figures, servers, goals }: Report): string {
  const { rounds, roundMs } = plan;
  return [
    `${at.slice(0, 10)}, ${machine}; ${clients} clients, median of ${rounds} interleaved rounds of ${roundMs / 1000} s.`,
    '',
    ...table(
      ['operation', 'server', 'people', 'CPU us', 'requests/s', 'p50 ms', 'p99 ms', 'p99.9 ms'],
      figures.map(({ measure, kind, people, perSecond, cpuUs, p50Ms, p99Ms, p999Ms }) => [
        measure,
        kind,
        kind === 'bare' ? '' : whole(people),
        cpuUs?.toFixed(1) ?? '',
        whole(perSecond),
        p50Ms.toFixed(2),
        p99Ms.toFixed(2),
        p999Ms.toFixed(2),
      ]),
    ),
    '',
    ...printChanges(figures),
    ...printServers(servers),
    ...table(
      ['goal', 'reached', 'wanted', ''],
      goals.map(({ title, reached, wanted, unit, isMet }) => [
        title,
        amount(reached, unit),
        `${unit === '' ? 'at least' : 'at most'} ${amount(wanted, unit)}`,
        isMet ? 'met' : 'MISSED',
      ]),
    ),
    '',
  ].join('\n');
}

/** Of several directories; that of one is among the goals. */
function printServers(servers: Findings['servers']): readonly string[] {
  if (servers.length < 2) return [];
  const rows = servers.map(({ people, ...taken }) => [
    whole(people),
    ...[taken.readyMs, taken.idleMiB, taken.afterMiB].map((value) => (value === undefined ? '' : whole(value))),
  ]);
  return [...table(['people', 'start to ready, ms', 'memory when idle, MiB', 'memory after the run, MiB'], rows), ''];
}

const earlier: Partial<Record<TargetKind, TargetKind>> = { becard: 'before', postgres: 'postgres-before' };

/** Becard beside its earlier revision: the median of what each round cost as a share of the same round before. */
export function printChanges(figures: readonly Figure[]): readonly string[] {
  const rows = figures.flatMap((now) => {
    const before = figures.find(
      ({ kind, measure, people }) => kind === earlier[now.kind] && measure === now.measure && people === now.people,
    );
    if (before === undefined) return [];
    const shares = now.cpuRounds.map((cpuUs, at) => cpuUs / (before.cpuRounds[at] ?? Number.NaN));
    const share = shares.length === 0 ? costOf(now) / costOf(before) : median(shares);
    return [[now.measure, whole(now.people), costOf(before).toFixed(1), costOf(now).toFixed(1), share.toFixed(2)]];
  });
  if (rows.length === 0) return [];
  return [...table(['operation', 'people', 'CPU us before', 'CPU us now', 'now / before'], rows), ''];
}

export function printCore(figures: readonly CoreFigure[]): string {
  const rows = figures.map(({ task, library, us }) => [task, library, us.toFixed(1)]);
  return table(['task', 'library', 'us'], rows).join('\n');
}

function describeMachine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} x ${first?.model.trim() ?? 'unknown processor'}, ${memory} GiB, Node ${process.version}`;
}

/** A Markdown table, which reads well on a terminal too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (isNumber(cell) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}

function isNumber(cell: string): boolean {
  return /^[\d,.]+( \w+)?$/.test(cell);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function amount(value: number, unit: string): string {
  if (unit === 'MiB' || value >= 100) return `${whole(value)} ${unit}`;
  return `${value.toFixed(2)}${unit === 'x' || unit === '' ? unit : ` ${unit}`}`;
}
