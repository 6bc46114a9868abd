// How a person comes to the own card: by the secret of a link, which a cookie keeps from then on. Guesses are limited by the network they
// come from.

import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { type CardLink, Failure, personActor, requireCardLink } from '../../../domain/index.ts';
import { cardLinks } from '../../../use-cases/index.ts';
import { networkOf } from '../../network.ts';
import { Throttled } from '../../throttled.ts';
import { createWindows } from '../../windows.ts';
import { clearPersonCookie, readPersonCookie, writePersonCookie } from '../auth/cookie.ts';
import { readBody, text } from '../input.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';

const enterRequest = v.object({ secret: text(200) });
const mostGuesses = 10;
/** Changes by one link in a minute: each is kept in the audit log, and a picture takes the processor. */
const mostChanges = 60;

interface Entrance {
  readonly enter: (context: Ctx) => Promise<CardLink>;
  readonly leave: (context: Ctx) => Promise<Response>;
}

export function createEntrance(services: ApiServices): Entrance {
  const guesses = createWindows(mostGuesses);
  const { platform, publicUrl } = services;
  return {
    enter: async (context) => {
      const network = networkOf(context.env.remoteAddress);
      requireNoWait(guesses.waitMs(network, platform.uptime()));
      const { secret } = await readBody(context, enterRequest);
      try {
        const link = await cardLinks.open(useCaseContext(context, services), { secret });
        writePersonCookie(context, publicUrl, secret, link.expiresAt);
        actAs(context, services, link);
        return link;
      } catch (error) {
        if (error instanceof Failure && error.code === 'BC-926') guesses.count(network, platform.uptime());
        throw error;
      }
    },
    leave: async (context) => {
      clearPersonCookie(context, publicUrl);
      return context.body(null, 204);
    },
  };
}

/** Lets only a person pass whose link works, with so many changes a minute. */
export function signedInPerson(services: ApiServices): MiddlewareHandler<ApiEnvironment> {
  const changes = createWindows(mostChanges);
  return async (context, next) => {
    const link = await linkOf(context, services);
    if (context.req.method !== 'GET') requireNoWait(changes.count(link.id, services.platform.uptime()));
    actAs(context, services, link);
    await next();
  };
}

function requireNoWait(waitMs: number): void {
  if (waitMs === 0) return;
  throw new Throttled(waitMs, 'BC-908', { reason: 'attempts', wait: `${Math.ceil(waitMs / 1000)} seconds` });
}

/** The link whose secret is in the cookie. Throws Failure BC-926 for one that has ended. */
export function linkOf(context: Ctx, { store, platform, publicUrl }: ApiServices): Promise<CardLink> {
  return requireCardLink(store, platform, readPersonCookie(context, publicUrl));
}

function actAs(context: Ctx, services: ApiServices, link: CardLink): void {
  context.set('actor', personActor(link));
  context.set('caller', link.id);
  context.set('requireStill', async (store = services.store) => {
    await linkOf(context, { ...services, store });
  });
}
