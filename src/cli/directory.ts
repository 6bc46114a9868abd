// `becard directory create|list|show|set|delete`

import { type Command, Option } from 'commander';
import {
  countResources,
  type Directory,
  Failure,
  findDirectory,
  listDirectories,
  tenantUrlOf,
} from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { print, printFacts, printTable, time } from './output.ts';
import { inWorkspace, verb, type Workspace, type WorkspaceOptions } from './workspace.ts';

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

interface DeleteOptions extends WorkspaceOptions {
  readonly yes?: true;
}

export function registerDirectory(program: Command): void {
  const noun = program.command('directory').description('User Directories');
  verb(noun, 'create <name>', 'create a User Directory')
    .option('--activate', 'turn both switches on and create a token')
    .option('--license <reference>', 'the License Reference')
    .action(create);
  verb(noun, 'list', 'list all User Directories').action(list);
  verb(noun, 'show <id>', 'show one User Directory').action(show);
  verb(noun, 'set <id>', 'change switches, name or License Reference')
    .addOption(switchOption('--entra <state>', '"Activate Microsoft Entra"'))
    .addOption(switchOption('--provisioning <state>', '"Enable SCIM Provisioning via Microsoft Entra ID …"'))
    .addOption(
      switchOption('--hold <state>', 'reject further deprovisioning while a mass deprovisioning awaits a decision'),
    )
    .option('--name <name>', 'a new name')
    .option('--license <reference>', 'the License Reference; "" clears it')
    .action(set);
  verb(noun, 'delete <id>', 'delete a User Directory and all its data')
    .option('--yes', 'confirm: users, groups, tokens and history are permanently deleted')
    .action(remove);
}

function switchOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(['on', 'off']);
}

function create(name: string, { activate, license, ...options }: CreateOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const request = { name, licenseReference: license, isActive: activate === true };
    const { directory, made } = await useCases.directories.create(ctx, request);
    const secret = made?.secret;
    const tenantUrl = tenantUrlOf(publicUrl, directory.id);
    const result = {
      id: directory.id,
      name: directory.name,
      tenantUrl,
      ...(secret === undefined ? {} : { token: secret }),
    };
    printFacts(options.json, result, [
      ['User Directory', directory.name],
      ['ID', directory.id],
      ['Tenant URL', tenantUrl],
      ['Secret Token', secret === undefined ? undefined : `${secret}  (shown this once)`],
    ]);
  });
}

function list(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const directories = await listDirectories(workspace.store);
    const shown = await Promise.all(directories.map((directory) => describe(workspace, directory)));
    const counts = { USERS: 'users', GROUPS: 'groups' } as const;
    const columns = { ID: 'id', NAME: 'name', ENTRA: 'entra', PROVISIONING: 'provisioning', ...counts } as const;
    printTable(options.json, shown, columns, 'There is no User Directory yet: becard directory create NAME --activate');
  });
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    await showOne(workspace, await findDirectory(workspace.store, id), options);
  });
}

function set(id: string, options: SetOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const patch = {
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.license === undefined ? {} : { licenseReference: options.license }),
      ...(options.entra === undefined ? {} : { entra: options.entra === 'on' }),
      ...(options.provisioning === undefined ? {} : { provisioning: options.provisioning === 'on' }),
      ...(options.hold === undefined ? {} : { deprovisioningGuard: options.hold === 'on' }),
    };
    const { directory } = await useCases.directories.change(workspace.ctx, { directory: id, ...patch });
    await showOne(workspace, directory, options);
  });
}

function remove(id: string, options: DeleteOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, store }) => {
    const directory = await findDirectory(store, id);
    if (options.yes !== true) throw new Failure('BC-906', { reason: 'confirmDeletion', directory: directory.name });
    await useCases.directories.remove(ctx, { directory: id });
    print(options.json, { id: directory.id, deleted: true }, () => `Deleted ${directory.id} (${directory.name}).`);
  });
}

async function showOne(workspace: Workspace, directory: Directory, options: WorkspaceOptions): Promise<void> {
  const shown = await describe(workspace, directory);
  printFacts(options.json, shown, [
    ['User Directory', shown.name],
    ['ID', shown.id],
    ['Tenant URL', shown.tenantUrl],
    ['License Reference', shown.licenseReference],
    ['Activate Microsoft Entra', shown.entra],
    ['Enable SCIM Provisioning', shown.provisioning],
    ['Hold mass deprovisioning', shown.deprovisioningGuard],
    ['Users', shown.users],
    ['Groups', shown.groups],
    ['Created', shown.createdAt],
  ]);
}

async function describe(workspace: Workspace, directory: Directory) {
  const counts = await countResources(workspace.store.directory(directory.id));
  const tenantUrl = tenantUrlOf(workspace.publicUrl, directory.id);
  const { deprovisioningAcknowledgedUntil: _, ...rest } = directory;
  return { ...rest, createdAt: time(directory.createdAt), tenantUrl, ...counts };
}
