// The mapping in the console: what Entra sends, and who is still under the un-adjusted one.

import { Hono } from 'hono';
import { countWarned, readAttributeUsage, readUnmappedAttributes, userWarnings } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import type { MappingReport } from '../contract.ts';
import { presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { directoryOf } from './directories.ts';

export function mappingRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>().get('/:directory/mapping', (context) => report(context, services));
}

async function report(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const store = services.store.directory(id);
  const { users, looked, attributes } = await readAttributeUsage(store, services.platform);
  const ignored = await readUnmappedAttributes(store, services.platform.clock());
  const warned = userWarnings.map(async (code) => ({ code, users: await countWarned(store, code) }));
  const answer: MappingReport = {
    users,
    looked,
    attributes: attributes.map(({ path, people, lastValue, lastAt }) => ({
      path,
      people,
      lastValue,
      lastAt: formatDateTime(lastAt),
    })),
    ignored: ignored.map(({ path, urn, hasSchema, isRefused, requests, lastAt, lastEntry }) => ({
      path,
      ...presentText('urn', urn),
      hasSchema,
      isRefused,
      requests,
      lastAt: formatDateTime(lastAt),
      lastEntry,
    })),
    warned: (await Promise.all(warned)).filter((each) => each.users > 0),
  };
  return context.json(answer);
}
