// Setup links in the console: made and shown once, listed, ended.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  createSetupLink,
  listSetupLinks,
  renewSetupLink,
  revokeSetupLink,
  type SetupLink,
  type SetupLinkId,
  setupAddress,
  setupLinkRecord,
  setupLinkState,
  type TokenScope,
  tokenRecord,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import { allow } from './auth/guard.ts';
import type { ConsoleSetupLink, CreatedSetupLink } from './contract.ts';
import { directoryOf } from './directories.ts';
import { readBody, readQuery, text } from './input.ts';
import { presentTime } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices, Ctx } from './services.ts';
import { actorNameOf, record, withAudit } from './with-audit.ts';

const createRequest = v.object({ name: text(1_000) });
/** What becomes of the tokens that its holder made. */
const endQuery = v.object({ tokens: v.optional(v.picklist(['end', 'keep']), 'end') });

export function setupLinkRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const path = '/:directory/setup-links';
  return new Hono<ConsoleEnvironment>()
    .get(path, allow(services, 'administer'), (context) => list(context, services))
    .post(path, allow(services, { right: 'administer', needsPassword: true }), (context) => create(context, services))
    .post(`${path}/:link/renew`, allow(services, { right: 'administer', needsPassword: true }), (context) =>
      withAudit(context, services, (inner) => renew(context, inner)),
    )
    .delete(`${path}/:link`, allow(services, 'administer'), (context) =>
      withAudit(context, services, (inner) => revoke(context, inner)),
    );
}

async function list(context: Ctx, services: ConsoleServices): Promise<Response> {
  const links = await listSetupLinks(await scopeOf(context, services));
  return context.json(links.map((link) => present(link, services.platform.clock())));
}

async function create(context: Ctx, services: ConsoleServices): Promise<Response> {
  const { name } = await readBody(context, createRequest);
  return withAudit(context, services, async (inner) => {
    const scope = await scopeOf(context, inner);
    const { link, secret } = await createSetupLink(scope, { name, createdBy: actorNameOf(context) });
    await record(context, inner, setupLinkRecord('setup_link.created', link));
    const created: CreatedSetupLink = {
      link: present(link, services.platform.clock()),
      address: setupAddress(services.publicUrl, secret),
    };
    return context.json(created, 201);
  });
}

async function renew(context: Ctx, services: ConsoleServices): Promise<Response> {
  const scope = await scopeOf(context, services);
  // Any text may be asked for as an id; the store says whether there is one.
  const link = await renewSetupLink(scope, (context.req.param('link') ?? '') as SetupLinkId);
  await record(context, services, setupLinkRecord('setup_link.renewed', link));
  return context.json(present(link, services.platform.clock()));
}

async function revoke(context: Ctx, services: ConsoleServices): Promise<Response> {
  const scope = await scopeOf(context, services);
  // Any text may be asked for as an id; the store says whether there is one.
  const id = (context.req.param('link') ?? '') as SetupLinkId;
  const { link, tokens } = await revokeSetupLink(scope, id, readQuery(context, endQuery).tokens === 'keep');
  await record(context, services, setupLinkRecord('setup_link.revoked', link));
  for (const token of tokens) await record(context, services, tokenRecord('token.revoked', token));
  return context.body(null, 204);
}

async function scopeOf(context: Ctx, services: ConsoleServices): Promise<TokenScope> {
  const { id } = await directoryOf(context, services);
  return { directoryId: id, store: services.store.directory(id), platform: services.platform };
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
