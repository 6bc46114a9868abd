// The verbs on a directory's own schemas: import and remove.

import { findDirectory, importSchemas, removeSchema } from '../domain/index.ts';
import { useCase } from './use-case.ts';

/** Imports the schemas and resource types of a JSON document. */
export const importDocument = useCase({
  right: 'administer',
  scope: 'directories:write',
  parse: (input: { readonly directory: string; readonly document: string }) => input,
  act: async ({ store }, { directory, document }) => {
    const { id } = await findDirectory(store, directory);
    return { directoryId: id, ...(await importSchemas(store.directory(id), document)) };
  },
  audit: ({ directoryId, schemas }) =>
    schemas
      .filter(({ state }) => state !== 'unchanged')
      .map(({ urn }) => ({ action: 'schema.imported', directoryId, target: urn })),
});

/** Removes a schema that holds no data, with the resource type that is made of it. */
export const remove = useCase({
  right: 'administer',
  scope: 'directories:write',
  parse: (input: { readonly directory: string; readonly urn: string }) => input,
  act: async ({ store }, { directory, urn }) => {
    const { id } = await findDirectory(store, directory);
    return { directoryId: id, removed: await removeSchema(store.directory(id), urn) };
  },
  audit: ({ directoryId, removed }) => removed.map((target) => ({ action: 'schema.removed', directoryId, target })),
});
