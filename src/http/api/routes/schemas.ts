// The schemas of a directory's own: the same verbs as `becard schema import|list|remove`.

import * as v from 'valibot';
import { listSchemas } from '../../../domain/index.ts';
import { definitionLimits } from '../../../scim/index.ts';
import { schemas as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { route } from '../route.ts';
import { importedSchemas, removedSchemas, schema } from '../schemas/mapping.ts';
import { listOf } from '../schemas/shared.ts';
import { directoryStore } from './directory-store.ts';

const all = '/directories/{directory}/schemas';
const exampleDocument = JSON.stringify({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  id: 'urn:fabrikam:2.0:User',
  name: 'Badge',
  attributes: [{ name: 'badge', type: 'string' }],
});

export const schemaRoutes = {
  listSchemas: route({
    method: 'GET',
    path: all,
    title: 'List the schemas of a User Directory that were imported',
    need: { right: 'read', scope: 'directories:read' },
    answer: listOf(schema),
    handle: async ({ params, ctx }) => ({ items: await listSchemas(await directoryStore(ctx, params.directory)) }),
  }),
  importSchemas: route({
    method: 'POST',
    path: all,
    title: 'Import schemas and resource types',
    need: verbs.importDocument,
    /** Most characters are one byte, and quotes are escaped within a JSON text. */
    maxBodyBytes: 4 * definitionLimits.maxLength,
    /** One character more than is accepted, so that the use case refuses a document that is too long. */
    body: v.object({ document: text(definitionLimits.maxLength + 1) }),
    status: 201,
    answer: importedSchemas,
    audits: ['schema.imported'],
    example: { body: { document: exampleDocument } },
    handle: async ({ params, body, ctx }) => {
      const { revision, schemas } = await verbs.importDocument(ctx, { ...params, ...body });
      return { revision, schemas };
    },
  }),
  removeSchema: route({
    method: 'DELETE',
    path: `${all}/{schema}`,
    title: 'Remove an imported schema',
    need: verbs.remove,
    answer: removedSchemas,
    audits: ['schema.removed'],
    handle: async ({ params, ctx }) => {
      const { removed } = await verbs.remove(ctx, { directory: params.directory, urn: params.schema });
      return { removed };
    },
  }),
};
