// What the law asks for about one user: everything that is kept as one document, and its erasure (GDPR Art. 15 and 17).

import { setTimeout as delay } from 'node:timers/promises';
import { Hono } from 'hono';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { ErasedUser } from '../contract.ts';
import { attachment } from '../csv.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn } from './directories.ts';

const verbs = useCases.users;

export function erasureRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/:directory/export/users/:user', allow(services, verbs.exportOne), (context) => exportOne(context, services))
    .post('/:directory/users/:user/erase', allow(services, verbs.erase), (context) => erase(context, services));
}

async function exportOne(context: Ctx, services: ApiServices): Promise<Response> {
  const { ids, document } = await verbs.exportOne(useCaseContext(context, services), userIn(context));
  return context.body(JSON.stringify(document, undefined, 2), 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': attachment(`${ids[0] ?? 'user'}.json`),
  });
}

async function erase(context: Ctx, services: ApiServices): Promise<Response> {
  const untilLogged = (): Promise<void> => delay(services.installation.logDelayMs);
  const erased: ErasedUser = await verbs.erase(useCaseContext(context, services), { ...userIn(context), untilLogged });
  return context.json(erased);
}

/** The user that the path names. */
export function userIn(context: Ctx) {
  return { directory: directoryIn(context), user: context.req.param('user') ?? '' };
}
