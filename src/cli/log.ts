// `becard log list`

import type { Command } from 'commander';
import { failedOutcomes, findDirectory } from '../domain/index.ts';
import { lineCount } from './line-count.ts';
import { print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface ListOptions extends WorkspaceOptions {
  readonly failed?: true;
  readonly limit: number;
}

/** Adds the noun to the program. */
export function registerLog(program: Command): void {
  const noun = program.command('log').description('the provisioning log of a User Directory');
  withWorkspaceOptions(noun.command('list').argument('<directory>').description('list requests, newest first'))
    .option('--failed', 'only rejected or failed requests')
    .option('--limit <number>', 'maximum number of entries', lineCount, 100)
    .action(list);
}

function list(directory: string, options: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const query = { outcomes: options.failed === true ? failedOutcomes : undefined, limit: options.limit };
    const found = await store.directory(id).log.list(query);
    const lines = found.map(({ entry }) => ({ ...entry, at: time(entry.at) }));
    print(options.json, lines, () =>
      table(
        ['TIME', 'ACTION', 'STATUS', 'OUTCOME', 'CODE', 'MS', 'REQUEST'],
        lines.map((line) => [
          line.at,
          line.action,
          line.status,
          line.outcome,
          line.code,
          Math.round(line.durationMs),
          `${line.method} ${line.path}`,
        ]),
        'No requests yet.',
      ),
    );
  });
}
