// `becard location list|add|set|delete|gaps`

import type { Command } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { type Columns, print, printTable } from './output.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Location = OperationAnswer<'addCardLocation'>;

interface Parts extends WorkspaceOptions {
  readonly street?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  readonly country?: string;
  readonly phone?: string;
}

const columns: Columns<Location> = {
  ID: 'id',
  NAME: 'name',
  STREET: 'street',
  PLACE: ({ postalCode = '', locality = '' }) => `${postalCode} ${locality}`.trim(),
  COUNTRY: 'country',
  PHONE: 'phone',
};

/** Adds the noun to the program. */
export function registerLocation(program: Command): void {
  const noun = program.command('location').description('locations of the offices on cards');
  verb(noun, 'list <directory>', 'list the locations').action(list);
  withParts(verb(noun, 'add <directory> <name>', 'add a location; the name is that of the office')).action(add);
  withParts(verb(noun, 'set <directory> <location>', 'change a location, at once on every card'))
    .option('--name <name>', 'the name of the office')
    .action(set);
  verb(noun, 'delete <directory> <location>', 'remove a location')
    .option(...yesOption)
    .action(remove);
  verb(noun, 'gaps <directory>', 'list office names without a location').action(gaps);
}

function withParts(command: Command): Command {
  return command
    .option('--street <street>', 'street and number')
    .option('--postal-code <code>', 'postal code')
    .option('--locality <place>', 'town')
    .option('--country <country>', 'country')
    .option('--phone <number>', 'phone number of those who have none of their own');
}

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    printTable(options.json, (await call('listCardLocations', { directory })).items, columns, 'No locations.');
  });
}

function add(named: string, name: string, options: Parts): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const body = { name, ...partsOf(options) };
    printTable(options.json, [await call('addCardLocation', { directory, body })], columns, '');
  });
}

function set(named: string, location: string, options: Parts & { readonly name?: string }): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const body = { name: options.name, ...partsOf(options) };
    printTable(options.json, [await call('changeCardLocation', { directory, location, body })], columns, '');
  });
}

function partsOf({ street, postalCode, locality, country, phone }: Parts): Omit<Parts, keyof WorkspaceOptions> {
  return Object.fromEntries(
    Object.entries({ street, postalCode, locality, country, phone }).filter(([, part]) => part !== undefined),
  );
}

function remove(named: string, location: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    await confirm(`This removes the location ${location}.`, options);
    await call('removeCardLocation', { directory, location });
    print(options.json, { removed: location }, () => `Removed ${location}.`);
  });
}

function gaps(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { offices } = await call('listCardGaps', { directory });
    const shown: Columns<(typeof offices)[number]> = { OFFICE: 'name', USERS: 'users' };
    printTable(options.json, offices, shown, 'Every office has a location.');
  });
}
