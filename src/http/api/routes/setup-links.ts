// Setup links in the console: made and shown once, listed, ended.

import { Hono } from 'hono';
import * as v from 'valibot';
import { listSetupLinks, type SetupLink, setupAddress, setupLinkState } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { ConsoleSetupLink, CreatedSetupLink } from '../contract.ts';
import { readBody, readQuery, text } from '../input.ts';
import { presentTime } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryIn, directoryOf } from './directories.ts';

const nameRequest = v.object({ name: text(1_000) });
/** What becomes of the tokens that its holder made. */
const endQuery = v.object({ tokens: v.optional(v.picklist(['end', 'keep']), 'end') });

const verbs = useCases.setupLinks;

export function setupLinkRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const path = '/:directory/setup-links';
  return new Hono<ApiEnvironment>()
    .get(path, allow(services, 'administer'), (context) => list(context, services))
    .post(path, allow(services, verbs.create), (context) => create(context, services))
    .post(`${path}/:link/renew`, allow(services, verbs.renew), (context) => renew(context, services))
    .patch(`${path}/:link`, allow(services, verbs.rename), (context) => rename(context, services))
    .delete(`${path}/:link`, allow(services, verbs.revoke), (context) => revoke(context, services));
}

async function list(context: Ctx, services: ApiServices): Promise<Response> {
  const { id: directoryId } = await directoryOf(context, services);
  const { store, platform } = services;
  const links = await listSetupLinks({ directoryId, store: store.directory(directoryId), platform });
  return context.json(links.map((link) => present(link, platform.clock())));
}

async function create(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { directory: directoryIn(context), ...(await readBody(context, nameRequest)) };
  const { link, secret } = await verbs.create(useCaseContext(context, services), input);
  const created: CreatedSetupLink = {
    link: present(link, services.platform.clock()),
    address: setupAddress(services.publicUrl, secret),
  };
  return context.json(created, 201);
}

async function renew(context: Ctx, services: ApiServices): Promise<Response> {
  const link = await verbs.renew(useCaseContext(context, services), addressOf(context));
  return context.json(present(link, services.platform.clock()));
}

async function rename(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { ...addressOf(context), ...(await readBody(context, nameRequest)) };
  const { link } = await verbs.rename(useCaseContext(context, services), input);
  return context.json(present(link, services.platform.clock()));
}

async function revoke(context: Ctx, services: ApiServices): Promise<Response> {
  const keepTokens = readQuery(context, endQuery).tokens === 'keep';
  await verbs.revoke(useCaseContext(context, services), { ...addressOf(context), keepTokens });
  return context.body(null, 204);
}

function addressOf(context: Ctx) {
  return { directory: directoryIn(context), link: context.req.param('link') ?? '' };
}

function present(link: SetupLink, now: number): ConsoleSetupLink {
  const { id, name, createdBy } = link;
  return {
    id,
    name,
    createdBy,
    createdAt: formatDateTime(link.createdAt),
    expiresAt: formatDateTime(link.expiresAt),
    ...presentTime('lastUsedAt', link.lastUsedAt),
    ...presentTime('requestedAt', link.requestedAt),
    state: setupLinkState(link, now),
  };
}
