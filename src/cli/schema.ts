// `becard schema import|list|remove`

import type { Command } from 'commander';
import type { OperationAnswer } from '../http/index.ts';
import { inDirectory, verb } from './api.ts';
import { type Confirmed, confirm, yesOption } from './confirm.ts';
import { type Columns, print, printTable, table } from './output.ts';
import { readFile } from './read-file.ts';
import type { WorkspaceOptions } from './workspace.ts';

export function registerSchema(program: Command): void {
  const noun = program.command('schema').description('Custom schemas and resource types of a User Directory');
  verb(noun, 'import <directory>', 'Add or update schemas and resource types; effective immediately')
    .argument('<file>', 'a JSON document in the form of RFC 7643 §6 and §7; "-" for standard input')
    .action(load);
  verb(noun, 'list <directory>', 'List the schemas').action(list);
  verb(noun, 'remove <directory> <urn>', 'Remove an unused schema and the resource type that it defines')
    .option(...yesOption)
    .action(remove);
}

function load(named: string, file: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
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

function list(named: string, options: WorkspaceOptions): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    printTable(options.json, (await call('listSchemas', { directory })).items, columns, 'No custom schemas.');
  });
}

function remove(named: string, urn: string, options: WorkspaceOptions & Confirmed): Promise<void> {
  return inDirectory(options, named, async ({ call }, directory) => {
    await confirm(`This removes the schema ${urn} with the resource type that it defines.`, options);
    const { removed } = await call('removeSchema', { directory, schema: urn });
    print(options.json, { removed }, () => `Removed ${removed.join(', ')}.`);
  });
}
