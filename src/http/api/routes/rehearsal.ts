// Rehearsals in the console: started, watched through the live stream, read, cancelled.

import { Hono } from 'hono';
import * as v from 'valibot';
import { Failure } from '../../../domain/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import { readBody } from '../input.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryOf } from './directories.ts';

const maxUsers = 5_000;
const order = v.object({
  users: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxUsers)),
  mapping: v.picklist(['becard', 'default']),
  dialect: v.picklist(['legacy', '2020']),
});

export function rehearsalRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/:directory/rehearsal', (context) => show(context, services))
    .post('/:directory/rehearsal', allow(services, useCases.rehearsals.issueToken), (context) =>
      start(context, services),
    )
    .delete('/:directory/rehearsal', allow(services, useCases.rehearsals.cancel), (context) =>
      cancel(context, services),
    );
}

async function show(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  return context.json((await services.rehearsals.stateOf(id)) ?? { state: 'none' });
}

async function start(context: Ctx, services: ApiServices): Promise<Response> {
  const directory = await directoryOf(context, services);
  await services.rehearsals.start(useCaseContext(context, services), directory, await readBody(context, order));
  return context.json(await services.rehearsals.stateOf(directory.id), 202);
}

async function cancel(context: Ctx, services: ApiServices): Promise<Response> {
  const directory = await directoryOf(context, services);
  if (!(await services.rehearsals.cancel(useCaseContext(context, services), directory)))
    throw new Failure('BC-904', { reason: 'rehearsal' });
  return context.body(null, 204);
}
