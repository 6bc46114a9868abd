// `becard log list`

import type { Command } from 'commander';
import { failedOutcomes, findDirectory, type LogEntry } from '../domain/index.ts';
import { type Columns, printTable, time } from './output.ts';
import { lineCount } from './whole-number.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

interface ListOptions extends WorkspaceOptions {
  readonly failed?: true;
  readonly limit: number;
}

export function registerLog(program: Command): void {
  const noun = program.command('log').description('the provisioning log of a User Directory');
  verb(noun, 'list <directory>', 'list requests, newest first')
    .option('--failed', 'only rejected or failed requests')
    .option('--limit <number>', 'maximum number of entries', lineCount, 100)
    .action(list);
}

const columns: Columns<Omit<LogEntry, 'at'> & { readonly at: string }> = {
  TIME: 'at',
  ACTION: 'action',
  STATUS: 'status',
  OUTCOME: 'outcome',
  CODE: 'code',
  MS: ({ durationMs }) => Math.round(durationMs),
  REQUEST: ({ method, path }) => `${method} ${path}`,
};

function list(directory: string, options: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const query = { outcomes: options.failed === true ? failedOutcomes : undefined, limit: options.limit };
    const found = await store.directory(id).log.list(query);
    const lines = found.map(({ entry }) => ({ ...entry, at: time(entry.at) }));
    printTable(options.json, lines, columns, 'No requests yet.');
  });
}
