// What every command on the data shares: options that choose the store, and the store opened for as long as the command runs.

import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { openAuditKey } from '../audit-key.ts';
import { type Config, type ConfigOptions, publicUrlOf, readConfig } from '../config.ts';
import type { Accounts, Actor, Audit, AuditKey, Platform, Store, TargetPolicy } from '../domain/index.ts';
import { locationOf } from '../location.ts';
import { createOutbound } from '../outbound/index.ts';
import { createPlatform } from '../platform.ts';
import { inspectStore, openStore, requireStore } from '../store/index.ts';
import type { UseCaseContext } from '../use-cases/index.ts';
import { readText, terminal } from './terminal.ts';

/** Options of every command on the data. */
export interface WorkspaceOptions extends ConfigOptions {
  readonly json?: true;
}

export interface Workspace {
  readonly store: Store;
  readonly platform: Platform;
  readonly accounts: Accounts;
  readonly audit: Audit;
  /** The user who runs the command, and what the use cases act on. */
  readonly ctx: UseCaseContext;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

/** Adds a command that works on the store of this machine alone. `usage`: "show <directory>". */
export function localVerb(noun: Command, usage: string, description: string): Command {
  return withStoreOptions(noun.command(usage).description(description))
    .option('--public-url <url>', 'public address for Entra and browsers (BECARD_PUBLIC_URL)')
    .option('--json', 'print one JSON document');
}

export function withStoreOptions(command: Command): Command {
  return command
    .option('--data <directory>', 'data directory (BECARD_DATA_DIR; default: ./data)')
    .option('--database <url>', 'PostgreSQL database instead (BECARD_DATABASE_URL)');
}

/** Environment and options as one configuration; warnings go to standard error. */
export function configure(options: ConfigOptions): Config {
  const { config, warnings } = readConfig({ environment: terminal().environment, options, readFile: readText });
  for (const warning of warnings) printLine(warning);
  return config;
}

/** Says a sentence to the person at the terminal; standard output is for the result. */
export function printLine(sentence: string): void {
  terminal().stderr.write(`becard: ${sentence}\n`);
}

/** Opens the store, works, and closes it whatever happens. A server may run on the same data meanwhile. None is made. */
export function inWorkspace<Result>(
  options: WorkspaceOptions,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  return inStore(configure(options), work);
}

/** How a command uses the store of this machine. */
export interface StoreUse {
  /** Whether one is made where there is none. */
  readonly creates?: true;
  /** Whether it prints addresses of the server. */
  readonly printsAddress?: true;
}

/** The same for a configuration that was read already. */
export async function inStore<Result>(
  config: Config,
  work: (workspace: Workspace) => Promise<Result>,
  { creates, printsAddress }: StoreUse = {},
): Promise<Result> {
  const location = locationOf(config);
  if (creates !== true) await requireStore(location);
  const store = await openStore(location, printLine);
  try {
    const publicUrl = config.publicUrl ?? (await store.address.find());
    if (publicUrl === undefined && printsAddress === true) warnOfGuess(publicUrlOf(config));
    const used = publicUrl ?? publicUrlOf(config);
    return await work(workspaceOver(store, used, openAuditKey(config), createOutbound(config)));
  } finally {
    await store.close();
  }
}

/** No server has noted its address in the store yet. */
function warnOfGuess(url: string): void {
  printLine(
    `The address ${url} is a guess: no server has started on this data yet. Set BECARD_PUBLIC_URL to the address of the server.`,
  );
}

function workspaceOver(store: Store, publicUrl: string, key: AuditKey | undefined, targets: TargetPolicy): Workspace {
  const platform = createPlatform();
  const accounts = { store: store.administrators, platform };
  const audit = { store: store.audit, platform, key };
  const actor: Actor = { kind: 'cli', userName: userName() };
  const ctx: UseCaseContext = { actor, origin: hostname(), store, platform, auditKey: key, publicUrl, targets };
  return { store, platform, accounts, audit, ctx, publicUrl };
}

/** Works in a store whose tables are as this version knows them; leaves any other as it is, and makes none. */
export async function inCurrentStore<Result>(
  config: Config,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result | undefined> {
  const found = await inspectStore(locationOf(config));
  return found !== undefined && found.shape === found.newestShape ? inStore(config, work) : undefined;
}

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
