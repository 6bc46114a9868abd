// `becard leavers show|restore|accept`

import { type Command, Option } from 'commander';
import {
  acknowledgeMassDeprovisioning,
  actorId,
  burstChoice,
  type Choice,
  chooseLeavers,
  type Directory,
  Failure,
  findDirectory,
  type LeaverPerson,
  type MassDeprovisioning,
  massDeprovisioningRecord,
  readLeavers,
  readWave,
  revertMassDeprovisioning,
  tenantUrlOf,
  type WaveLeavers,
} from '../domain/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type Workspace, type WorkspaceOptions, withAudit, withWorkspaceOptions } from './workspace.ts';

interface RestoreOptions extends WorkspaceOptions {
  readonly yes?: true;
  readonly all?: true;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** Adds the noun to the program. */
export function registerLeavers(program: Command): void {
  const noun = program
    .command('leavers')
    .description('mass deprovisioning: unusually many users deactivated or deleted within an hour');
  withWorkspaceOptions(
    noun
      .command('show')
      .argument('<directory>')
      .description('show the mass deprovisioning that awaits a decision and its users'),
  ).action(show);
  withWorkspaceOptions(
    noun
      .command('restore')
      .argument('<directory>')
      .description('restore the users of the burst, not those removed before it or by other means'),
  )
    .option('--all', 'restore all listed users')
    .addOption(new Option('--only <ids...>', 'restore only these users').conflicts(['all', 'except']))
    .option('--except <ids...>', 'restore all but these users')
    .option('--yes', 'confirm')
    .action(restore);
  withWorkspaceOptions(
    noun.command('accept').argument('<directory>').description('keep the changes; nothing is put on hold for a day'),
  ).action(accept);
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const directory = await findDirectory(store, id);
    const own = store.directory(directory.id);
    const wave = await readWave(own, directory, platform.clock());
    if (wave === undefined) {
      print(options.json, {}, () => 'No mass deprovisioning awaits a decision.');
      return;
    }
    const leavers = await readLeavers(own, directory, wave);
    const people = leavers.people.map((person) => ({ ...person, at: time(person.at) }));
    print(options.json, { ...describe(wave), burst: describeBurst(leavers), people }, () =>
      [facts(Object.entries({ ...describe(wave), burst: describeBurst(leavers) }).map(shown)), tableOf(leavers)].join(
        '\n\n',
      ),
    );
  });
}

function restore(id: string, options: RestoreOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const directory = await findDirectory(workspace.store, id);
    const context = contextOf(workspace, directory);
    const { wave, people, until } = await chooseLeavers(context, choiceOf(options));
    if (options.yes !== true) {
      throw new Failure('BC-906', {
        reason: 'confirmRevert',
        users: people.length,
        all: wave.deactivated + wave.deleted,
      });
    }
    const act = (action: 'leavers.restore_begun' | 'leavers.restored') =>
      massDeprovisioningRecord(action, directory, wave, people.length);
    await workspace.record(act('leavers.restore_begun'));
    const settle = (): Promise<void> =>
      withAudit(workspace, async ({ store, record }) => {
        await store.directories.update(directory.id, { deprovisioningAcknowledgedUntil: until });
        await record(act('leavers.restored'));
      });
    const extent = { from: 0, budgetMs: Number.POSITIVE_INFINITY };
    const { restored, activated, created } = await revertMassDeprovisioning(context, { people, settle }, extent);
    print(
      options.json,
      { people: people.length, restored, activated, created },
      () =>
        `Of ${people.length} users, ${restored} were restored and ${activated} reactivated; ${created} were re-created by Entra.`,
    );
  });
}

function choiceOf({ all, only, except }: RestoreOptions): Choice {
  if (only !== undefined) return { preset: 'none', except: new Set(only) };
  return { preset: all === true ? 'all' : burstChoice.preset, except: new Set(except) };
}

function accept(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const wave = await withAudit(workspace, async ({ store, platform, record }) => {
      const directory = await findDirectory(store, id);
      const accepted = await acknowledgeMassDeprovisioning(store, platform, directory);
      await record(massDeprovisioningRecord('leavers.accepted', directory, accepted));
      return accepted;
    });
    print(options.json, describe(wave), () => 'Accepted.');
  });
}

function contextOf({ store, platform, publicUrl, ctx }: Workspace, directory: Directory) {
  const actor = actorId(ctx.actor);
  const tenantUrl = tenantUrlOf(publicUrl, directory.id);
  return { directory, store: store.directory(directory.id), platform, actor, tenantUrl };
}

function describe({ since, until, deactivated, deleted, threshold, actors }: MassDeprovisioning) {
  return { since: time(since), until: time(until), deactivated, deleted, threshold, actors };
}

function describeBurst({ burst, people }: WaveLeavers) {
  const since = time(burst?.since);
  return { since, actor: burst?.actor, people: people.filter(({ isInBurst }) => isInBurst).length };
}

function tableOf({ people }: WaveLeavers): string {
  return table(
    ['IN BURST', 'TIME', 'NAME', 'WAS', 'BY', 'ID'],
    people.map((person) => [
      person.isInBurst ? 'yes' : 'no',
      time(person.at),
      person.name,
      kindOf(person),
      person.actor,
      person.id,
    ]),
    'They can no longer be restored.',
  );
}

function kindOf({ wasDeactivated, wasDeleted }: LeaverPerson): string {
  if (wasDeleted) return wasDeactivated ? 'deactivated and deleted' : 'deleted';
  return 'deactivated';
}

function shown([name, value]: [string, unknown]): [string, string] {
  return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
