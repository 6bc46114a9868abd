// The report of a rehearsal as text: connection, cycles, requests, findings, verdict.

import type { CycleOutcome, Finding, RehearsalReport } from '../entra/index.ts';
import { counted } from './output.ts';
import { connectionLines } from './rehearsal-connection.ts';
import { creationLines, trafficLines } from './rehearsal-traffic.ts';
import { colored } from './terminal.ts';

const page = 'docs/rehearsal.md';

/** The report for people. */
export function describeReport(report: RehearsalReport): string {
  const isRehearsed = report.connection.isConnected;
  const work = isRehearsed
    ? [[settingLine(report)], cycleLines(report.cycles), [...trafficLines(report), ...creationLines(report)]]
    : [];
  const blocks = [connectionLines(report), ...work, findingLines(report.findings), endLines(report)];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function settingLine({ users, groups, mapping, dialect, seed }: RehearsalReport): string {
  const company = `${counted(users, 'user')} and ${counted(groups, 'group')}`;
  return `Test run with ${company} (${mapping} mapping, ${dialect} dialect, seed ${seed})`;
}

function cycleLines(cycles: readonly CycleOutcome[]): readonly string[] {
  if (cycles.length === 0) return [];
  return [...cycles.map(cycleLine), 'Legend: + created, ~ updated, - deleted'];
}

function cycleLine(cycle: CycleOutcome, index: number): string {
  const { users, managers, groups, memberships } = cycle;
  const failed = users.failed + managers.failed + groups.failed + memberships.failed;
  const people = `users +${users.created} ~${users.updated} -${users.deleted}`;
  const teams = `groups +${groups.created} ~${groups.updated} -${groups.deleted}`;
  const references = `managers ~${managers.updated}, changes of members ~${memberships.updated}, failed ${failed}`;
  const quarantine = cycle.quarantine === undefined ? '' : `; quarantine: ${cycle.quarantine}`;
  const seconds = (cycle.durationMs / 1000).toFixed(1);
  return `Cycle ${index + 1} (${cycle.kind}, ${seconds} s): ${people}, ${teams}, ${references}${quarantine}`;
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ severity, code, message, example, count }) => [
    `${colored(colors[severity], severity.toUpperCase())} ${code} (${count}x): ${message}`,
    `  for example ${example}`,
    `  explained in ${page}#${code}`,
  ]);
}

const colors = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

function endLines({ summary, passed, stopped, left }: RehearsalReport): readonly string[] {
  const { error, warning, note } = summary;
  const counts = `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(note, 'note')}`;
  const verdict = stopped === true ? 'Stopped' : verdictOf(passed);
  const isLeft = stopped !== true && left.users + left.groups > 0;
  return [`${verdict}: ${counts}.`, ...(isLeft ? [`${leftSentence(left)}`] : [])];
}

function verdictOf(passed: boolean): string {
  return passed ? 'Passed' : 'Not passed';
}

/** What stays in the directory, and how it is recognised. */
function leftSentence({ users, groups, domain, groupSuffix }: RehearsalReport['left']): string {
  const company = `${counted(users, 'user')} and ${counted(groups, 'group')} stay in the directory`;
  return `${company}: user principal names with @${domain}, names of groups with ${groupSuffix}.`;
}

/** What a rehearsal that was stopped leaves on the server, and how to remove it. */
export function stoppedLines({ connection, left, seed }: RehearsalReport): readonly string[] {
  if (!connection.isConnected) return ['Stopped before anything was created.'];
  const checks = 'Up to four users with @pruefung-….example and a group "Prüfgruppe …" of the checks may stay.';
  return [
    `Stopped. ${left.users + left.groups > 0 ? `At least ${leftSentence(left)}` : checks}`,
    'Delete them there, or the whole test directory: becard directory delete ID --yes.',
    `--seed ${seed} continues with the same company.`,
  ];
}
