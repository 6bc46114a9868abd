// Who calls the API: an administrator by the session of the console's pages, a program by an API key (RFC 6750), or the holder of a setup
// link by the link's cookie.

import type { MiddlewareHandler } from 'hono';
import {
  apiKeyActor,
  Failure,
  findApiKey,
  renewApiKey,
  requireSetupLink,
  type SetupLink,
  setupLinkActor,
} from '../../../domain/index.ts';
import { type Allowance, burstSeconds } from '../../rate-limit.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { readGuestCookie, readSessionCookie } from './cookie.ts';
import { refuseForeignPages, signedIn } from './guard.ts';

/** Lets callers pass who prove who they are. A request with an Authorization header is never a browser's session. */
export function authenticate(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  const fromOwnPage = refuseForeignPages(services);
  const bySession = signedIn(services);
  const byKey = withKey(services);
  return (context, next) => {
    if (context.req.header('authorization') !== undefined) return byKey(context, next);
    // Without a session there is nothing that another site could use: the answer is that the caller is not known.
    if (readSessionCookie(context, services.publicUrl) === undefined) return bySession(context, next);
    return fromOwnPage(context, async () => void (await bySession(context, next)));
  };
}

function withKey({ store, platform, rateLimit }: ApiServices): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const [, secret] = /^bearer +(\S+) *$/i.exec(context.req.header('authorization') ?? '') ?? [];
    if (secret === undefined) throw new Failure('BC-930', { reason: 'malformed' });
    const { id, ...key } = await findApiKey(store, platform, secret);
    const allowance = rateLimit.take(id, platform.uptime());
    context.set('actor', apiKeyActor({ id, ...key }));
    context.set('caller', id);
    context.set('demands', []);
    context.set('requireStill', async (current = store) => {
      const actor = apiKeyActor(await renewApiKey(current, platform, id));
      for (const demand of context.var.demands) demand(actor);
    });
    context.set('mayGoOn', () => renewApiKey(store, platform, id).then(() => true));
    await next();
    if (allowance !== undefined) announce(context, allowance);
  };
}

/** The limit and what is left of it (draft-ietf-httpapi-ratelimit-headers). */
function announce(context: Ctx, { most, left, fullInSeconds }: Allowance): void {
  context.header('ratelimit-policy', `"requests";q=${most};w=${burstSeconds}`);
  context.header('ratelimit', `"requests";r=${left};t=${fullInSeconds}`);
}

/** Lets the holder of a setup link pass. */
export function authenticateSetupLink(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  const fromOwnPage = refuseForeignPages(services);
  const byLink: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
    const link = await setupLinkOf(context, services);
    context.set('actor', setupLinkActor(link));
    context.set('caller', link.id);
    context.set('demands', []);
    context.set('mayGoOn', async () => (await setupLinkOf(context, services)).id === link.id);
    context.set('requireStill', async (store = services.store) => {
      await setupLinkOf(context, { ...services, store });
    });
    await next();
  };
  return (context, next) => fromOwnPage(context, async () => void (await byLink(context, next)));
}

/** The setup link whose secret is in the cookie. Throws Failure BC-921 for one that has ended. */
export function setupLinkOf(context: Ctx, services: ApiServices): Promise<SetupLink> {
  return requireSetupLink(services.store, services.platform, readGuestCookie(context, services.publicUrl));
}
