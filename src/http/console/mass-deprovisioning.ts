// A wave of leavers in the console: who left is shown, those who are chosen are brought back, part by part, or the wave is accepted.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  acknowledgeMassDeprovisioning,
  chooseLeavers,
  type Context as DirectoryContext,
  type LeaverPerson,
  massDeprovisioningRecord,
  readLeavers,
  requireMassDeprovisioning,
  revertMassDeprovisioning,
  tenantUrlOf,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import { allow } from './auth/guard.ts';
import type { LeaverRow, LeaverWindow, RestoredLeavers } from './contract.ts';
import { directoryOf } from './directories.ts';
import { pageSize, position, readBody, readQuery, text, time } from './input.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { record, withAudit } from './with-audit.ts';

/** The most ids that an administrator may pick by hand; a preset covers the rest. */
const maxPicked = 10_000;
const maxBodyBytes = 1024 * 1024;
const burst = v.object({ since: time, actor: text(200) });
const restoreRequest = v.object({
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  burst: v.exactOptional(burst),
  preset: v.optional(v.picklist(['burst', 'all', 'none']), 'burst'),
  except: v.optional(v.pipe(v.array(text(200)), v.maxLength(maxPicked)), []),
});
const listQuery = v.object({ offset: v.optional(position, '0'), limit: pageSize });
/** A browser is answered well before it stops waiting. */
const budgetMs = 2_000;

export function leaverRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const path = '/:directory/leavers';
  return new Hono<ConsoleEnvironment>()
    .get(path, (context) => list(context, services))
    .post(`${path}/restore`, allow(services, 'edit'), (context) => restore(context, services))
    .post(`${path}/accept`, allow(services, 'administer'), (context) =>
      withAudit(context, services, (inner) => accept(context, inner)),
    );
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { offset, limit } = readQuery(context, listQuery);
  const { store, directory, platform } = await scopeOf(context, services);
  const wave = await requireMassDeprovisioning(store, platform, directory);
  const { burst: found, people } = await readLeavers(store, directory, wave);
  const tokens = new Map((await store.tokens.list()).map(({ id, name }) => [String(id), name]));
  const window: LeaverWindow = {
    total: people.length,
    inBurst: people.filter(({ isInBurst }) => isInBurst).length,
    ...(found === undefined ? {} : { burst: { since: formatDateTime(found.since), actor: found.actor } }),
    people: people.slice(offset, offset + limit).map((person) => present(person, tokens)),
  };
  return context.json(window);
}

async function restore(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { from, burst: shown, preset, except } = await readBody(context, restoreRequest, maxBodyBytes);
  const scope = await scopeOf(context, services);
  const { wave, people, until } = await chooseLeavers(scope, { preset, except: new Set(except) }, shown);
  const act = (action: 'leavers.restore_begun' | 'leavers.restored') =>
    massDeprovisioningRecord(action, scope.directory, wave, people.length);
  if (from === 0) await withAudit(context, services, (inner) => record(context, inner, act('leavers.restore_begun')));
  const settle = (): Promise<void> =>
    withAudit(context, services, async (inner) => {
      await inner.store.directories.update(scope.directory.id, { deprovisioningAcknowledgedUntil: until });
      await record(context, inner, act('leavers.restored'));
    });
  const part: RestoredLeavers = await revertMassDeprovisioning(scope, { people, settle }, { from, budgetMs });
  return context.json(part);
}

async function accept(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { directory } = await scopeOf(context, services);
  const wave = await acknowledgeMassDeprovisioning(services.store, services.platform, directory);
  await record(context, services, massDeprovisioningRecord('leavers.accepted', directory, wave));
  return context.body(null, 204);
}

async function scopeOf(context: Ctx, services: ConsoleServices): Promise<DirectoryContext> {
  const directory = await directoryOf(context, services);
  return {
    directory,
    store: services.store.directory(directory.id),
    platform: services.platform,
    actor: context.var.administrator.id,
    tenantUrl: tenantUrlOf(services.publicUrl, directory.id),
  };
}

function present({ at, actor, ...person }: LeaverPerson, tokens: ReadonlyMap<string, string>): LeaverRow {
  const tokenName = tokens.get(actor);
  return { ...person, at: formatDateTime(at), ...(tokenName === undefined ? {} : { tokenName }) };
}
