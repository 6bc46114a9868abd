// `becard group list|show`

import type { Command } from 'commander';
import { inDirectory, verb } from './api.ts';
import { printFacts, printTable } from './output.ts';
import { readPages } from './pages.ts';
import type { WorkspaceOptions } from './workspace.ts';

export function registerGroup(program: Command): void {
  const noun = program.command('group').description('Groups in a User Directory');
  verb(noun, 'list <directory>', 'List groups with their number of members, oldest first').action(list);
  verb(noun, 'show <directory> <group>', 'Show one group by its SCIM id').action(show);
}

const columns = { ID: 'id', NAME: 'displayName', MEMBERS: 'members', CHANGED: 'changedAt' } as const;

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const groups = await readPages((page) => call('listGroups', { directory, query: { ...page, sort: 'created' } }));
    printTable(options.json, groups, columns, 'No groups yet.');
  });
}

function show(named: string, id: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    const group = await call('getGroup', { directory, group: id });
    printFacts(options.json, group, [
      ['Name', group.displayName],
      ['ID', group.id],
      ['Members', group.members],
      ['Members not provisioned yet', group.pending],
      ['Groups in it', namesOf(group.groups)],
      ['Groups of the same name', namesOf(group.namesakes)],
      ['Created', group.createdAt],
      ['Changed', group.changedAt],
    ]);
  });
}

function namesOf(groups: readonly { readonly id: string; readonly displayName?: string }[]): string | undefined {
  return groups.length === 0 ? undefined : groups.map(({ id, displayName }) => displayName ?? id).join(', ');
}
