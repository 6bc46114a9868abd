// `becard directory create|list|show|set|delete`

import { type Command, Option } from 'commander';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inApi, inDirectory, verb } from './api.ts';
import { type Confirmed, confirmDeletion, yesOption } from './confirm.ts';
import { print, printFacts, printTable } from './output.ts';
import { requireChange } from './usage-error.ts';
import type { WorkspaceOptions } from './workspace.ts';

type Switch = 'on' | 'off';

interface CreateOptions extends WorkspaceOptions {
  readonly activate?: true;
  readonly license?: string;
}

interface SetOptions extends WorkspaceOptions {
  readonly entra?: Switch;
  readonly provisioning?: Switch;
  readonly hold?: Switch;
  readonly name?: string;
  readonly license?: string;
}

export function registerDirectory(program: Command): void {
  const noun = program.command('directory').description('User Directories');
  verb(noun, 'create <name>', 'Create a User Directory')
    .option('--activate', 'turn both switches on and create a token')
    .option('--license <reference>', 'the License Reference')
    .action(create);
  verb(noun, 'list', 'List all User Directories').action(list);
  verb(noun, 'show <directory>', 'Show one User Directory').action(show);
  verb(noun, 'set <directory>', 'Change switches, name or License Reference')
    .addOption(switchOption('--entra <state>', '"Activate Microsoft Entra"'))
    .addOption(switchOption('--provisioning <state>', '"Enable SCIM Provisioning via Microsoft Entra ID …"'))
    .addOption(
      switchOption('--hold <state>', 'reject further deprovisioning while a mass deprovisioning awaits a decision'),
    )
    .option('--name <name>', 'a new name')
    .option('--license <reference>', 'the License Reference; "" clears it')
    .action(set);
  verb(noun, 'delete <directory>', 'Delete a User Directory and all its data')
    .alias('remove')
    .option(...yesOption)
    .action(remove);
}

function switchOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(['on', 'off']);
}

function create(name: string, { activate, license, ...options }: CreateOptions): Promise<void> {
  const make = async ({ call }: Api): Promise<void> => {
    const body = { name, licenseReference: license, activate };
    const { secret, ...directory } = await call('createDirectory', { body });
    const { id, tenantUrl } = directory;
    const token = secret === undefined ? {} : { token: secret };
    printFacts(options.json, { id, name: directory.name, tenantUrl, ...token }, [
      ['User Directory', directory.name],
      ['ID', id],
      ['Tenant URL', tenantUrl],
      ['Secret Token', secret === undefined ? undefined : `${secret}  (shown this once)`],
    ]);
  };
  return inApi(options, make, { creates: true, printsAddress: true });
}

function list(options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { items } = await call('listDirectories', {});
    const counts = { USERS: 'users', GROUPS: 'groups' } as const;
    const columns = { ID: 'id', NAME: 'name', ENTRA: 'entra', PROVISIONING: 'provisioning', ...counts } as const;
    printTable(options.json, items, columns, 'There is no User Directory yet: becard directory create NAME --activate');
  });
}

function show(named: string, options: WorkspaceOptions): Promise<void> {
  const read = async ({ call }: Api, directory: string): Promise<void> =>
    printOne(await call('getDirectory', { directory }), options);
  return inDirectory(options, named, read, { printsAddress: true });
}

function set(named: string, options: SetOptions, command: Command): Promise<void> {
  const body = {
    name: options.name,
    licenseReference: options.license,
    entra: isOn(options.entra),
    provisioning: isOn(options.provisioning),
    deprovisioningGuard: isOn(options.hold),
  };
  requireChange(command, body);
  const change = async ({ call }: Api, directory: string): Promise<void> =>
    printOne(await call('changeDirectory', { directory, body }), options);
  return inDirectory(options, named, change, { printsAddress: true });
}

function isOn(state: Switch | undefined): boolean | undefined {
  return state === undefined ? undefined : state === 'on';
}

function remove(named: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { id, name } = await call('getDirectory', { directory });
    await confirmDeletion(name, options);
    await call('removeDirectory', { directory, query: { name } });
    print(options.json, { id, deleted: true }, () => `Deleted ${id} (${name}).`);
  });
}

function printOne(directory: OperationAnswer<'getDirectory'>, options: WorkspaceOptions): void {
  printFacts(options.json, directory, [
    ['User Directory', directory.name],
    ['ID', directory.id],
    ['Tenant URL', directory.tenantUrl],
    ['License Reference', directory.licenseReference],
    ['Activate Microsoft Entra', directory.entra],
    ['Enable SCIM Provisioning', directory.provisioning],
    ['Hold mass deprovisioning', directory.deprovisioningGuard],
    ['Users', directory.users],
    ['Groups', directory.groups],
    ['Created', directory.createdAt],
  ]);
}
