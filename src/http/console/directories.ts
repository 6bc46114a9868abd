// User Directories in the console: list, create, switch, delete, and what happened last.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  changeDirectory,
  countResources,
  createDirectory,
  type Directory,
  deleteDirectory,
  Failure,
  findDirectory,
  type LogEntry,
  listDirectories,
  standingWarnings,
  tenantUrlOf,
  tokenState,
} from '../../directory/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { Activity, ConsoleDirectory } from './contract.ts';
import { allow } from './guard.ts';
import { readBody, text } from './input.ts';
import { presentLogLine, presentText } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';

const name = text(1_000);
const createRequest = v.object({ name, licenseReference: v.optional(name) });
const updateRequest = v.object({
  name: v.exactOptional(name),
  licenseReference: v.exactOptional(name),
  entra: v.exactOptional(v.boolean()),
  provisioning: v.exactOptional(v.boolean()),
});

type Ask = Context<ConsoleEnvironment>;

export function directoryRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/', (context) => list(context, services))
    .post('/', allow('administer'), (context) => create(context, services))
    .get('/:directory', (context) => show(context, services))
    .patch('/:directory', allow('administer'), (context) => update(context, services))
    .delete('/:directory', allow('administer'), (context) => remove(context, services))
    .get('/:directory/activity', (context) => showActivity(context, services));
}

/** The directory that the path names, or a Failure. */
export function directoryOf(context: Ask, services: ConsoleServices): Promise<Directory> {
  return findDirectory(services.store, context.req.param('directory') ?? '');
}

async function list(context: Ask, services: ConsoleServices): Promise<Response> {
  const directories = await listDirectories(services.store);
  return context.json(await Promise.all(directories.map((directory) => present(services, directory))));
}

async function create(context: Ask, services: ConsoleServices): Promise<Response> {
  const directory = await createDirectory(services.store, services.platform, await readBody(context, createRequest));
  return context.json(await present(services, directory), 201);
}

async function show(context: Ask, services: ConsoleServices): Promise<Response> {
  return context.json(await present(services, await directoryOf(context, services)));
}

async function update(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const directory = await changeDirectory(services.store, id, await readBody(context, updateRequest));
  return context.json(await present(services, directory));
}

async function remove(context: Ask, services: ConsoleServices): Promise<Response> {
  const directory = await directoryOf(context, services);
  if (context.req.query('name') !== directory.name) {
    throw new Failure('BC-906', "Type the directory's name exactly as it stands to delete it with everything in it.");
  }
  await deleteDirectory(services.store, directory.id);
  return context.body(null, 204);
}

/** Asked every second: two counters, two log lines and the newest people. */
async function showActivity(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const store = services.store.directory(id);
  const counts = await countResources(store);
  const [last, refused, warnings] = await Promise.all([
    lastEntry(services, id, undefined),
    lastEntry(services, id, true),
    standingWarnings(store, counts.users),
  ]);
  const activity: Activity = {
    ...(last === undefined ? {} : { lastRequest: presentLogLine(last) }),
    ...(refused === undefined ? {} : { lastRefusal: presentLogLine(refused) }),
    ...counts,
    warnings,
  };
  return context.json(activity);
}

async function present(services: ConsoleServices, directory: Directory): Promise<ConsoleDirectory> {
  const store = services.store.directory(directory.id);
  const [counts, tokens, last] = await Promise.all([
    countResources(store),
    store.tokens(),
    lastEntry(services, directory.id, undefined),
  ]);
  const now = services.platform.clock();
  return {
    id: directory.id,
    name: directory.name,
    ...presentText('licenseReference', directory.licenseReference),
    entra: directory.entra,
    provisioning: directory.provisioning,
    demonstration: directory.demonstration,
    createdAt: formatDateTime(directory.createdAt),
    tenantUrl: tenantUrlOf(services.publicUrl, directory.id),
    ...counts,
    tokens: tokens.filter((token) => tokenState(token, now) === 'active').length,
    ...(last === undefined ? {} : { lastRequest: presentLogLine(last) }),
  };
}

async function lastEntry(
  services: ConsoleServices,
  id: Directory['id'],
  failed: boolean | undefined,
): Promise<LogEntry | undefined> {
  const [newest] = await services.store
    .directory(id)
    .log({ failed, resourceId: undefined, before: undefined, limit: 1 });
  return newest?.entry;
}
