// `becard schema import|list|remove`

import type { Command } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inApi, verb } from './api.ts';
import { type Columns, print, printTable, table } from './output.ts';
import { readFile } from './read-file.ts';
import type { WorkspaceOptions } from './workspace.ts';

export function registerSchema(program: Command): void {
  const noun = program.command('schema').description('custom schemas and resource types of a User Directory');
  verb(noun, 'import <directory>', 'add or update schemas and resource types; effective immediately')
    .argument('<file>', 'a JSON document in the form of RFC 7643 §6 and §7; "-" for standard input')
    .action(load);
  verb(noun, 'list <directory>', 'list the schemas').action(list);
  verb(noun, 'remove <directory> <urn>', 'remove an unused schema and the resource type that it defines').action(
    remove,
  );
}

function load(directory: string, file: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const result = await call('importSchemas', { directory, body: { document: readFile(file) } });
    print(options.json, result, () =>
      table(
        ['SCHEMA', 'STATE'],
        result.schemas.map(({ urn, state }) => [urn, state]),
        'Imported.',
      ),
    );
  });
}

const columns: Columns<OperationAnswer<'listSchemas'>['items'][number]> = {
  SCHEMA: 'urn',
  NAME: 'name',
  ROLE: 'role',
  'RESOURCE TYPES': ({ resourceTypes }) => resourceTypes.map(({ name, endpoint }) => `${name} ${endpoint}`).join(', '),
  ATTRIBUTES: ({ attributes }) => attributes.length,
};

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    printTable(options.json, (await call('listSchemas', { directory })).items, columns, 'No custom schemas.');
  });
}

function remove(directory: string, urn: string, options: WorkspaceOptions): Promise<void> {
  return inApi(options, async ({ call }) => {
    const { removed } = await call('removeSchema', { directory, schema: urn });
    print(options.json, { removed }, () => `Removed ${removed.join(', ')}.`);
  });
}
