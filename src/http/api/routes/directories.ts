// User Directories in the console: list, create, switch, delete, and what happened last.

import { Hono } from 'hono';
import * as v from 'valibot';
import { type Directory, findDirectory, listDirectories } from '../../../domain/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import { readBody, text } from '../input.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { readActivity, readDirectory } from '../snapshot.ts';
import { useCaseContext } from '../use-case-context.ts';

const name = text(1_000);
const createRequest = v.object({ name, licenseReference: v.optional(name), testing: v.optional(v.boolean()) });
const updateRequest = v.object({
  name: v.exactOptional(name),
  licenseReference: v.exactOptional(name),
  entra: v.exactOptional(v.boolean()),
  provisioning: v.exactOptional(v.boolean()),
  deprovisioningGuard: v.exactOptional(v.boolean()),
});

const verbs = useCases.directories;

export function directoryRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/', (context) => list(context, services))
    .post('/', allow(services, verbs.create), (context) => create(context, services))
    .get('/:directory', (context) => show(context, services))
    .patch('/:directory', allow(services, verbs.change), (context) => update(context, services))
    .delete('/:directory', allow(services, verbs.remove), (context) => remove(context, services))
    .get('/:directory/activity', (context) => showActivity(context, services));
}

/** The directory that the path names, or a Failure. */
export function directoryOf(context: Ctx, services: ApiServices): Promise<Directory> {
  return findDirectory(services.store, directoryIn(context));
}

/** The directory's id as it was written in the path. */
export function directoryIn(context: Ctx): string {
  return context.req.param('directory') ?? '';
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const directories = await listDirectories(services.store);
  return context.json(await Promise.all(directories.map((directory) => readDirectory(services, directory))));
}

async function create(context: Ctx, services: ApiServices): Promise<Response> {
  const request = await readBody(context, createRequest);
  const { directory } = await verbs.create(useCaseContext(context, services), request);
  return context.json(await readDirectory(services, directory), 201);
}

async function show(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await readDirectory(services, await directoryOf(context, services)));
}

async function update(context: Ctx, services: ApiServices): Promise<Response> {
  const patch = await readBody(context, updateRequest);
  const input = { directory: directoryIn(context), ...patch };
  const { directory } = await verbs.change(useCaseContext(context, services), input);
  return context.json(await readDirectory(services, directory));
}

async function remove(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { directory: directoryIn(context), typedName: context.req.query('name') ?? '' };
  await verbs.remove(useCaseContext(context, services), input);
  return context.body(null, 204);
}

async function showActivity(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await readActivity(services, await directoryOf(context, services)));
}
