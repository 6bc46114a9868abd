// `becard schema import|list|remove`

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Failure, findDirectory, importSchemas, listSchemas, removeSchema } from '../domain/index.ts';
import { print, table } from './output.ts';
import { inWorkspace, type WorkspaceOptions, withAudit, withWorkspaceOptions } from './workspace.ts';

/** Adds the noun to the program. */
export function registerSchema(program: Command): void {
  const noun = program.command('schema').description('schemas and resource types of a User Directory of its own');
  withWorkspaceOptions(
    noun
      .command('import')
      .argument('<directory>')
      .argument('<file>', 'a JSON document in the form of RFC 7643 §6 and §7; "-" for standard input')
      .description('add or change schemas and resource types; in force at once'),
  ).action(load);
  withWorkspaceOptions(noun.command('list').argument('<directory>').description('list the schemas')).action(list);
  withWorkspaceOptions(
    noun
      .command('remove')
      .argument('<directory>')
      .argument('<urn>')
      .description('remove a schema that holds no data, with the resource type that is made of it'),
  ).action(remove);
}

function load(directory: string, file: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const text = readText(file);
    const result = await withAudit(workspace, async ({ store, record }) => {
      const { id } = await findDirectory(store, directory);
      const imported = await importSchemas(store.directory(id), text);
      for (const { urn, state } of imported.schemas) {
        if (state !== 'unchanged') await record({ action: 'schema.imported', directoryId: id, target: urn });
      }
      return imported;
    });
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
        'This User Directory has no schema of its own.',
      ),
    );
  });
}

function remove(directory: string, urn: string, options: WorkspaceOptions): Promise<void> {
  return inWorkspace(options, async (workspace) => {
    const removed = await withAudit(workspace, async ({ store, record }) => {
      const { id } = await findDirectory(store, directory);
      const urns = await removeSchema(store.directory(id), urn);
      for (const target of urns) await record({ action: 'schema.removed', directoryId: id, target });
      return urns;
    });
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
