// On which server a command works: on the store of this machine, or by the API on the one that --server or BECARD_SERVER names.

import type { Command } from 'commander';
import { ConfigError, type ConfigOptions, type RemoteServer, readRemoteServer } from '../config.ts';
import { Failure } from '../domain/index.ts';
import { isLoopback } from '../outbound/index.ts';
import { readText, terminal } from './terminal.ts';
import { printLine } from './workspace.ts';

/** The commands that work by the API as well. */
const remoteCommands = new WeakSet<Command>();

/** Adds the options that name a server. They may stand before the command and after it. */
export function withServer(program: Command): void {
  program
    .option('--server <url>', 'work on a remote server by its API (BECARD_SERVER)')
    .option('--key <key>', 'the API key for it (BECARD_API_KEY); "-" reads it from standard input')
    .configureHelp({ showGlobalOptions: true })
    .hook('preAction', (_, command) => prepare(command));
}

/** Marks a command that works by the API. */
export function worksRemotely(command: Command): Command {
  remoteCommands.add(command);
  return command;
}

/** The options of the program count for the command; one that needs the store of this machine is refused a server. */
function prepare(command: Command): void {
  const options: ConfigOptions = command.optsWithGlobals();
  for (const name of ['server', 'key'] as const) command.setOptionValue(name, options[name]);
  const isOnStore = command.options.some(({ long }) => long === '--data');
  if (!isOnStore || remoteCommands.has(command)) return;
  const source = sourceOf(options);
  if (source !== undefined) throw new Failure('BC-906', { reason: 'serverMachine', source });
}

/** The remote server that is named, or undefined. */
export function remoteServerOf(options: ConfigOptions): RemoteServer | undefined {
  if (sourceOf(options) === undefined) return undefined;
  const { environment } = terminal();
  const key = options.key === '-' ? readText('-').trim() : options.key;
  const server = readRemoteServer({ environment, options: { ...options, key }, readFile: readText });
  if (server !== undefined) warnOfPlainText(server.url);
  return server;
}

/** A key that is sent without encryption can be read on the way. */
function warnOfPlainText(url: string): void {
  const { protocol, hostname, host } = new URL(url);
  const isHere = hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
  if (protocol !== 'http:' || isHere) return;
  printLine(`The API key is sent to ${host} without encryption. Use https://.`);
}

/** What names a server. An option counts more than the environment, so a store that an option names is not looked for elsewhere. */
function sourceOf({ server, key, data, database }: ConfigOptions): string | undefined {
  const store = [data && '--data', database && '--database'].find((option) => option !== undefined);
  if (server !== undefined && store !== undefined)
    throw new Failure('BC-906', { reason: 'serverAndStore', option: store });
  if (server !== undefined) return '--server';
  const named = isServerInEnvironment() ? 'BECARD_SERVER' : undefined;
  if (store !== undefined) return undefined;
  if (named === undefined && key !== undefined)
    throw new ConfigError(['--key is for a remote server. Name the server with --server or BECARD_SERVER.']);
  return named;
}

export function isServerInEnvironment(): boolean {
  const { environment } = terminal();
  return ['BECARD_SERVER', 'BECARD_SERVER_FILE'].some((name) => (environment[name] ?? '').trim() !== '');
}
