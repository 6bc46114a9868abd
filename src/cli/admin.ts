// `becard admin create|list|reset`

import { type Command, Option } from 'commander';
import { type Role, roles } from '../domain/index.ts';
import type { Api, OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { printFacts, printTable } from './output.ts';
import type { WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly role?: Role;
}

export function registerAdmin(program: Command): void {
  const noun = program.command('admin').description('Console administrators');
  verb(noun, 'create <email>', 'Add an administrator and print the link')
    .alias('invite')
    .addOption(new Option('--role <role>', 'role (the first administrator is an owner)').choices(roles))
    .action(create);
  verb(noun, 'list', 'List administrators').action(list);
  verb(noun, 'reset <email>', 'Print a link to set a new password').action(reset);
}

function create(email: string, { role, ...options }: CreateOptions): Promise<void> {
  const invite = async ({ call }: Api): Promise<void> =>
    printLink(options, await call('inviteAdministrator', { body: { email, role } }));
  return inApi(options, invite, { creates: true, printsAddress: true });
}

function reset(email: string, options: WorkspaceOptions): Promise<void> {
  const invite = async ({ call }: Api): Promise<void> =>
    printLink(options, await call('resetAdministrator', { administrator: email }));
  return inApi(options, invite, { printsAddress: true });
}

function printLink(options: WorkspaceOptions, made: OperationAnswer<'inviteAdministrator'>): void {
  const { administrator, link } = made;
  printFacts(options.json, { email: administrator.email, link }, [
    ['Administrator', administrator.email],
    ['Link', `${link}  (works once, within 72 hours)`],
  ]);
}

const columns = { EMAIL: 'email', ROLE: 'role', STATUS: 'state', 'LAST SIGN-IN': 'lastSignInAt' } as const;

function list(options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { items } = await call('listAdministrators', {});
    printTable(options.json, items, columns, 'No administrator yet: becard admin create EMAIL');
  });
}
