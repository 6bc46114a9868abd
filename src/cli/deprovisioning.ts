// `becard deprovisioning show|revert|acknowledge`

import { type Command, Option } from 'commander';
import {
  burstChoice,
  type Choice,
  type DeprovisionedUser,
  type DeprovisionedUsers,
  Failure,
  findDirectory,
  type MassDeprovisioning,
  readDeprovisionedUsers,
  readMassDeprovisioning,
  selectDeprovisionedUsers,
} from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, localVerb, type WorkspaceOptions } from './workspace.ts';

interface RevertOptions extends WorkspaceOptions {
  readonly yes?: true;
  readonly all?: true;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** Adds the noun to the program. Its words of earlier versions, `leavers show|restore|accept`, go on without being listed. */
export function registerDeprovisioning(program: Command): void {
  const noun = program
    .command('deprovisioning')
    .description('mass deprovisioning: unusually many users deactivated or deleted within an hour');
  addVerbs(noun, { show: 'show', revert: 'revert', acknowledge: 'acknowledge' });
  addVerbs(program.command('leavers', { hidden: true }), { show: 'show', revert: 'restore', acknowledge: 'accept' });
}

function addVerbs(noun: Command, names: Readonly<Record<'show' | 'revert' | 'acknowledge', string>>): void {
  const add = (name: string, description: string): Command => localVerb(noun, `${name} <directory>`, description);
  add(names.show, 'show the mass deprovisioning that awaits a decision and its users').action(show);
  add(names.revert, 'restore the users of the burst, not those removed before it or by other means')
    .option('--all', 'restore all listed users')
    .addOption(new Option('--only <ids...>', 'restore only these users').conflicts(['all', 'except']))
    .option('--except <ids...>', 'restore all but these users')
    .option('--yes', 'confirm')
    .action(revert);
  add(names.acknowledge, 'keep the changes; nothing is put on hold for a day').action(acknowledge);
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, platform }) => {
    const directory = await findDirectory(store, id);
    const own = store.directory(directory.id);
    const found = await readMassDeprovisioning(own, directory, platform.clock());
    if (found === undefined) {
      print(options.json, {}, () => 'No mass deprovisioning awaits a decision.');
      return;
    }
    const deprovisioned = await readDeprovisionedUsers(own, directory, found);
    const people = deprovisioned.people.map((person) => ({ ...person, at: time(person.at) }));
    print(options.json, { ...describe(found), burst: describeBurst(deprovisioned), people }, () =>
      [
        facts(Object.entries({ ...describe(found), burst: describeBurst(deprovisioned) }).map(shown)),
        tableOf(deprovisioned),
      ].join('\n\n'),
    );
  });
}

function revert(id: string, options: RevertOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, store, platform }) => {
    const choice = choiceOf(options);
    if (options.yes !== true) {
      const directory = await findDirectory(store, id);
      const scope = { directory, store: store.directory(directory.id), platform };
      const { found, people } = await selectDeprovisionedUsers(scope, choice);
      const all = found.deactivated + found.deleted;
      throw new Failure('BC-906', { reason: 'confirmRevert', users: people.length, all });
    }
    const input = { directory: id, choice, from: 0, budgetMs: Number.POSITIVE_INFINITY };
    const { people, restored, activated, created } = await useCases.massDeprovisioning.revert(ctx, input);
    print(
      options.json,
      { people, restored, activated, created },
      () =>
        `Of ${people} users, ${restored} were restored and ${activated} reactivated; ${created} were re-created by Entra.`,
    );
  });
}

function choiceOf({ all, only, except }: RevertOptions): Choice {
  if (only !== undefined) return { preset: 'none', except: new Set(only) };
  return { preset: all === true ? 'all' : burstChoice.preset, except: new Set(except) };
}

function acknowledge(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { massDeprovisioning } = await useCases.massDeprovisioning.acknowledge(ctx, { directory: id });
    print(options.json, describe(massDeprovisioning), () => 'Acknowledged.');
  });
}

function describe({ since, until, deactivated, deleted, threshold, actors }: MassDeprovisioning) {
  return { since: time(since), until: time(until), deactivated, deleted, threshold, actors };
}

function describeBurst({ burst, people }: DeprovisionedUsers) {
  const since = time(burst?.since);
  return { since, actor: burst?.actor, people: people.filter(({ isInBurst }) => isInBurst).length };
}

function tableOf({ people }: DeprovisionedUsers): string {
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

function kindOf({ wasDeactivated, wasDeleted }: DeprovisionedUser): string {
  if (wasDeleted) return wasDeactivated ? 'deactivated and deleted' : 'deleted';
  return 'deactivated';
}

function shown([name, value]: [string, unknown]): [string, string] {
  return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
