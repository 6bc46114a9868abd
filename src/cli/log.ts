// `becard log list`

import type { Command } from 'commander';
import { failedOutcomes } from '../domain/index.ts';
import type { OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type Columns, printTable } from './output.ts';
import { readPages } from './pages.ts';
import { lineCount } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

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

const columns: Columns<OperationAnswer<'listLog'>['items'][number]> = {
  TIME: 'at',
  ACTION: 'action',
  STATUS: 'status',
  OUTCOME: 'outcome',
  CODE: 'code',
  MS: ({ durationMs }) => Math.round(durationMs),
  REQUEST: ({ method, path }) => `${method} ${path}`,
};

function list(directory: string, { failed, limit, ...options }: ListOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const outcome = failed === true ? failedOutcomes : undefined;
    const entries = await readPages((page) => call('listLog', { directory, query: { ...page, outcome } }), limit);
    printTable(options.json, entries, columns, 'No requests yet.');
  });
}
