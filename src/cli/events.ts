// `becard events list|tail`: the feed of events, once or as they come.

import type { Command } from 'commander';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type EventQuery, followEvents } from './follow-events.ts';
import { type Columns, cellsOf, print, table, time } from './output.ts';
import { resolveDirectory } from './resolve-directory.ts';
import { since } from './since.ts';
import { listenForStop } from './stop-signal.ts';
import { terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';
import { printLine, type WorkspaceOptions } from './workspace.ts';

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

/** Events of a page of the feed. */
const eventCount = wholeNumber(1, 1_000);
const dayMs = 86_400_000;

export function registerEvents(program: Command): void {
  const noun = program.command('events').description('What happened in all User Directories, as webhooks deliver it');
  const add = (usage: string, description: string): Command =>
    verb(noun, usage, description)
      .option('--directory <directory>', 'only events of this User Directory')
      .option('--types <types>', 'only these types: user.created,user.deleted', (text) => text.split(','))
      .option('--after <cursor>', 'begin after this cursor');
  add('list', 'List events, oldest first')
    .option('--since <time>', 'begin at this time: 2h or 2026-03-09T08:00Z (default: the newest events)', since)
    .option('--limit <number>', 'maximum number of events', eventCount, 100)
    .action(list);
  add('tail', 'Print new events as they come, until Ctrl+C; with --json one document a line')
    .option('--since <time>', 'begin at this time: 2h or 2026-03-09T08:00Z (default: now)', since)
    .option('--last <number>', 'begin with so many of the newest events', eventCount)
    .action(tail);
}

function list({ limit, since, json, ...options }: ListOptions): Promise<void> {
  return inApi(options, async (api) => {
    const start = since === undefined ? { last: limit } : { since: time(since) };
    const query = { ...(await queryOf(api, options)), ...start, limit };
    const { items, next, hasMore } = await api.call('listEvents', { query });
    print(json, { events: items, next, hasMore }, () =>
      table(
        Object.keys(columns),
        items.map((event) => cellsOf(event, columns)),
        'No events yet.',
      ),
    );
    if (hasMore) printLine(`There are more: --after ${next}`);
  });
}

function tail({ since, last, json, ...options }: TailOptions): Promise<void> {
  return inApi(options, async (api) => {
    const stop = new AbortController();
    const stopSignal = listenForStop({ early: () => stop.abort(), further: () => process.exit() });
    void stopSignal().then(() => stop.abort());
    // A wait for events alone does not keep the process.
    const alive = setInterval(() => undefined, dayMs);
    const query = { ...(await queryOf(api, options)), since: time(since), last };
    const end = await printEvents(api, query, json, stop.signal);
    clearInterval(alive);
    if (end !== undefined) printLine(`Continue with --after ${end}`);
  });
}

/** Prints events as they come, until the signal, and gives the cursor behind the last one. */
export async function printEvents(
  api: Api,
  query: EventQuery,
  isJson: boolean | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { event, text, cursor } of followEvents(api, query, signal)) {
    terminal().stdout.write(`${isJson === true ? text : lineOf(event)}\n`);
    last = cursor;
  }
  return last;
}

async function queryOf(api: Api, { directory, types, after }: FeedOptions) {
  return { directory: directory && (await resolveDirectory(api, directory)), types, after };
}

type Event = OperationAnswer<'listEvents'>['items'][number];

const columns: Columns<Event> = {
  TIME: 'timestamp',
  TYPE: 'type',
  DIRECTORY: 'directoryId',
  NAME: ({ data }) => data.name,
  ACTOR: ({ actor }) => actor.type,
  ID: 'id',
};

/** A line of `tail`, which does not know the width of the lines to come. */
function lineOf(event: Event): string {
  return table([], [cellsOf(event, columns)], '').trim();
}
