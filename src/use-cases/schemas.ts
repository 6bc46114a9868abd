// The verbs on a directory's own schemas: import and remove.

import { importSchemas, removeSchema } from '../domain/index.ts';
import { directoryScope } from './context.ts';
import { useCase } from './use-case.ts';

/** Imports the schemas and resource types of a JSON document. */
export const importDocument = useCase({
  right: 'administer',
  scope: 'directories:write',
  parse: (input: { readonly directory: string; readonly document: string }) => input,
  act: async (tx, { directory, document }) => {
    const { directoryId, store } = await directoryScope(tx, directory);
    return { directoryId, ...(await importSchemas(store, document)) };
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
  act: async (tx, { directory, urn }) => {
    const { directoryId, store } = await directoryScope(tx, directory);
    return { directoryId, removed: await removeSchema(store, urn) };
  },
  audit: ({ directoryId, removed }) => removed.map((target) => ({ action: 'schema.removed', directoryId, target })),
});
