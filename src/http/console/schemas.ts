// The schemas of a directory's own in the console: the same acts as `becard schema import|list|remove`.

import { Hono } from 'hono';
import * as v from 'valibot';
import { importSchemas, listSchemas, removeSchema } from '../../domain/index.ts';
import { definitionLimits } from '../../scim/index.ts';
import { allow } from './auth/guard.ts';
import type { ConsoleSchema, ImportedSchemas, RemovedSchemas } from './contract.ts';
import { directoryOf } from './directories.ts';
import { readBody, text } from './input.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { record, withAudit } from './with-audit.ts';

/** One more than is accepted: the directory itself says what is too long. */
const importRequest = v.object({ document: text(definitionLimits.maxLength + 1) });
/** Most characters are one byte, and quotes are escaped within a JSON text. */
const maxImportBytes = 4 * definitionLimits.maxLength;

export function schemaRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const path = '/:directory/schemas';
  return new Hono<ConsoleEnvironment>()
    .get(path, (context) => list(context, services))
    .post(path, allow(services, 'administer'), (context) => load(context, services))
    .delete(`${path}/:schema`, allow(services, 'administer'), (context) =>
      withAudit(context, services, (inner) => remove(context, inner)),
    );
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const schemas: readonly ConsoleSchema[] = await listSchemas(services.store.directory(id));
  return context.json(schemas);
}

async function load(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { document } = await readBody(context, importRequest, maxImportBytes);
  return withAudit(context, services, async (inner) => {
    const { id } = await directoryOf(context, inner);
    const { schemas } = await importSchemas(inner.store.directory(id), document);
    for (const { urn, state } of schemas) {
      if (state === 'unchanged') continue;
      await record(context, inner, { action: 'schema.imported', directoryId: id, target: urn });
    }
    const imported: ImportedSchemas = { schemas };
    return context.json(imported, 201);
  });
}

async function remove(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const removed = await removeSchema(services.store.directory(id), context.req.param('schema') ?? '');
  for (const target of removed) {
    await record(context, services, { action: 'schema.removed', directoryId: id, target });
  }
  const answer: RemovedSchemas = { removed };
  return context.json(answer);
}
