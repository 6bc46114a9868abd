// `becard doctor`: everything that an operator has to know, in one table. Exit code 1 when something is wrong.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, ConfigError, publicUrlOf, readConfig } from '../config.ts';
import { examineInstallation, examineMachine, type Records } from '../doctor/index.ts';
import {
  cursorSecretOf,
  describeFinding,
  type Finding,
  type FindingState,
  type FindingText,
  fault,
  feedTagOf,
  lastBackup,
  ok,
  warning,
} from '../domain/index.ts';
import { locationOf } from '../location.ts';
import { inspectStore } from '../store/index.ts';
import { print, table } from './output.ts';
import { endWith, terminal } from './terminal.ts';
import { inCurrentStore, type WorkspaceOptions, withStoreOptions } from './workspace.ts';

export function registerDoctor(program: Command): void {
  withStoreOptions(program.command('doctor').description('Check configuration, store, disk, address and clock'))
    .option('--port <number>', 'port of the server (BECARD_PORT; default: 8080)')
    .option('--host <address>', 'listen address of the server (BECARD_HOST; default: 127.0.0.1)')
    .option('--public-url <url>', 'public address for Entra and browsers (BECARD_PUBLIC_URL)')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExit code 0: no fault; warnings are allowed.')
    .action(examine);
}

async function examine(options: WorkspaceOptions): Promise<void> {
  const findings = (await examineAll(options)).map(toLine);
  const isHealthy = findings.every(({ state }) => state !== 'fault');
  print(options.json, { healthy: isHealthy, checks: findings }, () => describe(findings, isHealthy));
  if (!isHealthy) endWith(1);
}

async function examineAll(options: WorkspaceOptions): Promise<readonly Finding[]> {
  const machine = examineMachine();
  const { config, findings } = checkConfiguration(options);
  if (config === undefined) return [...machine, ...findings];
  const installation = await examineInstallation({
    config,
    location: locationOf(config),
    ownUrl: isPortNamed(options) ? publicUrlOf({ ...config, publicUrl: undefined }) : undefined,
    readRecords: () => readRecords(config),
    readsPages: true,
  });
  return [...machine, ...findings, ...installation];
}

async function readRecords(config: Config): Promise<Records> {
  const found = await inCurrentStore(config, async ({ audit, store, platform }) => ({
    backup: await lastBackup(audit.store),
    retentionClock: await store.retention.clock(),
    noted: await store.address.find(),
    installation: feedTagOf(platform, await cursorSecretOf(store, platform)),
  }));
  if (found !== undefined) return found;
  return (await inspectStore(locationOf(config))) === undefined ? { installation: '' } : {};
}

/** Where the server listens was said, so the address that it noted before does not count. */
function isPortNamed({ port, host }: WorkspaceOptions): boolean {
  const { environment } = terminal();
  return [port, host, environment['BECARD_PORT'], environment['PORT'], environment['BECARD_HOST']].some(
    (given) => given !== undefined,
  );
}

interface Configured {
  /** undefined when it cannot be used. */
  readonly config: Config | undefined;
  readonly findings: readonly Finding[];
}

function checkConfiguration(options: WorkspaceOptions): Configured {
  try {
    const readFile = (path: string): string => readFileSync(path, 'utf8');
    const { config, warnings } = readConfig({ environment: terminal().environment, options, readFile });
    const unknown = warnings.map((sentence) => warning('configuration.unknown', { sentence }));
    return { config, findings: unknown.length > 0 ? unknown : [ok('configuration.ok')] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, findings: error.faults.map((sentence) => fault('configuration.wrong', { sentence })) };
  }
}

interface Line extends FindingText {
  readonly check: string;
  readonly state: FindingState;
  readonly code: string;
}

function toLine(finding: Finding): Line {
  const { check, found, next } = describeFinding(finding);
  return { check, state: finding.state, code: finding.code, found, ...(next === undefined ? {} : { next }) };
}

const marks = { ok: 'ok', warning: 'WARNING', fault: 'FAULT' } as const;

function describe(findings: readonly Line[], isHealthy: boolean): string {
  const rows = findings.flatMap(({ check, state, found, next }) => [
    [marks[state], check, found],
    ...(next === undefined ? [] : [['', '', `→ ${next}`]]),
  ]);
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  const verdict = isHealthy ? `No problems, ${warnings} warnings.` : 'Problems found.';
  return `${table(['', 'CHECK', 'FOUND'], rows, '')}\n\n${verdict}`;
}
