// Mass deprovisioning in the console: who left, reverted part by part for the chosen users, or acknowledged.

import { Hono } from 'hono';
import * as v from 'valibot';
import { type DeprovisionedUser, readDeprovisionedUsers, requireMassDeprovisioning } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { DeprovisionedUserRow, DeprovisionedUserWindow, RevertedPart } from '../contract.ts';
import { pageSize, position, readBody, readQuery, text, time } from '../input.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn, directoryOf } from './directories.ts';

/** The most ids that an administrator may pick by hand; a preset covers the rest. */
const maxPicked = 10_000;
const maxBodyBytes = 1024 * 1024;
const burst = v.object({ since: time, actor: text(200) });
const revertRequest = v.object({
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  burst: v.exactOptional(burst),
  preset: v.optional(v.picklist(['burst', 'all', 'none']), 'burst'),
  except: v.optional(v.pipe(v.array(text(200)), v.maxLength(maxPicked)), []),
});
const listQuery = v.object({ offset: v.optional(position, '0'), limit: pageSize });
/** A browser is answered well before it stops waiting. */
const budgetMs = 2_000;

const verbs = useCases.massDeprovisioning;

export function massDeprovisioningRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const path = '/:directory/mass-deprovisioning';
  return new Hono<ApiEnvironment>()
    .get(path, (context) => list(context, services))
    .post(`${path}/revert`, allow(services, verbs.revert), (context) => revert(context, services))
    .post(`${path}/acknowledge`, allow(services, verbs.acknowledge), (context) => acknowledge(context, services));
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { offset, limit } = readQuery(context, listQuery);
  const directory = await directoryOf(context, services);
  const store = services.store.directory(directory.id);
  const found = await requireMassDeprovisioning(store, services.platform, directory);
  const { burst: foundBurst, people } = await readDeprovisionedUsers(store, directory, found);
  const tokens = new Map((await store.tokens.list()).map(({ id, name }) => [String(id), name]));
  const window: DeprovisionedUserWindow = {
    total: people.length,
    inBurst: people.filter(({ isInBurst }) => isInBurst).length,
    ...(foundBurst === undefined
      ? {}
      : { burst: { since: formatDateTime(foundBurst.since), actor: foundBurst.actor } }),
    people: people.slice(offset, offset + limit).map((person) => present(person, tokens)),
  };
  return context.json(window);
}

async function revert(context: Ctx, services: ApiServices): Promise<Response> {
  const { from, burst: shown, preset, except } = await readBody(context, revertRequest, maxBodyBytes);
  const choice = { preset, except: new Set(except) };
  const input = { directory: directoryIn(context), choice, burst: shown, from, budgetMs };
  const part: RevertedPart = await verbs.revert(useCaseContext(context, services), input);
  return context.json(part);
}

async function acknowledge(context: Ctx, services: ApiServices): Promise<Response> {
  await verbs.acknowledge(useCaseContext(context, services), { directory: directoryIn(context) });
  return context.body(null, 204);
}

function present(
  { at, actor, ...person }: DeprovisionedUser,
  tokens: ReadonlyMap<string, string>,
): DeprovisionedUserRow {
  const tokenName = tokens.get(actor);
  return { ...person, at: formatDateTime(at), ...(tokenName === undefined ? {} : { tokenName }) };
}
