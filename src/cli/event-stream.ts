// `becard event-stream create|list|pause|resume|remove|rotate-token|rotate-key`

import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import {
  type EventStream,
  Failure,
  findDirectory,
  type StreamFormat,
  streamAddresses,
  streamEvents,
} from '../domain/index.ts';
import { eventStreams as useCases } from '../use-cases/index.ts';
import { type Columns, print, printFacts, printTable, time } from './output.ts';
import { inWorkspace, localVerb, type WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly audience: string;
  readonly url?: string;
  readonly authorizationFile?: string;
  readonly events?: readonly string[];
  readonly format?: StreamFormat;
}

export function registerEventStream(program: Command): void {
  const noun = program.command('event-stream').description('changes of a User Directory as Security Event Tokens');
  localVerb(noun, 'create <directory>', 'create a stream that begins with the next change')
    .requiredOption('--audience <audience>', 'the receiver, as the tokens name it')
    .option('--url <url>', 'address to which the tokens are pushed (default: the receiver polls)')
    .option('--authorization-file <file>', 'a file with the Authorization header of each push; "-" for standard input')
    .option('--events <events...>', `only these events: ${streamEvents.join(', ')} (default: all)`)
    .addOption(new Option('--format <format>', 'names of changed attributes, or values').choices(['notice', 'full']))
    .action(create);
  localVerb(noun, 'list <directory>', 'list streams').action(list);
  localVerb(noun, 'pause <directory> <stream>', 'stop delivering; events wait').action(pause);
  localVerb(noun, 'resume <directory> <stream>', 'deliver again, what has waited first').action(resume);
  localVerb(noun, 'remove <directory> <stream>', 'remove a stream').action(remove);
  localVerb(noun, 'rotate-token <directory> <stream>', 'replace the token with which the receiver polls').action(
    rotateToken,
  );
  localVerb(noun, 'rotate-key <directory>', 'sign with another key; the former one is published for a week').action(
    rotateKey,
  );
}

function create(directory: string, { audience, url, authorizationFile, events, format, ...options }: CreateOptions) {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const delivery = url === undefined ? 'poll' : 'push';
    const authorization = authorizationFile === undefined ? undefined : readText(authorizationFile);
    const settings = { audience, url, authorization, events: events && split(events), format };
    printStream(options, await useCases.create(ctx, { directory, delivery, ...settings }), publicUrl);
  });
}

function rotateToken(directory: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    printStream(options, await useCases.rotateToken(ctx, { directory, stream }), publicUrl);
  });
}

function printStream(
  { json }: WorkspaceOptions,
  { stream, token }: { readonly stream: EventStream; readonly token: string | undefined },
  publicUrl: string,
): void {
  const shown = describe(stream, publicUrl);
  printFacts(json, { ...shown, ...(token === undefined ? {} : { token }) }, [
    ['Token', token === undefined ? undefined : `${token}  (shown this once)`],
    ['ID', shown.id],
    ['Address', shown.url],
    ['Audience', shown.audience],
    ['Issuer', shown.issuer],
    ['Keys', shown.jwksUrl],
    ['Events', shown.events?.join(', ') ?? 'all'],
    ['Format', shown.format],
  ]);
}

const columns: Columns<ReturnType<typeof describe>> = {
  ID: 'id',
  DELIVERY: 'delivery',
  AUDIENCE: 'audience',
  STATE: (row) => (row.disabledReason === undefined ? row.state : `${row.state} (${row.disabledReason})`),
  FORMAT: 'format',
  EVENTS: (row) => row.events?.join(',') ?? 'all',
  'LAST DELIVERED': 'lastDeliveredAt',
  'LAST ERROR': (row) => row.lastError?.code,
};

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, publicUrl }) => {
    const { id } = await findDirectory(store, directory);
    const streams = await store.directory(id).eventStreams.list();
    const shown = streams.map((stream) => describe(stream, publicUrl));
    printTable(options.json, shown, columns, 'No event streams yet.');
  });
}

function pause(directory: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const paused = await useCases.pause(ctx, { directory, stream });
    print(options.json, describe(paused, publicUrl), () => `Paused ${stream}. Its events wait.`);
  });
}

function resume(directory: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const resumed = await useCases.resume(ctx, { directory, stream });
    print(options.json, describe(resumed, publicUrl), () => `Resumed ${stream}.`);
  });
}

function remove(directory: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { id } = await useCases.remove(ctx, { directory, stream });
    print(options.json, { id }, () => `Removed ${id}.`);
  });
}

function rotateKey(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { key } = await useCases.rotateKey(ctx, { directory });
    const shown = { id: key.id, createdAt: time(key.createdAt) };
    print(options.json, shown, () => `Tokens are signed with ${key.id} from now on.`);
  });
}

/** Several values of an option, also in one word: `--events create,delete`. */
function split(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}

function describe(stream: EventStream, publicUrl: string) {
  const { issuer, jwksUrl, pollUrl } = streamAddresses(publicUrl, stream);
  const { delivery, progress } = stream;
  return {
    id: stream.id,
    directoryId: stream.directoryId,
    audience: stream.audience,
    issuer,
    jwksUrl,
    delivery: delivery.method,
    url: delivery.method === 'push' ? delivery.url : pollUrl,
    events: stream.events,
    format: stream.format,
    state: stream.state,
    disabledReason: stream.disabledReason,
    createdAt: time(stream.createdAt),
    createdBy: stream.createdBy,
    lastDeliveredAt: time(progress.lastDeliveredAt),
    lastError: progress.lastError && { ...progress.lastError, at: time(progress.lastError.at) },
    nextAttemptAt: time(progress.nextAttemptAt),
  };
}
