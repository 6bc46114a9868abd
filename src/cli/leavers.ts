// `becard leavers show|restore|accept`

import type { Command } from 'commander';
import {
  acceptWave,
  type Directory,
  Failure,
  findDirectory,
  readWave,
  requireWave,
  restoreWave,
  tenantUrlOf,
  type Wave,
  waveAct,
} from '../directory/index.ts';
import { facts, print, time } from './output.ts';
import { acting, inWorkspace, type Workspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface DecideOptions extends WorkspaceOptions {
  readonly yes?: true;
}

/** Adds the noun to the program. */
export function registerLeavers(program: Command): void {
  const noun = program.command('leavers').description('more people than usual deactivated or deleted within an hour');
  withWorkspaceOptions(noun.command('show').argument('<directory>').description('what stands unanswered')).action(show);
  withWorkspaceOptions(
    noun.command('restore').argument('<directory>').description('bring back everybody who left in it'),
  )
    .option('--yes', 'confirm')
    .action(restore);
  withWorkspaceOptions(
    noun.command('accept').argument('<directory>').description('it was meant; for a day the rest of it may come'),
  ).action(accept);
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const directory = await findDirectory(store, id);
    const wave = await readWave(store.directory(directory.id), directory, platform.clock());
    print(options.json, wave === undefined ? {} : describe(wave), () =>
      wave === undefined ? 'Nothing stands unanswered.' : facts(Object.entries(describe(wave)).map(shown)),
    );
  });
}

function restore(id: string, options: DecideOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const { store, platform, record } = workspace;
    const directory = await findDirectory(store, id);
    const wave = await requireWave(store.directory(directory.id), platform, directory);
    if (options.yes !== true) {
      const people = wave.deactivated + wave.deleted;
      throw new Failure('BC-906', `This brings back up to ${people} people. Repeat with --yes to do so.`);
    }
    await record(waveAct('leavers.restored', directory, wave));
    const { people, restored, activated, created } = await restoreWave(contextOf(workspace, directory), store, wave, {
      from: 0,
      budgetMs: Number.POSITIVE_INFINITY,
    });
    print(
      options.json,
      { people, restored, activated, created },
      () => `Of ${people} people ${restored} were restored and ${activated} activated; ${created} are here anew.`,
    );
  });
}

function accept(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const wave = await acting(workspace, async ({ store, platform, record }) => {
      const directory = await findDirectory(store, id);
      const accepted = await acceptWave(store, platform, directory);
      await record(waveAct('leavers.accepted', directory, accepted));
      return accepted;
    });
    print(options.json, describe(wave), () => 'Accepted.');
  });
}

function contextOf({ store, platform, publicUrl }: Workspace, directory: Directory) {
  const tenantUrl = tenantUrlOf(publicUrl, directory.id);
  return { directory, store: store.directory(directory.id), platform, actor: 'system', tenantUrl };
}

function describe({ since, until, deactivated, deleted, threshold, actors }: Wave) {
  return { since: time(since), until: time(until), deactivated, deleted, threshold, actors };
}

function shown([name, value]: [string, unknown]): [string, string] {
  return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
