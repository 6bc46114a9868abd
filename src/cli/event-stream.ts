// `becard event-stream create|list|test|pause|resume|remove|rotate-token|rotate-key`

import { type Command, Option } from 'commander';
import { Failure, type StreamFormat, streamEvents } from '../domain/index.ts';
import type { OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { type Columns, print, printFacts, printTable } from './output.ts';
import { readFile } from './read-file.ts';
import type { WorkspaceOptions } from './workspace.ts';

type EventStream = OperationAnswer<'getEventStream'>;
/** The server says which events there are. */
type Events = EventStream['events'];

interface CreateOptions extends WorkspaceOptions {
  readonly audience: string;
  readonly url?: string;
  readonly authorizationFile?: string;
  readonly events?: readonly string[];
  readonly format?: StreamFormat;
}

export function registerEventStream(program: Command): void {
  const noun = program.command('event-stream').description('Changes of a User Directory as Security Event Tokens');
  verb(noun, 'create <directory>', 'Create a stream that begins with the next change')
    .requiredOption('--audience <audience>', 'the receiver, as the tokens name it')
    .option('--url <url>', 'address to which the tokens are pushed (default: the receiver polls)')
    .option('--authorization-file <file>', 'a file with the Authorization header of each push; "-" for standard input')
    .option('--events <events...>', `only these events: ${streamEvents.join(', ')} (default: all)`)
    .addOption(new Option('--format <format>', 'names of changed attributes, or values').choices(['notice', 'full']))
    .action(create);
  verb(noun, 'list <directory>', 'List streams').action(list);
  verb(noun, 'test <directory> <stream>', 'Send a verification event').action(test);
  verb(noun, 'pause <directory> <stream>', 'Stop delivering; events wait').action(pause);
  verb(noun, 'resume <directory> <stream>', 'Deliver again, what has waited first').action(resume);
  verb(noun, 'remove <directory> <stream>', 'Remove a stream')
    .option(...yesOption)
    .action(remove);
  verb(noun, 'rotate-token <directory> <stream>', 'Replace the token with which the receiver polls').action(
    rotateToken,
  );
  verb(noun, 'rotate-key <directory>', 'Sign with another key; the former one is published for a week').action(
    rotateKey,
  );
}

function create(named: string, { audience, url, authorizationFile, events, format, ...options }: CreateOptions) {
  return inDirectory(options, named, async ({ call }, directory) => {
    const authorization = authorizationFile === undefined ? undefined : readFile(authorizationFile);
    if (url === undefined && authorization !== undefined) throw new Failure('BC-906', { reason: 'eventStreamTarget' });
    const delivery =
      url === undefined ? ({ method: 'poll' } as const) : { method: 'push' as const, url, authorization };
    const body = { audience, delivery, events: events && split(events), format };
    printStream(options, await call('createEventStream', { directory, body }));
  });
}

function rotateToken(named: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    printStream(options, await call('rotateEventStreamToken', { directory, stream }));
  });
}

function printStream({ json }: WorkspaceOptions, { stream, token }: OperationAnswer<'createEventStream'>): void {
  const shown = flat(stream);
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

const columns: Columns<ReturnType<typeof flat>> = {
  ID: 'id',
  DELIVERY: 'delivery',
  AUDIENCE: 'audience',
  STATE: (row) => (row.disabledReason === undefined ? row.state : `${row.state} (${row.disabledReason})`),
  FORMAT: 'format',
  EVENTS: (row) => row.events?.join(',') ?? 'all',
  'LAST DELIVERED': 'lastDeliveredAt',
  'LAST ERROR': (row) => row.lastError?.code,
};

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { items } = await call('listEventStreams', { directory });
    printTable(options.json, items.map(flat), columns, 'No event streams yet.');
  });
}

function test(named: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const sent = await call('testEventStream', { directory, stream });
    print(options.json, sent, () => `The verification event ${sent.eventId} follows.`);
  });
}

function pause(named: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const paused = await call('pauseEventStream', { directory, stream });
    print(options.json, flat(paused), () => `Paused ${stream}. Its events wait.`);
  });
}

function resume(named: string, stream: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const resumed = await call('resumeEventStream', { directory, stream });
    print(options.json, flat(resumed), () => `Resumed ${stream}.`);
  });
}

function remove(named: string, stream: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    await confirm(`This removes the event stream ${stream}. Its receiver gets no further events.`, options);
    await call('removeEventStream', { directory, stream });
    print(options.json, { id: stream }, () => `Removed ${stream}.`);
  });
}

function rotateKey(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const key = await call('rotateSigningKey', { directory });
    print(options.json, key, () => `Tokens are signed with ${key.id} from now on.`);
  });
}

/** With the method of delivery and its address beside the other settings. */
function flat({ delivery, ...stream }: EventStream) {
  return { ...stream, delivery: delivery.method, url: delivery.url };
}

/** Several values of an option, also in one word: `--events create,delete`. */
function split(values: readonly string[]): Events {
  return values.flatMap((value) => value.split(',')).filter((value) => value !== '') as readonly string[] as Events;
}
