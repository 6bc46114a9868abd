// `becard doctor`: everything that an operator has to know, in one table. Exit code 1 when something is wrong.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, ConfigError, publicUrlOf, readConfig } from '../config.ts';
import { cursorSecretOf, feedTagOf, lastBackup } from '../domain/index.ts';
import { findConsole } from '../find-console.ts';
import { locationOf } from '../serve.ts';
import { inspectStore } from '../store/index.ts';
import { checkAddress, checkProxy } from './doctor/address.ts';
import { checkAuditKey } from './doctor/audit-key.ts';
import { judgeBackup } from './doctor/backup.ts';
import { type Finding, fault, ok, warning } from './doctor/finding.ts';
import { checkFolder } from './doctor/folder.ts';
import { checkConsole, checkNode, checkOpenFiles, checkWorkers } from './doctor/machine.ts';
import { judgeRetention } from './doctor/retention.ts';
import { checkStore } from './doctor/store.ts';
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
  const findings = await examineAll(options);
  const isHealthy = findings.every(({ state }) => state !== 'fault');
  print(options.json, { healthy: isHealthy, checks: findings }, () => describe(findings, isHealthy));
  if (!isHealthy) endWith(1);
}

async function examineAll(options: WorkspaceOptions): Promise<readonly Finding[]> {
  const machine = [checkNode(), checkOpenFiles(), checkConsole(findConsole())];
  const { config, findings } = checkConfiguration(options);
  if (config === undefined) return [...machine, ...findings];
  const folder = config.databaseUrl === undefined ? checkFolder(config.dataDirectory) : [];
  const store = await checkStore(() => inspectStore(locationOf(config)), config.databaseUrl === undefined);
  const { findings: records, noted, installation } = await readRecords(config);
  const publicUrl = config.publicUrl ?? (noted?.startsWith('https:') === true ? noted : undefined);
  const ownUrl = isPortNamed(options) ? undefined : noted;
  const address = await checkAddress(publicUrl, ownUrl ?? publicUrlOf({ ...config, publicUrl }), installation);
  const proxy = checkProxy(config);
  return [
    ...machine,
    ...findings,
    ...checkWorkers(config.workers),
    ...folder,
    ...store,
    ...checkAuditKey(config),
    ...records,
    ...proxy,
    ...address,
  ];
}

interface Records {
  readonly findings: readonly Finding[];
  /** The address that the server has noted. */
  readonly noted?: string | undefined;
  /** What the server of this data says of itself; "" where there is no data. */
  readonly installation?: string;
}

/** Nothing where there is no store yet, or none that this version can read as it is; its own check says why. */
async function readRecords(config: Config): Promise<Records> {
  try {
    const found = await inCurrentStore(config, async ({ audit, store, platform }) => ({
      findings: [
        judgeBackup(await lastBackup(audit.store), Date.now()),
        ...judgeRetention(await store.retention.clock(), Date.now()),
      ],
      noted: await store.address.find(),
      installation: feedTagOf(platform, await cursorSecretOf(store, platform)),
    }));
    const isMissing = (await inspectStore(locationOf(config))) === undefined;
    return found ?? { findings: [], ...(isMissing ? { installation: '' } : {}) };
  } catch {
    return { findings: [] };
  }
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
  const name = 'Configuration';
  try {
    const readFile = (path: string): string => readFileSync(path, 'utf8');
    const { config, warnings } = readConfig({ environment: terminal().environment, options, readFile });
    const unknown = warnings.map((sentence) => warning(name, sentence, 'Correct or remove the name.'));
    return { config, findings: unknown.length > 0 ? unknown : [ok(name, 'every setting is understood')] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.faults.map((sentence) => fault(name, sentence, 'Correct it; becard serve does not start.'));
    return { config: undefined, findings };
  }
}

const marks = { ok: 'ok', warning: 'WARNING', fault: 'FAULT' } as const;

function describe(findings: readonly Finding[], isHealthy: boolean): string {
  const rows = findings.flatMap(({ check, state, found, next }) => [
    [marks[state], check, found],
    ...(next === undefined ? [] : [['', '', `→ ${next}`]]),
  ]);
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  const verdict = isHealthy ? `No problems, ${warnings} warnings.` : 'Problems found.';
  return `${table(['', 'CHECK', 'FOUND'], rows, '')}\n\n${verdict}`;
}
