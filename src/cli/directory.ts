// `becard directory create|list|show|set|delete`

import { type Command, Option } from 'commander';
import {
  changeDirectory,
  contentsOf,
  countResources,
  createDirectory,
  createToken,
  type Directory,
  deleteDirectory,
  directoryChanges,
  directoryRecord,
  Failure,
  findDirectory,
  listDirectories,
  tenantUrlOf,
  tokenRecord,
} from '../domain/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type Workspace, type WorkspaceOptions, withAudit, withWorkspaceOptions } from './workspace.ts';

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

/** Adds the noun to the program. */
export function registerDirectory(program: Command): void {
  const noun = program.command('directory').description('User Directories, each with a Tenant URL of its own');
  withWorkspaceOptions(noun.command('create').argument('<name>').description('create a User Directory'))
    .option('--activate', 'turn both switches on and create a token')
    .option('--license <reference>', 'the License Reference')
    .action(create);
  withWorkspaceOptions(noun.command('list').description('list all User Directories')).action(list);
  withWorkspaceOptions(noun.command('show').argument('<id>').description('show one User Directory')).action(show);
  withWorkspaceOptions(noun.command('set').argument('<id>').description('change switches, name or License Reference'))
    .addOption(switchOption('--entra <state>', '"Activate Microsoft Entra"'))
    .addOption(switchOption('--provisioning <state>', '"Enable SCIM Provisioning via Microsoft Entra ID …"'))
    .addOption(switchOption('--hold <state>', 'refuse further leavers while a wave of them stands unanswered'))
    .option('--name <name>', 'a new name')
    .option('--license <reference>', 'the License Reference; "" clears it')
    .action(set);
  withWorkspaceOptions(
    noun.command('delete').argument('<id>').description('delete a User Directory with everything in it'),
  )
    .option('--yes', 'confirm: users, groups, tokens and history are gone for good')
    .action(remove);
}

function switchOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(['on', 'off']);
}

function create(name: string, options: CreateOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const isActive = options.activate === true;
    const wish = { name, licenseReference: options.license, entra: isActive, provisioning: isActive };
    const { directory, secret } = await withAudit(workspace, async (inner) => {
      const created = await createDirectory(inner.store, inner.platform, wish);
      await inner.record(directoryRecord('directory.created', created));
      return { directory: created, secret: isActive ? await firstSecret(inner, created) : undefined };
    });
    const tenantUrl = tenantUrlOf(workspace.publicUrl, directory.id);
    const result = {
      id: directory.id,
      name: directory.name,
      tenantUrl,
      ...(secret === undefined ? {} : { token: secret }),
    };
    print(options.json, result, () =>
      facts([
        ['User Directory', directory.name],
        ['ID', directory.id],
        ['Tenant URL', tenantUrl],
        ['Secret Token', secret === undefined ? undefined : `${secret}  (shown this once)`],
      ]),
    );
  });
}

async function firstSecret({ store, platform, record }: Workspace, { id }: Directory): Promise<string> {
  const scope = { directoryId: id, store: store.directory(id), platform };
  const { token, secret } = await createToken(scope, { createdBy: 'command line' });
  await record(tokenRecord('token.created', token));
  return secret;
}

function list(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const directories = await listDirectories(workspace.store);
    const shown = await Promise.all(directories.map((directory) => describe(workspace, directory)));
    print(options.json, shown, () =>
      table(
        ['ID', 'NAME', 'ENTRA', 'PROVISIONING', 'USERS', 'GROUPS'],
        shown.map((row) => [row.id, row.name, row.entra, row.provisioning, row.users, row.groups]),
        'There is no User Directory yet: becard directory create NAME --activate',
      ),
    );
  });
}

function show(id: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    await showOne(workspace, await findDirectory(workspace.store, id), options);
  });
}

function set(id: string, options: SetOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const wish = {
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.license === undefined ? {} : { licenseReference: options.license }),
      ...(options.entra === undefined ? {} : { entra: options.entra === 'on' }),
      ...(options.provisioning === undefined ? {} : { provisioning: options.provisioning === 'on' }),
      ...(options.hold === undefined ? {} : { deprovisioningGuard: options.hold === 'on' }),
    };
    const directory = await withAudit(workspace, async (inner) => {
      const before = await findDirectory(inner.store, id);
      const changed = await changeDirectory(inner.store, id, wish);
      const changes = directoryChanges(before, changed);
      if (changes.length > 0) await inner.record({ ...directoryRecord('directory.changed', before), changes });
      return changed;
    });
    await showOne(workspace, directory, options);
  });
}

function remove(id: string, options: DeleteOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const directory = await findDirectory(workspace.store, id);
    if (options.yes !== true) {
      throw new Failure('BC-906', { reason: 'confirmDeletion', directory: directory.name });
    }
    const changes = await withAudit(workspace, async ({ store, record }) => {
      const held = await contentsOf(store, directory);
      await record({ ...directoryRecord('directory.deletion_begun', directory), changes: held });
      return held;
    });
    // In pieces, each a transaction: the line above is there whatever becomes of it.
    await deleteDirectory(workspace.store, id);
    await workspace.record({ ...directoryRecord('directory.deleted', directory), changes });
    print(options.json, { id: directory.id, deleted: true }, () => `Deleted ${directory.id} (${directory.name}).`);
  });
}

async function showOne(workspace: Workspace, directory: Directory, options: WorkspaceOptions): Promise<void> {
  const shown = await describe(workspace, directory);
  print(options.json, shown, () =>
    facts([
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
    ]),
  );
}

async function describe(workspace: Workspace, directory: Directory) {
  const counts = await countResources(workspace.store.directory(directory.id));
  const tenantUrl = tenantUrlOf(workspace.publicUrl, directory.id);
  const { deprovisioningAcknowledgedUntil: _, ...rest } = directory;
  return { ...rest, createdAt: time(directory.createdAt), tenantUrl, ...counts };
}
