// `becard admin create|list|reset`

import { type Command, Option } from 'commander';
import { type Role, roles, welcomeLink } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

interface CreateOptions extends WorkspaceOptions {
  readonly role?: Role;
}

/** Adds the noun to the program. */
export function registerAdmin(program: Command): void {
  const noun = program.command('admin').description('console administrators');
  withWorkspaceOptions(
    noun.command('create').argument('<email>').description('add an administrator and print the link'),
  )
    .addOption(new Option('--role <role>', 'role (the first administrator is an owner)').choices(roles))
    .action(create);
  withWorkspaceOptions(noun.command('list').description('list administrators')).action(list);
  withWorkspaceOptions(
    noun.command('reset').argument('<email>').description('print a link to set a new password'),
  ).action(reset);
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
  print(options.json, { email, link }, () =>
    facts([
      ['Administrator', email],
      ['Link', `${link}  (works once, within 72 hours)`],
    ]),
  );
}

function list(options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ accounts }) => {
    const administrators = await accounts.store.list();
    const shown = administrators.map((administrator) => ({
      ...administrator,
      createdAt: time(administrator.createdAt),
      lastSignInAt: time(administrator.lastSignInAt),
    }));
    print(options.json, shown, () =>
      table(
        ['EMAIL', 'ROLE', 'STATUS', 'LAST SIGN-IN'],
        shown.map((row) => [row.email, row.role, row.hasPassword ? 'active' : 'invited', row.lastSignInAt]),
        'No administrator yet: becard admin create EMAIL',
      ),
    );
  });
}
