// `becard webhook listen`: the events of a server, sent as signed webhooks to a receiver on the developer's machine.

import { randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import type { ConfigOptions, RemoteServer } from '../config.ts';
import { signWebhook } from '../webhooks/index.ts';
import { type FollowedEvent, followEvents } from './follow-events.ts';
import { createRemoteApi } from './remote-api.ts';
import { resolveDirectory } from './resolve-directory.ts';
import { isServerInEnvironment, remoteServerOf } from './server.ts';
import { listenForStop } from './stop-signal.ts';
import { terminal } from './terminal.ts';
import { printLine } from './workspace.ts';

interface ListenOptions {
  readonly forward: string;
  readonly server: RemoteServer;
  readonly secret: string;
  readonly types?: string;
  readonly directory?: string;
}

const serverHere = 'http://127.0.0.1:8080';

export function registerListen(noun: Command): void {
  noun
    .command('listen')
    .description("Forward a server's events, signed, to a receiver on this machine, until Ctrl+C")
    .requiredOption('--forward <url>', 'address of the receiver, for example http://localhost:3000', address)
    .option('--secret <secret>', 'secret that signs (default: a new one)', secret, newSecret())
    .option('--types <types>', 'only these types: user.created,user.deleted')
    .option('--directory <directory>', 'only events of this User Directory')
    .action(listen);
}

async function listen(given: Omit<ListenOptions, 'server'> & Pick<ConfigOptions, 'server' | 'key'>): Promise<void> {
  const named = given.server ?? (isServerInEnvironment() ? undefined : serverHere);
  const server = remoteServerOf({ server: named, key: given.key });
  if (server !== undefined) await listenTo({ ...given, server });
}

async function listenTo(options: ListenOptions): Promise<void> {
  const stop = new AbortController();
  const stopSignal = listenForStop({ early: () => stop.abort(), further: () => process.exit() });
  void stopSignal().then(() => stop.abort());
  printLine(`Secret: ${options.secret}`);
  printLine(`Events of ${options.server.url} go to ${options.forward} until Ctrl+C.`);
  await forwardEvents(options, stop.signal);
}

/** Forwards one event after the other, until the signal. */
export async function forwardEvents(options: ListenOptions, signal: AbortSignal): Promise<void> {
  const { server, types, directory } = options;
  const api = createRemoteApi(server);
  const query = { directory: directory && (await resolveDirectory(api, directory)), types: types?.split(',') };
  for await (const { event, text } of followEvents(api, query, signal)) {
    await forward(options, event, text);
  }
}

async function forward(
  { forward: url, secret }: ListenOptions,
  event: FollowedEvent['event'],
  body: string,
): Promise<void> {
  const headers = { 'content-type': 'application/json', ...signWebhook([secret], event.id, Date.now(), body) };
  const began = performance.now();
  const result = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' }).then(
    ({ status }) => String(status),
    () => 'no answer',
  );
  const line = [event.timestamp, event.type, event.id, result, `${Math.round(performance.now() - began)} ms`];
  terminal().stdout.write(`${line.join('  ')}\n`);
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

function secret(text: string): string {
  if (/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(text)) return text;
  throw new InvalidArgumentError('Enter a secret that begins with whsec_.');
}

function address(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new InvalidArgumentError('Enter an address, for example http://localhost:3000.');
}
