// `becard events list|tail`: the feed of events, once or as they come.

import { type Command, InvalidArgumentError } from 'commander';
import {
  type FeedRequest,
  feedTagOf,
  findDirectory,
  followFeed,
  type PublicEvent,
  parseEventTypes,
  type ServedFeed,
  type ServedPage,
  serveFeed,
} from '../domain/index.ts';
import { type Columns, print, table } from './output.ts';
import { listenForStop } from './stop-signal.ts';
import { terminal } from './terminal.ts';
import { lineCount } from './whole-number.ts';
import { configure, inStore, localVerb, printLine, type Workspace, type WorkspaceOptions } from './workspace.ts';

interface FeedOptions extends WorkspaceOptions {
  readonly directory?: string;
  readonly types?: readonly string[];
  readonly after?: string;
  readonly since?: number;
}

interface TailOptions extends FeedOptions {
  readonly last?: number;
}

interface ListOptions extends FeedOptions {
  readonly limit: number;
}

/** Events of a page of `tail`. */
const pageSize = 100;
const dayMs = 86_400_000;

export function registerEvents(program: Command): void {
  const noun = program.command('events').description('what happened in all User Directories, as webhooks deliver it');
  const add = (usage: string, description: string): Command =>
    localVerb(noun, usage, description)
      .option('--directory <directory>', 'only events of this User Directory')
      .option('--types <types>', 'only these types: user.created,user.deleted', (text) => text.split(','))
      .option('--after <cursor>', 'begin after this cursor');
  add('list', 'list events, oldest first')
    .option('--since <time>', 'begin at this time (default: the newest events)', moment)
    .option('--limit <number>', 'maximum number of events', lineCount, 100)
    .action(list);
  add('tail', 'print new events as they come, until Ctrl+C; with --json one document a line')
    .option('--since <time>', 'begin at this time (default: now)', moment)
    .option('--last <number>', 'begin with so many of the newest events', lineCount)
    .action(tail);
}

function list({ limit, ...options }: ListOptions): Promise<void> {
  return inFeed(options, async (feed, request) => {
    const start = options.since === undefined ? { last: limit } : { since: options.since };
    const page = await feed.read({ ...request, ...start, limit });
    const { next, hasMore } = page;
    const events = page.events.map(({ event }) => event);
    print(options.json, { events, next, hasMore }, () =>
      table(Object.keys(columns), events.map(cellsOf), 'No events yet.'),
    );
    if (hasMore) printLine(`There are more: --after ${next}`);
  });
}

function tail({ last, ...options }: TailOptions): Promise<void> {
  return inFeed(options, async (feed, request) => {
    const stop = new AbortController();
    const stopSignal = listenForStop({ early: () => stop.abort(), further: () => process.exit() });
    void stopSignal().then(() => stop.abort());
    // A wait for events alone does not keep the process.
    const alive = setInterval(() => undefined, dayMs);
    const { since } = options;
    const isFromNow = [request.after, last, since].every((start) => start === undefined);
    const after = isFromNow ? await feed.end() : request.after;
    const pages = followFeed(feed, { ...request, after, last, since, limit: pageSize }, stop.signal);
    const end = await printEvents(pages, options.json);
    clearInterval(alive);
    if (end !== undefined) printLine(`Continue with --after ${end}`);
  });
}

/** Prints the events of pages as they come, and gives the cursor at their end. */
export async function printEvents(
  pages: AsyncIterable<ServedPage>,
  isJson: boolean | undefined,
): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { events, next } of pages) {
    for (const { event } of events) {
      terminal().stdout.write(`${isJson === true ? JSON.stringify(event) : lineOf(event)}\n`);
    }
    last = next;
  }
  return last;
}

async function inFeed(
  options: FeedOptions,
  work: (feed: ServedFeed, request: Omit<FeedRequest, 'limit'>, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const config = configure(options);
  await inStore(config, async (workspace) => {
    const { store, platform } = workspace;
    const { directory, types, after } = options;
    const fresh = Buffer.from(platform.randomBytes(32)).toString('hex');
    const tag = feedTagOf(platform, await store.credentials.getOrCreateSecret('cursor', fresh));
    const feed = serveFeed(store.events, platform, { tag, historyDays: config.historyRetentionDays });
    const found = directory === undefined ? undefined : await findDirectory(store, directory);
    const request = {
      after,
      types: types === undefined ? undefined : parseEventTypes(types),
      directoryIds: found === undefined ? undefined : [found.id],
    };
    await work(feed, request, workspace);
  });
}

const columns: Columns<PublicEvent> = {
  TIME: 'timestamp',
  TYPE: 'type',
  DIRECTORY: 'directoryId',
  NAME: ({ data }) => data.name,
  ACTOR: ({ actor }) => actor.type,
  ID: 'id',
};
const cells = Object.values(columns);

function cellsOf(event: PublicEvent): Parameters<typeof table>[1][number] {
  return cells.map((column) => (typeof column === 'string' ? String(event[column]) : column(event)));
}

/** A line of `tail`, which does not know the width of the lines to come. */
function lineOf(event: PublicEvent): string {
  return table([], [cellsOf(event)], '').trim();
}

function moment(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Enter a time, for example 2026-03-09T08:00:00Z.');
  return at;
}
