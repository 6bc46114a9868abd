// `becard admin create|list|reset`

import { type Command, Option } from 'commander';
import { type Administrator, type Role, roles, welcomeLink } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { printFacts, printTable, time } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly role?: Role;
}

export function registerAdmin(program: Command): void {
  const noun = program.command('admin').description('console administrators');
  verb(noun, 'create <email>', 'add an administrator and print the link')
    .addOption(new Option('--role <role>', 'role (the first administrator is an owner)').choices(roles))
    .action(create);
  verb(noun, 'list', 'list administrators').action(list);
  verb(noun, 'reset <email>', 'print a link to set a new password').action(reset);
}

function create(email: string, { role, ...options }: CreateOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const { administrator, secret } = await useCases.administrators.invite(ctx, { email, role });
    printLink(options, administrator.email, welcomeLink(publicUrl, secret));
  });
}

function reset(email: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, publicUrl }) => {
    const { administrator, secret } = await useCases.administrators.reset(ctx, { email });
    printLink(options, administrator.email, welcomeLink(publicUrl, secret));
  });
}

function printLink(options: WorkspaceOptions, email: string, link: string): void {
  printFacts(options.json, { email, link }, [
    ['Administrator', email],
    ['Link', `${link}  (works once, within 72 hours)`],
  ]);
}

function list(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ accounts }) => {
    const administrators = await accounts.store.list();
    const shown = administrators.map((administrator) => ({
      ...administrator,
      createdAt: time(administrator.createdAt),
      lastSignInAt: time(administrator.lastSignInAt),
    }));
    const status = ({ hasPassword }: Pick<Administrator, 'hasPassword'>): string =>
      hasPassword ? 'active' : 'invited';
    const columns = { EMAIL: 'email', ROLE: 'role', STATUS: status, 'LAST SIGN-IN': 'lastSignInAt' } as const;
    printTable(options.json, shown, columns, 'No administrator yet: becard admin create EMAIL');
  });
}
