// `becard schema import|list|remove`

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Failure, findDirectory, listSchemas } from '../domain/index.ts';
import * as useCases from '../use-cases/index.ts';
import { print, table } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withWorkspaceOptions } from './workspace.ts';

/** Adds the noun to the program. */
export function registerSchema(program: Command): void {
  const noun = program.command('schema').description('custom schemas and resource types of a User Directory');
  withWorkspaceOptions(
    noun
      .command('import')
      .argument('<directory>')
      .argument('<file>', 'a JSON document in the form of RFC 7643 §6 and §7; "-" for standard input')
      .description('add or update schemas and resource types; effective immediately'),
  ).action(load);
  withWorkspaceOptions(noun.command('list').argument('<directory>').description('list the schemas')).action(list);
  withWorkspaceOptions(
    noun
      .command('remove')
      .argument('<directory>')
      .argument('<urn>')
      .description('remove an unused schema and the resource type that it defines'),
  ).action(remove);
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

function list(directory: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async ({ store }) => {
    const { id } = await findDirectory(store, directory);
    const schemas = await listSchemas(store.directory(id));
    print(options.json, schemas, () =>
      table(
        ['SCHEMA', 'NAME', 'ROLE', 'RESOURCE TYPES', 'ATTRIBUTES'],
        schemas.map(({ urn, name, role, resourceTypes, attributes }) => [
          urn,
          name,
          role,
          resourceTypes.map((type) => `${type.name} ${type.endpoint}`).join(', '),
          attributes.length,
        ]),
        'No custom schemas.',
      ),
    );
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
