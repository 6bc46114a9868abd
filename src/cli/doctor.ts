// `becard doctor`: everything that an operator has to know, in one table. Exit code 1 when something is wrong.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Config, ConfigError, publicUrlOf, readConfig } from '../config.ts';
import { lastBackup } from '../domain/index.ts';
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
  const store = await checkStore(() => inspectStore(locationOf(config)));
  const records = await checkRecords(config);
  const address = await checkAddress(config.publicUrl, publicUrlOf({ ...config, publicUrl: undefined }));
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

/** Nothing where there is no store yet, or none that this version can read as it is; its own check says why. */
async function checkRecords(config: Config): Promise<readonly Finding[]> {
  try {
    const found = await inCurrentStore(config, async ({ audit, store }) => [
      judgeBackup(await lastBackup(audit.store), Date.now()),
      ...judgeRetention(await store.retention.clock(), Date.now()),
    ]);
    return found ?? [];
  } catch {
    return [];
  }
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
