// `becard schema import|list|remove`

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Failure, findDirectory, listSchemas } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { type Columns, print, printTable, table } from './output.ts';
import { inWorkspace, verb, type WorkspaceOptions } from './workspace.ts';

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
  return inWorkspace(options, async ({ ctx }) => {
    const input = { directory, document: readText(file) };
    const { directoryId: _, ...result } = await useCases.schemas.importDocument(ctx, input);
    print(options.json, result, () =>
      table(
        ['SCHEMA', 'STATE'],
        result.schemas.map(({ urn, state }) => [urn, state]),
        'Imported.',
      ),
    );
  });
}

const columns: Columns<Awaited<ReturnType<typeof listSchemas>>[number]> = {
  SCHEMA: 'urn',
  NAME: 'name',
  ROLE: 'role',
  'RESOURCE TYPES': ({ resourceTypes }) => resourceTypes.map(({ name, endpoint }) => `${name} ${endpoint}`).join(', '),
  ATTRIBUTES: ({ attributes }) => attributes.length,
};

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const schemas = await listSchemas(store.directory(id));
    printTable(options.json, schemas, columns, 'No custom schemas.');
  });
}

function remove(directory: string, urn: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ ctx }) => {
    const { removed } = await useCases.schemas.remove(ctx, { directory, urn });
    print(options.json, { removed }, () => `Removed ${removed.join(', ')}.`);
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure('BC-906', { reason: 'file', cause });
  }
}
