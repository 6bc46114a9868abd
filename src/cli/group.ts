// `becard group list`

import type { Command } from 'commander';
import { findDirectory, type GroupSummary, groupsByPositions } from '../domain/index.ts';
import { printTable, time } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

const pageSize = 1_000;

export function registerGroup(program: Command): void {
  const noun = program.command('group').description('groups in a User Directory');
  verb(noun, 'list <directory>', 'list groups with their number of members').action(list);
}

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const positions = await store.directory(id).lists.positions({ type: 'Group', order: 'created' });
    const groups: GroupSummary[] = [];
    for (let at = 0; at < positions.length; at += pageSize) {
      const page = await groupsByPositions(store.directory(id), positions.slice(at, at + pageSize));
      groups.push(...page.filter((group) => group !== undefined));
    }
    const shown = groups.map((group) => ({
      ...group,
      createdAt: time(group.createdAt),
      changedAt: time(group.changedAt),
    }));
    const columns = { ID: 'id', NAME: 'displayName', MEMBERS: 'members', CHANGED: 'changedAt' } as const;
    printTable(options.json, shown, columns, 'No groups yet.');
  });
}
