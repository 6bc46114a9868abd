// Who may call the console's API: a browser on our own pages (no cross-site request forgery), signed in, with the right role.

import type { Context, MiddlewareHandler } from 'hono';
import {
  accountsOf,
  administratorActor,
  Failure,
  type Need,
  peekSession,
  requireNeed,
  requireOpen,
  requireSession,
} from '../../../domain/index.ts';
import type { ApiEnvironment, ApiServices, Demand } from '../services.ts';
import { readSessionCookie } from './cookie.ts';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const ownHeader = 'x-becard-console';

/**
 * Refuses what another site caused. Browsers say where a request comes from (Sec-Fetch-Site, Origin), and a header
 * of our own cannot be sent across sites without a permission that is never given (Fetch standard, CORS protocol).
 */
export function refuseForeignPages(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  const publicOrigin = new URL(services.publicUrl).origin;
  return async (context, next) => {
    const isWrite = !readingMethods.has(context.req.method);
    const isOwn = isWrite ? comesFromOwnPage(context, publicOrigin) : isAskedByNoOtherSite(context);
    if (!isOwn) {
      throw new Failure('BC-903', { reason: 'origin', header: ownHeader });
    }
    await next();
  };
}

/** Lets only signed-in administrators pass, and tells the handlers who it is. */
export function signedIn(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const secret = readSessionCookie(context, services.publicUrl);
    const session = await requireSession(accountsOf(services), secret);
    context.set('session', session);
    context.set('administrator', session.administrator);
    context.set('actor', administratorActor(session));
    context.set('caller', session.id);
    context.set('demands', []);
    context.set('mayGoOn', () => isUnchanged(context, services));
    context.set('requireStill', async (store = services.store) => {
      const current = requireOpen(await peekSession(accountsOf({ ...services, store }), secret));
      for (const demand of context.var.demands) demand(administratorActor(current));
    });
    await next();
  };
}

/** Whether the same person is still signed in, with the same role. */
async function isUnchanged(context: Context<ApiEnvironment>, services: ApiServices): Promise<boolean> {
  const before = context.var.administrator;
  const session = await peekSession(accountsOf(services), readSessionCookie(context, services.publicUrl));
  return session?.administrator.id === before.id && session.administrator.role === before.role;
}

/** Lets only callers pass who have what a route needs. What is needed is checked once more after a body was read. */
export function allow(services: ApiServices, need: Need): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const demand: Demand = (actor) => requireNeed(actor, services.platform, need);
    demand(context.var.actor ?? { kind: 'visitor' });
    context.set('demands', [...context.var.demands, demand]);
    await next();
  };
}

/** A link on another site, or a picture of ours in it, reads nothing; an address typed by hand does. */
function isAskedByNoOtherSite(context: Context<ApiEnvironment>): boolean {
  const site = context.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

function comesFromOwnPage(context: Context<ApiEnvironment>, publicOrigin: string): boolean {
  if (context.req.header(ownHeader) === undefined) return false;
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined || origin === publicOrigin) return true;
  const host = context.req.header('host');
  return host !== undefined && URL.parse(origin)?.host === host;
}
