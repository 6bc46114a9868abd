// `becard webhook listen`: the events of a server, sent as signed webhooks to a receiver on the developer's machine.

import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { ConfigOptions, RemoteServer } from '../config.ts';
import { Failure, type PublicEvent } from '../domain/index.ts';
import { signWebhook } from '../webhooks/index.ts';
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

const again = { waitMs: 1_000 };
const serverHere = 'http://127.0.0.1:8080';

export function registerListen(noun: Command): void {
  noun
    .command('listen')
    .description("forward a server's events, signed, to a receiver on this machine, until Ctrl+C")
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

/** Follows the feed, and begins again behind the last event when the connection ends. */
export async function forwardEvents(options: ListenOptions, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  while (!signal.aborted) {
    try {
      const response = await openFeed(options, last, signal);
      for await (const { id, data } of messagesOf(response)) {
        if (data !== '') await forward(options, JSON.parse(data), data);
        last = id ?? last;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Failure) throw error;
      printLine(`The connection to ${options.server.url} failed; trying again.`);
    }
    await pause(again.waitMs, undefined, { signal }).catch(() => undefined);
  }
}

async function openFeed(options: ListenOptions, last: string | undefined, signal: AbortSignal): Promise<Response> {
  const { server, types, directory } = options;
  const url = new URL('/api/v1/events', server.url);
  if (types !== undefined) url.searchParams.set('types', types);
  if (directory !== undefined) url.searchParams.set('directory', directory);
  const headers = {
    accept: 'text/event-stream',
    authorization: `Bearer ${server.key}`,
    ...(last === undefined ? {} : { 'last-event-id': last }),
  };
  const response = await fetch(url, { headers, signal });
  if (response.ok) return response;
  const { detail = response.statusText } = Object(await response.json().catch(() => ({})));
  if (response.status < 500) throw new Failure('BC-906', { reason: 'feed', problem: String(detail) });
  throw new Error(String(detail));
}

function messagesOf({ body }: Response) {
  if (body === null) throw new Error('The server sent no stream');
  return body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
}

async function forward({ forward: url, secret }: ListenOptions, event: PublicEvent, body: string): Promise<void> {
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
