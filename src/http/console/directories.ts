// User Directories in the console: list, create, switch, delete, and what happened last.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  changeDirectory,
  contentsOf,
  createDirectory,
  type Directory,
  type DirectoryChange,
  deleteDirectory,
  directoryChanges,
  directoryRecord,
  Failure,
  findDirectory,
  listDirectories,
} from '../../domain/index.ts';
import { allow } from './auth/guard.ts';
import { readBody, text } from './input.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { readActivity, readDirectory } from './snapshot.ts';
import { record, withAudit } from './with-audit.ts';

const name = text(1_000);
const createRequest = v.object({ name, licenseReference: v.optional(name), testing: v.optional(v.boolean()) });
const updateRequest = v.object({
  name: v.exactOptional(name),
  licenseReference: v.exactOptional(name),
  entra: v.exactOptional(v.boolean()),
  provisioning: v.exactOptional(v.boolean()),
  deprovisioningGuard: v.exactOptional(v.boolean()),
});

export function directoryRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/', (context) => list(context, services))
    .post('/', allow(services, 'administer'), (context) => create(context, services))
    .get('/:directory', (context) => show(context, services))
    .patch('/:directory', allow(services, 'administer'), (context) => update(context, services))
    .delete('/:directory', allow(services, { right: 'administer', needsPassword: true }), (context) =>
      remove(context, services),
    )
    .get('/:directory/activity', (context) => showActivity(context, services));
}

/** The directory that the path names, or a Failure. */
export function directoryOf(context: Ctx, services: ConsoleServices): Promise<Directory> {
  return findDirectory(services.store, context.req.param('directory') ?? '');
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const directories = await listDirectories(services.store);
  return context.json(await Promise.all(directories.map((directory) => readDirectory(services, directory))));
}

async function create(context: Ctx, services: ConsoleServices): Promise<Response> {
  const request = await readBody(context, createRequest);
  const directory = await withAudit(context, services, async (inner) => {
    const created = await createDirectory(inner.store, inner.platform, request);
    await record(context, inner, directoryRecord('directory.created', created));
    return created;
  });
  return context.json(await readDirectory(services, directory), 201);
}

async function show(context: Ctx, services: ConsoleServices): Promise<Response> {
  return context.json(await readDirectory(services, await directoryOf(context, services)));
}

async function update(context: Ctx, services: ConsoleServices): Promise<Response> {
  const directory = await updateDirectorySettings(context, services, await readBody(context, updateRequest));
  return context.json(await readDirectory(services, directory));
}

/** The directory that the path names, after this change. */
export function updateDirectorySettings(
  context: Ctx,
  services: ConsoleServices,
  wish: DirectoryChange,
): Promise<Directory> {
  return withAudit(context, services, async (inner) => {
    const before = await directoryOf(context, inner);
    const directory = await changeDirectory(inner.store, before.id, wish);
    const changes = directoryChanges(before, directory);
    if (changes.length > 0) await record(context, inner, { ...directoryRecord('directory.changed', before), changes });
    return directory;
  });
}

async function remove(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { directory, changes } = await withAudit(context, services, async (inner) => {
    const found = await directoryOf(context, inner);
    if (context.req.query('name') !== found.name) {
      throw new Failure('BC-906', { reason: 'directoryTyped' });
    }
    const held = await contentsOf(inner.store, found);
    await record(context, inner, { ...directoryRecord('directory.deletion_begun', found), changes: held });
    return { directory: found, changes: held };
  });
  // In pieces, each a transaction: the line above is there whatever becomes of it.
  await deleteDirectory(services.store, directory.id);
  await record(context, services, { ...directoryRecord('directory.deleted', directory), changes });
  return context.body(null, 204);
}

async function showActivity(context: Ctx, services: ConsoleServices): Promise<Response> {
  return context.json(await readActivity(services, await directoryOf(context, services)));
}
