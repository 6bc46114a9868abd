// `becard migrate`: brings the tables up to date before a server of this version starts.

import type { Command } from 'commander';
import { locationOf } from '../location.ts';
import { upgradeStore } from '../store/index.ts';
import { print, table } from './output.ts';
import { configure, printLine, type WorkspaceOptions, withStoreOptions } from './workspace.ts';

export function registerMigrate(program: Command): void {
  withStoreOptions(program.command('migrate').description('Update the tables of the store (serve does this as well)'))
    .option('--json', 'print one JSON document')
    .action(migrate);
}

async function migrate(options: WorkspaceOptions): Promise<void> {
  const applied = await upgradeStore(locationOf(configure(options)), printLine);
  print(options.json, { applied }, () =>
    table(
      ['Applied', 'Name'],
      applied.map(({ number, name }) => [number, name]),
      'The tables are up to date.',
    ),
  );
}
