// `becard rehearse`: plays Microsoft Entra ID against a Tenant URL and prints what Entra would have met.
// Exit code 0 without findings of severity error or warning (notes are allowed), 1 with, 2 for wrong usage.
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type CycleOutcome,
  type Dialect,
  type Finding,
  type MappingName,
  type RehearsalReport,
  type RequestSummary,
  rehearse,
} from '../entra/index.ts';
import { createProgressBar } from './progress-bar.ts';
import { endWith, terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';

interface RehearseOptions {
  readonly tenantUrl: string;
  readonly token: string;
  readonly users: number;
  readonly groups: number;
  readonly mapping: MappingName;
  readonly dialect?: Dialect;
  readonly cycles: number;
  readonly seed?: number;
  readonly json?: true;
}

export function registerRehearse(program: Command): void {
  program
    .command('rehearse')
    .description(
      'play Microsoft Entra ID against a Tenant URL: a fake company is provisioned, changes, and is read back',
    )
    .requiredOption('--tenant-url <url>', 'the Tenant URL as it is given to Entra', tenantUrl)
    .requiredOption('--token <token>', 'the Secret Token')
    .option('--users <number>', 'number of users', wholeNumber(1, 100_000), 1_000)
    .option('--groups <number>', 'number of groups', wholeNumber(0, 10_000), 20)
    .addOption(new Option('--mapping <name>', 'attribute mapping').choices(['becard', 'default']).default('becard'))
    .addOption(
      new Option(
        '--dialect <name>',
        'PATCH dialect (default: "2020" with ?aadOptscim062020 in the URL, else "legacy")',
      ).choices(['legacy', '2020']),
    )
    .option('--cycles <number>', 'provisioning cycles: one initial, the others incremental', wholeNumber(1, 1_000), 2)
    .option(
      '--seed <number>',
      'makes the same company again (default: another one every time)',
      wholeNumber(0, 2 ** 31),
    )
    .option('--json', 'print the report as one JSON document')
    .addHelpText('after', '\nThe data stays in the directory. Exit code 0: no error and no warning; notes are allowed.')
    .action(run);
}

async function run(options: RehearseOptions): Promise<void> {
  const bar = createProgressBar();
  const { json, ...rehearsal } = options;
  const report = await rehearse(rehearsal, { onProgress: bar.show }).finally(bar.stop);
  terminal().stdout.write(json === true ? `${JSON.stringify(report, undefined, 2)}\n` : describeReport(report));
  if (!report.passed) endWith(1);
}

/** The report for people. */
export function describeReport(report: RehearsalReport): string {
  const connection = `Test connection: ${report.connection.shown}`;
  const cycles = report.cycles.map(cycleLine);
  const blocks = [[settingLine(report), connection], cycles, trafficLines(report), findingLines(report)];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function settingLine({ tenantUrl, users, groups, mapping, dialect, seed }: RehearsalReport): string {
  return `Test run with ${users} users and ${groups} groups against ${tenantUrl} (${mapping} mapping, ${dialect} dialect, seed ${seed})`;
}

function cycleLine(cycle: CycleOutcome, index: number): string {
  const { users, managers, groups, memberships } = cycle;
  const failed = users.failed + managers.failed + groups.failed + memberships.failed;
  const people = `users +${users.created} ~${users.updated} -${users.deleted}`;
  const teams = `groups +${groups.created} ~${groups.updated} -${groups.deleted}`;
  const references = `managers ${managers.updated}, member changes ${memberships.updated}, failed ${failed}`;
  const quarantine = cycle.quarantine === undefined ? '' : `; quarantine: ${cycle.quarantine}`;
  const seconds = (cycle.durationMs / 1000).toFixed(1);
  return `Cycle ${index + 1} (${cycle.kind}, ${seconds} s): ${people}, ${teams}, ${references}${quarantine}`;
}

function trafficLines({ requests, durationMs }: RehearsalReport): readonly string[] {
  const seconds = (durationMs / 1000).toFixed(1);
  const header = `${'requests'.padEnd(32)}${['count', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'].map(column).join('')}`;
  const all = {
    kind: `all, ${requests.perSecond} per second in ${seconds} s`,
    count: requests.total,
    latencyMs: requests.latencyMs,
  };
  return [header, ...[...requests.byKind, all].map(trafficLine)];
}

type TrafficLine = Omit<RequestSummary, 'kind' | 'refused'> & { readonly kind: string };

function trafficLine({ kind, count, latencyMs }: TrafficLine): string {
  const { p50, p95, p99, max } = latencyMs;
  return `${kind.padEnd(32)}${[count, p50, p95, p99, max].map(column).join('')}`;
}

function column(value: string | number): string {
  return String(value).padStart(9);
}

function findingLines({ findings, summary, passed }: RehearsalReport): readonly string[] {
  const verdict = passed ? 'Passed' : 'Not passed';
  const counted = `${summary.error} errors, ${summary.warning} warnings, ${summary.note} notes`;
  return [...findings.flatMap(findingText), `${verdict}: ${counted}.`];
}

function findingText({ severity, code, message, example, count }: Finding): readonly string[] {
  return [`${severity.toUpperCase()} ${code} (${count}x): ${message}`, `  for example ${example}`];
}

function tenantUrl(text: string): string {
  const url = URL.parse(text);
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
  if (!isWeb)
    throw new InvalidArgumentError('Enter the Tenant URL from Interface Settings, beginning with http:// or https://.');
  return text;
}
