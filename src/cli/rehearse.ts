// `becard rehearse`: plays Microsoft Entra ID against a Tenant URL and prints what Entra would have met.
// Exit code 0 without findings of severity error or warning (notes are allowed), 1 with, 2 for wrong usage, 130 or 143 when Ctrl+C or SIGTERM stopped it.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSecretToken } from '../config.ts';
import {
  type Dialect,
  type MappingName,
  type RehearsalOptions,
  type RehearsalReport,
  RehearsalStopped,
  rehearse,
} from '../entra/index.ts';
import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { createProgressLines } from './progress-lines.ts';
import { describeReport, stoppedLines } from './rehearsal-report.ts';
import { underStop } from './stop-signal.ts';
import { endWith, readText, terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';
import { printLine } from './workspace.ts';

interface RehearseOptions {
  readonly tenantUrl: string;
  readonly token?: string;
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
    .description('Test a SCIM server: a simulated Microsoft Entra ID provisions an invented company and reads it back')
    .requiredOption('--tenant-url <url>', 'the Tenant URL as it is given to Entra', tenantUrl)
    .option('--token <token>', 'the Secret Token (BECARD_TOKEN); "-" reads it from standard input')
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
    .addHelpText(
      'after',
      '\nThe company stays in the directory. Exit code 0: no error and no warning. Findings: docs/rehearsal.md',
    )
    .action(run);
}

async function run({ json, ...options }: RehearseOptions, command: Command): Promise<void> {
  const { report, exitCode } = await perform({ ...options, token: requireToken(options, command) });
  terminal().stdout.write(json === true ? `${JSON.stringify(report, undefined, 2)}\n` : describeReport(report));
  endWith(exitCode);
  if (report.stopped !== true) return;
  for (const line of stoppedLines(report)) printLine(line);
}

interface Performed {
  readonly report: RehearsalReport;
  readonly exitCode: number;
}

/** Rehearses until the end, Ctrl+C or SIGTERM. */
async function perform(options: RehearsalOptions): Promise<Performed> {
  const progress = showProgress();
  try {
    return await underStop((signal) => performUnder(signal, options, progress));
  } finally {
    progress.stop();
  }
}

async function performUnder(signal: AbortSignal, options: RehearsalOptions, { show }: ProgressBar): Promise<Performed> {
  try {
    const report = await rehearse(options, { onProgress: show, signal });
    return { report, exitCode: report.passed ? 0 : 1 };
  } catch (error) {
    if (error instanceof RehearsalStopped) return { report: error.report, exitCode: Number(signal.reason) };
    throw error;
  }
}

function showProgress(): ProgressBar {
  return terminal().stderr.isTTY === true ? createProgressBar() : createProgressLines(() => performance.now());
}

function requireToken({ token }: Pick<RehearseOptions, 'token'>, command: Command): string {
  const { environment } = terminal();
  const typed = token === '-' ? readText('-').trim() : token;
  const found = readSecretToken({ environment, options: { token: typed }, readFile: readText });
  if (found !== undefined) return found;
  return command.error(
    'error: A rehearsal needs the Secret Token. Set BECARD_TOKEN, or send it to standard input with --token -.',
    { exitCode: 2 },
  );
}

function tenantUrl(text: string): string {
  const url = URL.parse(text);
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol);
  if (!isWeb)
    throw new InvalidArgumentError('Enter the Tenant URL from Interface Settings, beginning with http:// or https://.');
  return text;
}
