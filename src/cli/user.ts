// `becard user list|show`

import type { Command } from 'commander';
import {
  asObject,
  findDirectory,
  findPerson,
  type PersonSummary,
  peopleAt,
  searchText,
  tenantUrlOf,
  userKind,
} from '../directory/index.ts';
import { facts, print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

const pageSize = 1_000;

interface ListOptions extends WorkspaceOptions {
  readonly search?: string;
}

/** Adds the noun to the program. */
export function registerUser(program: Command): void {
  const noun = program.command('user').description('people in a User Directory');
  withWorkspaceOptions(noun.command('list').argument('<directory>').description('list people in the order of arrival'))
    .option('--search <text>', 'only those whose name, address or key contains the text')
    .action(list);
  withWorkspaceOptions(
    noun
      .command('show')
      .argument('<directory>')
      .argument('<user>', 'a SCIM id, a userName (Entra object id) or an externalId (user principal name)')
      .description('show one person'),
  ).action(show);
}

function list(directory: string, options: ListOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const search = searchText(options.search);
    const positions = await store.directory(id).arrange({ type: 'User', search, order: 'created' });
    const people: PersonSummary[] = [];
    for (let at = 0; at < positions.length; at += pageSize) {
      const page = await peopleAt(store.directory(id), positions.slice(at, at + pageSize));
      people.push(...page.filter((person) => person !== undefined));
    }
    print(options.json, people.map(describe), () =>
      table(
        ['ID', 'NAME', 'E-MAIL', 'DEPARTMENT', 'STATUS'],
        people.map((person) => [person.id, person.displayName, person.email, person.department, statusOf(person)]),
        'No user is here yet.',
      ),
    );
  });
}

function show(directory: string, user: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store, publicUrl }) => {
    const { id } = await findDirectory(store, directory);
    const { summary, resource, manager } = await findPerson(store.directory(id), user);
    const groups = (resource.memberships ?? []).map(({ groupId, display }) => ({ id: groupId, displayName: display }));
    const whole = asObject(userKind, resource, tenantUrlOf(publicUrl, id));
    print(options.json, { ...describe(summary), manager, groups, resource: whole }, () =>
      facts([
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
      ]),
    );
  });
}

function describe(person: PersonSummary) {
  return { ...person, createdAt: time(person.createdAt), changedAt: time(person.changedAt) };
}

function statusOf(person: PersonSummary): string {
  return person.active ? 'active' : 'inactive';
}
