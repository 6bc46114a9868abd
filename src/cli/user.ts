// `becard user list|show|export|erase`

import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import {
  asObject,
  Failure,
  findDirectory,
  findPerson,
  findUserRecords,
  recordsOf,
  searchText,
  tenantUrlOf,
  type UserSummary,
  userKind,
  usersByPositions,
} from '../domain/index.ts';
import { logDelayMs } from '../http/index.ts';
import * as useCases from '../use-cases/index.ts';
import { print, printFacts, printTable, time } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

const pageSize = 1_000;
const whichUser = 'a SCIM id, a userName (Entra object id) or an externalId (user principal name)';

interface EraseOptions extends WorkspaceOptions {
  readonly yes?: true;
}

interface ListOptions extends WorkspaceOptions {
  readonly search?: string;
}

export function registerUser(program: Command): void {
  const noun = program.command('user').description('users of a User Directory');
  verb(noun, 'list <directory>', 'list users, oldest first')
    .option('--search <text>', 'only users whose name, email or key contains the text')
    .action(list);
  const one = (name: string, description: string): Command =>
    verb(noun, `${name} <directory>`, description).argument('<user>', whichUser);
  one('show', 'show one person').action(show);
  one('export', 'everything that is kept about a user as one JSON document, without hashes').action(exportOne);
  one('erase', 'erase a user from every table: records, history, log')
    .option('--yes', 'confirm: the user cannot be restored')
    .action(erase);
}

function list(directory: string, options: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const search = searchText(options.search);
    const positions = await store.directory(id).lists.positions({ type: 'User', search, order: 'created' });
    const people: UserSummary[] = [];
    for (let at = 0; at < positions.length; at += pageSize) {
      const page = await usersByPositions(store.directory(id), positions.slice(at, at + pageSize));
      people.push(...page.filter((person) => person !== undefined));
    }
    const columns = {
      ID: 'id',
      NAME: 'displayName',
      EMAIL: 'email',
      DEPARTMENT: 'department',
      STATUS: statusOf,
    } as const;
    printTable(options.json, people.map(describe), columns, 'No users yet.');
  });
}

function show(directory: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, publicUrl }) => {
    const { id } = await findDirectory(store, directory);
    const { summary, resource, manager } = await findPerson(store.directory(id), user);
    const groups = (resource.memberships ?? []).map(({ groupId, display }) => ({ id: groupId, displayName: display }));
    const whole = asObject(userKind, resource, tenantUrlOf(publicUrl, id));
    printFacts(options.json, { ...describe(summary), manager, groups, resource: whole }, [
      ['Name', summary.displayName],
      ['ID', summary.id],
      ['Entra object ID (userName)', summary.userName],
      ['User principal name (externalId)', summary.externalId],
      ['E-mail', summary.email],
      ['Position', summary.title],
      ['Department', summary.department],
      ['Manager', manager?.displayName ?? manager?.id],
      ['Groups', groups.length === 0 ? undefined : groups.map((group) => group.displayName).join(', ')],
      ['Status', statusOf(summary)],
      ['Warnings', summary.warnings.length === 0 ? undefined : summary.warnings.join(', ')],
      ['Changed', time(summary.changedAt)],
    ]);
  });
}

/** The document is JSON with and without --json. */
function exportOne(directory: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { document } = await useCases.users.exportOne(ctx, { directory, user });
    print(true, document, () => '');
  });
}

function erase(directory: string, user: string, options: EraseOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx, store }) => {
    if (options.yes !== true) {
      const { id } = await findDirectory(store, directory);
      const records = recordsOf(await findUserRecords(store.directory(id), user));
      throw new Failure('BC-906', { reason: 'confirmErasure', ids: records.map((record) => record.id).join(', ') });
    }
    const untilLogged = (): Promise<void> => delay(logDelayMs);
    const { ids, events, logEntries } = await useCases.users.erase(ctx, { directory, user, untilLogged });
    print(
      options.json,
      { ids, events, logEntries },
      () =>
        `Erased ${ids.join(', ')}: ${String(events)} events and ${String(logEntries)} log entries were cleared of personal data.`,
    );
  });
}

function describe(person: UserSummary) {
  return { ...person, createdAt: time(person.createdAt), changedAt: time(person.changedAt) };
}

function statusOf(person: Pick<UserSummary, 'active'>): string {
  return person.active ? 'active' : 'inactive';
}
