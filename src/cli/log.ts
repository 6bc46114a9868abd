// `becard log list`: the provisioning log, once or as it grows.

import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { failedOutcomes } from '../domain/index.ts';
import type { Api } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { followLog, type LogEntry } from './follow-log.ts';
import { type Columns, cellsOf, printTable, table, time } from './output.ts';
import { type PageQuery, readPages } from './pages.ts';
import { since } from './since.ts';
import { underStop } from './stop-signal.ts';
import { terminal } from './terminal.ts';
import { lineCount } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface Filter {
  readonly failed?: true;
  readonly search?: string;
  readonly since?: number;
}

interface ListOptions extends WorkspaceOptions, Filter {
  readonly limit?: number;
  readonly follow?: true;
}

const usualLimit = 100;
const usualLast = 10;
const pollMs = 1_000;

export function registerLog(program: Command): void {
  const noun = program.command('log').description('The provisioning log of a User Directory');
  verb(noun, 'list <directory>', 'List requests, newest first')
    .option('--failed', 'only rejected or failed requests')
    .option('--search <text>', 'only requests about a name, an email address or an id, or that contain the text')
    .option('--since <time>', 'only requests since then: 30m, 2h, 7d or 2026-03-09T08:00Z', since)
    .option('--limit <number>', `maximum number of entries (default: ${usualLimit})`, lineCount)
    .option('-f, --follow', `print the last ${usualLast} (or --limit), then new ones as they come, until Ctrl+C`)
    .action(list);
}

function list(named: string, { limit, follow, json, ...options }: ListOptions): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const read = readerOf(api, directory, options);
    if (follow === true) {
      await underStop((signal) => printLog(read, limit ?? usualLast, json, () => pause(signal)));
      return;
    }
    printTable(json, await readPages(read, limit ?? usualLimit), columns, 'No requests yet.');
  });
}

type ReadLog = Parameters<typeof followLog>[0];

/** Reads pages of the entries that were asked for. */
export function readerOf({ call }: Api, directory: string, { failed, search, since: at }: Filter): ReadLog {
  const filter = { search, from: time(at), outcome: failed === true ? failedOutcomes : undefined };
  return (page: PageQuery) => call('listLog', { directory, query: { ...page, ...filter } });
}

/** Prints entries as they come; with `isJson` each as one document. */
export async function printLog(
  read: ReadLog,
  last: number,
  isJson: boolean | undefined,
  goesOn: () => Promise<boolean>,
): Promise<void> {
  for await (const entry of followLog(read, last, goesOn))
    terminal().stdout.write(`${isJson === true ? JSON.stringify(entry) : lineOf(entry)}\n`);
}

function pause(signal: AbortSignal): Promise<boolean> {
  return delay(pollMs, true, { signal }).catch(() => false);
}

const columns: Columns<LogEntry> = {
  TIME: 'at',
  ACTION: 'action',
  STATUS: 'status',
  OUTCOME: 'outcome',
  CODE: 'code',
  MS: ({ durationMs }) => Math.round(durationMs),
  ABOUT: 'subject',
  REQUEST: ({ method, path }) => `${method} ${path}`,
};

/** The widest cells, so that lines that are printed one by one have columns. */
const widest = [
  '2026-03-09 08:00:00',
  'Test connection',
  'STATUS',
  'success',
  'BC-106',
  '10000',
  'ada.lovelace@example.com',
];

function lineOf(entry: LogEntry): string {
  const [, line = ''] = table(widest, [cellsOf(entry, columns)], '').split('\n');
  return line;
}
