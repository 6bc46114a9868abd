// A wave of leavers in the console: who is gone is brought back, part by part, or the wave is accepted.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  acceptWave,
  type Context as DirectoryContext,
  requireWave,
  restoreWave,
  tenantUrlOf,
  waveAct,
} from '../../directory/index.ts';
import type { RestoredLeavers } from './contract.ts';
import { directoryOf } from './directories.ts';
import { allow } from './guard.ts';
import { readBody } from './input.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';
import { acting, record } from './trail.ts';

const restoreRequest = v.object({ from: v.pipe(v.number(), v.integer(), v.minValue(0)) });
/** A browser is answered well before it stops waiting. */
const budgetMs = 2_000;

type Ask = Context<ConsoleEnvironment>;

export function leaverRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const path = '/:directory/leavers';
  return new Hono<ConsoleEnvironment>()
    .post(`${path}/restore`, allow('edit'), (context) => restore(context, services))
    .post(`${path}/accept`, allow('administer'), (context) =>
      acting(context, services, (inner) => accept(context, inner)),
    );
}

async function restore(context: Ask, services: ConsoleServices): Promise<Response> {
  const { from } = await readBody(context, restoreRequest);
  const scope = await scopeOf(context, services);
  const wave = await requireWave(scope.store, services.platform, scope.directory);
  if (from === 0) await record(context, services, waveAct('leavers.restored', scope.directory, wave));
  const part: RestoredLeavers = await restoreWave(scope, services.store, wave, { from, budgetMs });
  return context.json(part);
}

async function accept(context: Ask, services: ConsoleServices): Promise<Response> {
  const { directory } = await scopeOf(context, services);
  const wave = await acceptWave(services.store, services.platform, directory);
  await record(context, services, waveAct('leavers.accepted', directory, wave));
  return context.body(null, 204);
}

async function scopeOf(context: Ask, services: ConsoleServices): Promise<DirectoryContext> {
  const directory = await directoryOf(context, services);
  return {
    directory,
    store: services.store.directory(directory.id),
    platform: services.platform,
    actor: context.var.administrator.id,
    tenantUrl: tenantUrlOf(services.publicUrl, directory.id),
  };
}
