// The session of a setup link's holder: entered with the secret of the link, kept in a cookie, and what became of a link that has ended.

import { Hono } from 'hono';
import * as v from 'valibot';
import {
  findDirectory,
  lifetimeState,
  readSetupLink,
  rightsOf,
  type SetupLink,
  setupLinkEnd,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { setupLinks as verbs } from '../../../use-cases/index.ts';
import { setupLinkOf } from '../auth/authenticate.ts';
import { clearGuestCookie, readGuestCookie, writeGuestCookie } from '../auth/cookie.ts';
import { readBody, text } from '../input.ts';
import { presentTime } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import type { EndedSetupLink, SetupLinkSession } from './contract.ts';

const enterRequest = v.object({ secret: text(200) });
/** Without a secret the cookie's is meant. */
const endedRequest = v.object({ secret: v.exactOptional(text(200)) });

/** A browser remembers the link for as long as the store does after its end, so that the page can say what became of it. */
const rememberedMs = 30 * 86_400_000;

/** The session of a link's holder. */
export function setupLinkSessionRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get('/', (context) => showSession(context, services))
    .post('/enter', (context) => enter(context, services))
    .post('/leave', (context) => leave(context, services))
    .post('/ended', (context) => showEnd(context, services))
    .post('/request', (context) => request(context, services));
}

async function showSession(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await present(services, await setupLinkOf(context, services)));
}

async function enter(context: Ctx, services: ApiServices): Promise<Response> {
  const { secret } = await readBody(context, enterRequest);
  const link = await verbs.open(useCaseContext(context, services), { secret });
  writeGuestCookie(context, services.publicUrl, secret, link.expiresAt + rememberedMs);
  return context.json(await present(services, link));
}

async function leave(context: Ctx, services: ApiServices): Promise<Response> {
  clearGuestCookie(context, services.publicUrl);
  return context.body(null, 204);
}

async function showEnd(context: Ctx, services: ApiServices): Promise<Response> {
  const secret = await secretOf(context, services);
  const link = await readSetupLink(services.store, services.platform, secret);
  return context.json(presentEnd(link, services.platform.clock()));
}

/** Administrators see the request in the console. */
async function request(context: Ctx, services: ApiServices): Promise<Response> {
  const secret = await secretOf(context, services);
  const { link } = await verbs.requestRenewal(useCaseContext(context, services), { secret });
  return context.json(presentEnd(link, services.platform.clock()));
}

async function secretOf(context: Ctx, services: ApiServices): Promise<string | undefined> {
  const { secret } = await readBody(context, endedRequest);
  return secret ?? readGuestCookie(context, services.publicUrl);
}

function presentEnd(link: SetupLink, now: number): EndedSetupLink {
  return {
    state: lifetimeState(link, now),
    endedAt: formatDateTime(setupLinkEnd(link)),
    invitedBy: link.createdBy,
    ...presentTime('requestedAt', link.requestedAt),
  };
}

async function present(services: ApiServices, link: SetupLink): Promise<SetupLinkSession> {
  const directory = await findDirectory(services.store, link.directoryId);
  return {
    linkId: link.id,
    directoryId: directory.id,
    directoryName: directory.name,
    name: link.name,
    invitedBy: link.createdBy,
    expiresAt: formatDateTime(link.expiresAt),
    rights: rightsOf({ kind: 'setup-link' }),
    language: services.language,
  };
}
