// The schemas of a directory's own in the console: the same acts as `becard schema import|list|remove`.

import { Hono } from 'hono';
import * as v from 'valibot';
import { listSchemas } from '../../../domain/index.ts';
import { definitionLimits } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { ConsoleSchema, ImportedSchemas, RemovedSchemas } from '../contract.ts';
import { readBody, text } from '../input.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn, directoryOf } from './directories.ts';

/** One more than is accepted, so that the use case refuses a document that is too long. */
const importRequest = v.object({ document: text(definitionLimits.maxLength + 1) });
/** Most characters are one byte, and quotes are escaped within a JSON text. */
const maxImportBytes = 4 * definitionLimits.maxLength;

const verbs = useCases.schemas;

export function schemaRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const path = '/:directory/schemas';
  return new Hono<ApiEnvironment>()
    .get(path, (context) => list(context, services))
    .post(path, allow(services, verbs.importDocument), (context) => importDocument(context, services))
    .delete(`${path}/:schema`, allow(services, verbs.remove), (context) => remove(context, services));
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const schemas: readonly ConsoleSchema[] = await listSchemas(services.store.directory(id));
  return context.json(schemas);
}

async function importDocument(context: Ctx, services: ApiServices): Promise<Response> {
  const { document } = await readBody(context, importRequest, maxImportBytes);
  const input = { directory: directoryIn(context), document };
  const { schemas } = await verbs.importDocument(useCaseContext(context, services), input);
  const imported: ImportedSchemas = { schemas };
  return context.json(imported, 201);
}

async function remove(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { directory: directoryIn(context), urn: context.req.param('schema') ?? '' };
  const { removed } = await verbs.remove(useCaseContext(context, services), input);
  const answer: RemovedSchemas = { removed };
  return context.json(answer);
}
