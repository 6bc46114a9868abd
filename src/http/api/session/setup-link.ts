// The guest of a setup link: one directory, its connection and its log without people, and nothing else. What is not named here is not there.

import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import {
  Failure,
  findDirectory,
  readSetupLink,
  requireSetupLink,
  rightsOf,
  type SetupLink,
  setupLinkActor,
  setupLinkEnd,
  setupLinkState,
  withoutPersonalValues,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { clearGuestCookie, readGuestCookie, writeGuestCookie } from '../auth/cookie.ts';
import type { EndedSetupLink, GuestSession } from '../contract.ts';
import { readBody, text } from '../input.ts';
import { feedWithoutPeople } from '../live/masked-feed.ts';
import { presentTime } from '../present.ts';
import { directoryIn, directoryOf } from '../routes/directories.ts';
import { liveRoutes } from '../routes/live.ts';
import { logRoutes } from '../routes/log.ts';
import { tokenRoutes } from '../routes/tokens.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { readActivity, readDirectory } from '../snapshot.ts';
import { useCaseContext } from '../use-case-context.ts';

const enterRequest = v.object({ secret: text(200) });
/** Without a secret the cookie's is meant. */
const endedRequest = v.object({ secret: v.exactOptional(text(200)) });
const switchRequest = v.object({
  entra: v.exactOptional(v.boolean()),
  provisioning: v.exactOptional(v.boolean()),
});

/** A browser remembers the link for as long as the store does after its end, so that the page can say what became of it. */
const rememberedMs = 30 * 86_400_000;

/** Everything below /setup. Its routes read from a store and a feed without names. */
export function guestRoutes(own: ApiServices): Hono<ApiEnvironment> {
  const services = { ...own, store: withoutPersonalValues(own.store), live: feedWithoutPeople(own.live) };
  const ofDirectory = new Hono<ApiEnvironment>()
    .use('/:directory/*', onlyOwnDirectory(services))
    .get('/:directory/export/*', refuseExport)
    .get('/:directory', (context) => showDirectory(context, services))
    .patch('/:directory', (context) => turnSwitches(context, services))
    .get('/:directory/activity', (context) => showActivity(context, services))
    .route('/', tokenRoutes(services))
    .route('/', logRoutes(services))
    .route('/', liveRoutes(services));
  return new Hono<ApiEnvironment>()
    .get('/', (context) => showGuest(context, services))
    .post('/enter', (context) => enter(context, services))
    .post('/leave', (context) => leave(context, services))
    .post('/ended', (context) => showEnd(context, services))
    .post('/request', (context) => request(context, services))
    .route('/directories', ofDirectory);
}

/** Lets the holder of a link to exactly this directory pass, and tells the handlers who it is. */
function onlyOwnDirectory(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const link = await linkOf(context, services);
    if (context.req.param('directory') !== link.directoryId) {
      throw new Failure('BC-904', { reason: 'setupDirectory' });
    }
    context.set('actor', setupLinkActor(link));
    context.set('demands', []);
    context.set('caller', link.id);
    context.set('mayGoOn', async () => (await linkOf(context, services)).id === link.id);
    context.set('requireStill', async (store = services.store) => {
      await linkOf(context, { ...services, store });
    });
    await next();
  };
}

/** Setting up needs a look at the log; carrying it all away does not. */
function refuseExport(): never {
  throw new Failure('BC-904', { reason: 'setupAddress' });
}

async function showGuest(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await present(services, await linkOf(context, services)));
}

async function enter(context: Ctx, services: ApiServices): Promise<Response> {
  const { secret } = await readBody(context, enterRequest);
  const link = await useCases.setupLinks.open(useCaseContext(context, services), { secret });
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
  const { link } = await useCases.setupLinks.requestRenewal(useCaseContext(context, services), { secret });
  return context.json(presentEnd(link, services.platform.clock()));
}

async function secretOf(context: Ctx, services: ApiServices): Promise<string | undefined> {
  const { secret } = await readBody(context, endedRequest);
  return secret ?? readGuestCookie(context, services.publicUrl);
}

async function showDirectory(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await readDirectory(services, await directoryOf(context, services)));
}

/** The two switches and nothing else: name and License Reference are the administrator's. */
async function turnSwitches(context: Ctx, services: ApiServices): Promise<Response> {
  const input = { directory: directoryIn(context), ...(await readBody(context, switchRequest)) };
  const { directory } = await useCases.directories.turnSwitches(useCaseContext(context, services), input);
  return context.json(await readDirectory(services, directory));
}

async function showActivity(context: Ctx, services: ApiServices): Promise<Response> {
  return context.json(await readActivity(services, await directoryOf(context, services)));
}

function linkOf(context: Ctx, services: ApiServices): Promise<SetupLink> {
  return requireSetupLink(services.store, services.platform, readGuestCookie(context, services.publicUrl));
}

function presentEnd(link: SetupLink, now: number): EndedSetupLink {
  return {
    state: setupLinkState(link, now),
    endedAt: formatDateTime(setupLinkEnd(link)),
    invitedBy: link.createdBy,
    ...presentTime('requestedAt', link.requestedAt),
  };
}

async function present(services: ApiServices, link: SetupLink): Promise<GuestSession> {
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
