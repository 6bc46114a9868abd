// The provisioning log in the console: what Entra asked and what it was answered.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { Failure, type ResourceId } from '../../directory/index.ts';
import type { LogPage } from './contract.ts';
import { directoryOf } from './directories.ts';
import { flag, pageSize, position, readQuery, text } from './input.ts';
import { presentLogEvent, presentLogLine, presentText } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';

const logQuery = v.object({
  failed: v.optional(flag),
  resource: v.optional(text(200)),
  before: v.optional(position),
  limit: pageSize,
});

type Ask = Context<ConsoleEnvironment>;

export function logRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/:directory/log', (context) => list(context, services))
    .get('/:directory/log/:entry', (context) => show(context, services));
}

async function list(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const { failed, resource, before, limit } = readQuery(context, logQuery);
  // Any text may be asked for as an id; the store says whether there is one.
  const resourceId = resource as ResourceId | undefined;
  const found = await services.store.directory(id).log({ failed, resourceId, before, limit: limit + 1 });
  const lines = found.slice(0, limit);
  const page: LogPage = {
    lines: lines.map(({ entry }) => presentLogLine(entry)),
    ...presentText('next', found.length > limit ? lines.at(-1)?.position.toString() : undefined),
  };
  return context.json(page);
}

async function show(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const entry = await services.store.directory(id).findLogEntry(context.req.param('entry') ?? '');
  if (entry === undefined) throw new Failure('BC-904', 'The provisioning log has no such line, or no longer.');
  return context.json(presentLogEvent(entry));
}
