// `becard deprovisioning show|revert|acknowledge`

import { type Command, Option } from 'commander';
import { Failure } from '../domain/index.ts';
import type { Api, OperationAnswer, OperationInput } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { facts, print, table } from './output.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface RevertOptions extends WorkspaceOptions, Confirmed {
  readonly all?: true;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

type Page = OperationAnswer<'listDeprovisionedUsers'>;
type User = Page['items'][number];
type Facts = NonNullable<OperationAnswer<'getActivity'>['massDeprovisioning']>;
type Order = Required<OperationInput<'revertMassDeprovisioning'>>['body'];

/** The users to restore: a preset, and those of whom the opposite holds. */
interface Choice {
  readonly preset: 'burst' | 'all' | 'none';
  readonly except: readonly string[];
}

/** A mass deprovisioning with all of its users. */
interface Found {
  readonly facts: Facts;
  readonly burst: Page['burst'];
  readonly users: readonly User[];
}

/** Adds the noun to the program. Its words of earlier versions, `leavers show|restore|accept`, go on without being listed. */
export function registerDeprovisioning(program: Command): void {
  const noun = program
    .command('deprovisioning')
    .description('Mass deprovisioning: unusually many users deactivated or deleted within an hour');
  addVerbs(noun, { show: 'show', revert: 'revert', acknowledge: 'acknowledge' });
  addVerbs(program.command('leavers', { hidden: true }), { show: 'show', revert: 'restore', acknowledge: 'accept' });
}

function addVerbs(noun: Command, names: Readonly<Record<'show' | 'revert' | 'acknowledge', string>>): void {
  const add = (name: string, description: string): Command => verb(noun, `${name} <directory>`, description);
  add(names.show, 'Show the mass deprovisioning that awaits a decision and its users').action(show);
  add(names.revert, 'Restore the users of the burst, not those removed before it or by other means')
    .option('--all', 'restore all listed users')
    .addOption(new Option('--only <ids...>', 'restore only these users').conflicts(['all', 'except']))
    .option('--except <ids...>', 'restore all but these users')
    .option(...yesOption)
    .action(revert);
  add(names.acknowledge, 'Keep the changes; nothing is put on hold for a day')
    .option(...yesOption)
    .action(acknowledge);
}

function show(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const found = await find(api, directory);
    if (found === undefined) {
      print(options.json, {}, () => 'No mass deprovisioning awaits a decision.');
      return;
    }
    const shown = { ...describe(found.facts), burst: describeBurst(found) };
    print(options.json, { ...shown, people: found.users }, () =>
      [facts(factsOf(found)), tableOf(found.users)].join('\n\n'),
    );
  });
}

function revert(named: string, options: RevertOptions): Promise<void> {
  return inDirectory(options, named, async (api, directory) => {
    const found = await find(api, directory);
    if (found === undefined) throw new Failure('BC-905', { reason: 'deprovisioning' });
    const choice = choiceOf(options);
    const [count, all] = [found.users.filter((user) => isChosen(user, choice)).length, found.users.length];
    if (count === 0) throw new Failure('BC-906', { reason: 'selection' });
    await confirm(`This restores ${count} of ${all} users; becard deprovisioning show lists them.`, options);
    const { users, ...sums } = await revertAll(api, directory, {
      ...choice,
      ...(found.burst && { burst: found.burst }),
    });
    print(
      options.json,
      { people: users, ...sums },
      () =>
        `Of ${users} users, ${sums.restored} were restored and ${sums.activated} reactivated; ${sums.created} were re-created by Entra.`,
    );
  });
}

/** Part by part: a server answers each within seconds. */
async function revertAll({ call }: Api, directory: string, order: Omit<Order, 'from'>) {
  const sums = { users: 0, restored: 0, activated: 0, created: 0 };
  let from = 0;
  do {
    const part = await call('revertMassDeprovisioning', { directory, body: { ...order, from } });
    from = part.done;
    sums.users = part.users;
    sums.restored += part.restored;
    sums.activated += part.activated;
    sums.created += part.created;
  } while (from < sums.users);
  return sums;
}

function choiceOf({ all, only, except = [] }: RevertOptions): Choice {
  if (only !== undefined) return { preset: 'none', except: only };
  return { preset: all === true ? 'all' : 'burst', except };
}

function isChosen({ id, isInBurst }: User, { preset, except }: Choice): boolean {
  const isPreset = preset === 'all' || (preset === 'burst' && isInBurst);
  return isPreset !== except.includes(id);
}

function acknowledge(named: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { massDeprovisioning } = await call('getActivity', { directory });
    if (massDeprovisioning !== undefined) await confirm(consequenceOf(massDeprovisioning), options);
    await call('acknowledgeMassDeprovisioning', { directory });
    print(options.json, massDeprovisioning && describe(massDeprovisioning), () => 'Acknowledged.');
  });
}

/** Without a mass deprovisioning there is nothing to confirm, and the server refuses. */
function consequenceOf({ deactivated, deleted }: Facts): string {
  return `This keeps ${deactivated} deactivated and ${deleted} deleted users as they are; nothing is put on hold for a day.`;
}

async function find({ call }: Api, directory: string): Promise<Found | undefined> {
  const { massDeprovisioning } = await call('getActivity', { directory });
  if (massDeprovisioning === undefined) return undefined;
  const users: User[] = [];
  for (;;) {
    const query = { offset: users.length, limit: 1_000 };
    const { items, total, burst } = await call('listDeprovisionedUsers', { directory, query });
    users.push(...items);
    if (items.length === 0 || users.length >= total) return { facts: massDeprovisioning, burst, users };
  }
}

function describe({ since, until, deactivated, deleted, threshold, actors }: Facts) {
  const people = actors.map(({ users, ...actor }) => ({ ...actor, people: users }));
  return { since, until, deactivated, deleted, threshold, actors: people };
}

function describeBurst({ burst, users }: Found) {
  return { ...burst, people: users.filter(({ isInBurst }) => isInBurst).length };
}

function tableOf(users: readonly User[]): string {
  return table(
    ['IN BURST', 'TIME', 'NAME', 'WAS', 'BY', 'ID'],
    users.map((user) => [
      user.isInBurst ? 'yes' : 'no',
      user.at,
      user.name,
      kindOf(user),
      user.tokenName ?? user.actor,
      user.id,
    ]),
    'They can no longer be restored.',
  );
}

function kindOf({ wasDeactivated, wasDeleted }: User): string {
  if (wasDeleted) return wasDeactivated ? 'deactivated and deleted' : 'deleted';
  return 'deactivated';
}

function factsOf({ facts: { since: first, until, deactivated, deleted, threshold, actors }, burst, users }: Found) {
  const inBurst = users.filter(({ isInBurst }) => isInBurst).length;
  const since = burst === undefined ? '' : `, since ${burst.since}`;
  return [
    ['Since', first],
    ['Until', until],
    ['Users deactivated', deactivated],
    ['Users deleted', deleted],
    ['Unusual above', `${threshold} users within an hour`],
    ['Burst', `${inBurst} users${since}`],
    ['By', actors.map(({ actor, tokenName, users: people }) => `${tokenName ?? actor} (${people})`).join(', ')],
  ] as const;
}
