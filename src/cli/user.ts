// `becard user list|show|restore|export|erase`

import { type Command, Option } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { print, printFacts, printTable } from './output.ts';
import { readPages } from './pages.ts';
import { lineCount } from './whole-number.ts';
import type { WorkspaceOptions } from './workspace.ts';

type User = OperationAnswer<'getUser'>;
type UserSummary = Omit<User, 'failure' | 'groups' | 'history' | 'manager' | 'named' | 'resource' | 'version'>;

const whichUser = 'a SCIM id, a userName (Entra object id) or an externalId (user principal name)';

const statuses = ['active', 'inactive', 'deleted'] as const;

interface ListOptions extends WorkspaceOptions {
  readonly search?: string;
  readonly status?: (typeof statuses)[number];
  readonly deleted?: true;
  readonly limit?: number;
}

export function registerUser(program: Command): void {
  const noun = program.command('user').description('Users of a User Directory');
  verb(noun, 'list <directory>', 'List users, oldest first')
    .option('--search <text>', 'only users whose name, email or key contains the text')
    .addOption(new Option('--status <status>', 'only users with this status').choices(statuses))
    .addOption(new Option('--deleted', 'only deleted users, who can be restored').conflicts('status'))
    .option('--limit <number>', 'maximum number of users (default: all)', lineCount)
    .action(list);
  const one = (name: string, description: string): Command =>
    verb(noun, `${name} <directory>`, description).argument('<user>', whichUser);
  one('show', 'Show one person').action(show);
  one('restore', 'Bring a deleted user back with the same id').action(restore);
  one('export', 'Everything that is kept about a user as one JSON document, without hashes').action(exportOne);
  one('erase', 'Erase a user from every table: records, history, log')
    .option(...yesOption)
    .action(erase);
}

function list(named: string, { search, status, deleted, limit, ...options }: ListOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const filter = { search, status: deleted === true ? 'deleted' : status, sort: 'created' } as const;
    const users = await readPages((page) => call('listUsers', { directory, query: { ...page, ...filter } }), limit);
    printTable(options.json, users.map(withScimNames), columns, 'No users yet.');
  });
}

const columns = {
  ID: 'id',
  NAME: 'displayName',
  EMAIL: 'email',
  DEPARTMENT: 'department',
  STATUS: statusOf,
} as const;

function show(named: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) =>
    printOne(await call('getUser', { directory, user }), options),
  );
}

function restore(named: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) =>
    printOne(await call('restoreUser', { directory, user }), options),
  );
}

function printOne(user: User, options: WorkspaceOptions): void {
  const { groups, manager, warnings } = user;
  printFacts(options.json, withScimNames(user), [
    ['Name', user.displayName],
    ['ID', user.id],
    ['Entra object ID (userName)', user.objectId],
    ['User principal name (externalId)', user.userPrincipalName],
    ['E-mail', user.email],
    ['Position', user.title],
    ['Department', user.department],
    ['Manager', manager?.displayName ?? manager?.id],
    ['Groups', groups.length === 0 ? undefined : groups.map((group) => group.displayName).join(', ')],
    ['Status', statusOf(user)],
    ['Warnings', warnings.length === 0 ? undefined : warnings.join(', ')],
    ['Changed', user.changedAt],
  ]);
}

/** The document is JSON with and without --json. */
function exportOne(named: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const document: unknown = await (await call('exportUser', { directory, user })).json();
    print(true, document, () => '');
  });
}

function erase(named: string, user: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const { id, displayName = id } = await call('getUser', { directory, user });
    await confirm(
      `This permanently erases ${displayName} (${id}), including values in the history and log. If the user is still in Entra's scope, Entra creates a new record.`,
      options,
    );
    const { ids, events, logEntries } = await call('eraseUser', { directory, user });
    print(
      options.json,
      { ids, events, logEntries },
      () => `Erased ${ids.join(', ')}: ${events} events and ${logEntries} log entries were cleared of personal data.`,
    );
  });
}

/** What Entra's mapping fills is printed by the names of the SCIM attributes. */
function withScimNames<Shown extends UserSummary>({ objectId, userPrincipalName, ...user }: Shown) {
  return { ...user, userName: objectId, externalId: userPrincipalName };
}

function statusOf({ active, deletedAt }: Pick<UserSummary, 'active' | 'deletedAt'>): string {
  if (deletedAt !== undefined) return 'deleted';
  return active ? 'active' : 'inactive';
}
