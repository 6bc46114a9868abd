// `becard group list`

import type { Command } from 'commander';
import { findDirectory, type GroupSummary, listGroups } from '../directory/index.ts';
import { print, table, time } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

const pageSize = 1_000;

/** Adds the noun to the program. */
export function registerGroup(program: Command): void {
  const noun = program.command('group').description('groups in a User Directory');
  withWorkspaceOptions(noun.command('list').argument('<directory>').description('list groups and their sizes')).action(
    list,
  );
}

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const groups: GroupSummary[] = [];
    let after: number | undefined;
    do {
      const page = await listGroups(store.directory(id), { search: undefined, after, limit: pageSize });
      groups.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    const shown = groups.map((group) => ({
      ...group,
      createdAt: time(group.createdAt),
      changedAt: time(group.changedAt),
    }));
    print(options.json, shown, () =>
      table(
        ['ID', 'NAME', 'MEMBERS', 'CHANGED'],
        shown.map((group) => [group.id, group.displayName, group.members, group.changedAt]),
        'No group is here yet.',
      ),
    );
  });
}
