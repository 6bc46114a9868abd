// What is below /api: the API itself for administrators and API keys, the same for the holders of setup links, the own card of a person, and sessions.

import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { createSortedListCache, withoutPersonalValues } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import { authenticate, authenticateSetupLink } from './auth/authenticate.ts';
import { refuseForeignPages } from './auth/guard.ts';
import { createPasswordCheck } from './auth/password-check.ts';
import { feedWithoutPeople } from './live/masked-feed.ts';
import { myCardRoutes } from './my-card/my-card.ts';
import { type Api, callWithin } from './operations.ts';
import { toProblem } from './problem.ts';
import type { Route } from './route.ts';
import { createRouter, refuseUnknownPath } from './router.ts';
import type { ApiEnvironment, ApiServices } from './services.ts';
import { accountRoutes } from './session/account.ts';
import { sessionRoutes } from './session/session.ts';
import { setupLinkSessionRoutes } from './session/setup-link.ts';
import { createUploads } from './uploads.ts';

export { createLiveFeed, type LiveFeed } from './live/feed.ts';
export { createFeedStreams } from './live/feed-stream.ts';
export {
  type ApiResponse,
  createDocument,
  type Document,
  type JsonSchema,
  type Operation as DocumentedOperation,
  type Parameter,
  type Published,
  printDeclarations,
  type Reference,
} from './openapi/index.ts';
export {
  type Api,
  type Operation,
  type OperationAnswer,
  type OperationInput,
  routeOf,
  type StreamOptions,
  splitInput,
} from './operations.ts';
/** What the API is made of. */
export type ApiParts = Omit<ApiServices, 'sortedLists' | 'uploads'>;
export { checkAnswer } from './router.ts';
export type { ApiEnvironment } from './services.ts';

/** Everything below /api. Order matters: forged requests end before anything is looked up. */
export function createApi(own: ApiParts): Hono<ApiEnvironment> {
  const services = withCaches(own);
  const passwordCheck = createPasswordCheck(services);
  const withoutPeople = {
    ...services,
    store: withoutPersonalValues(services.store),
    live: feedWithoutPeople(services.live),
  };
  const session = new Hono<ApiEnvironment>()
    .use(refuseForeignPages(services))
    .route('/', sessionRoutes(services, passwordCheck))
    .route('/account', accountRoutes(services, passwordCheck))
    .route('/setup-link', setupLinkSessionRoutes(services));
  const myCard = new Hono<ApiEnvironment>().use(refuseForeignPages(services)).route('/', myCardRoutes(services));
  return new Hono<ApiEnvironment>()
    .use(async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    })
    .route('/session', session)
    .route('/my-card', myCard)
    .route('/v1', createRouter(services, authenticate(services)))
    .route('/setup-link/v1', createRouter(withoutPeople, authenticateSetupLink(withoutPeople), isOfConnection))
    .notFound(refuseUnknownPath)
    .onError((error) => toProblem(error, services.reportError));
}

/** The API within the process. */
export function createLocalApi(own: ApiParts, ctx: UseCaseContext): Api {
  return callWithin(withCaches(own), ctx);
}

function withCaches(own: ApiParts): ApiServices {
  const sortedLists = createSortedListCache({ elapsed: () => performance.now(), pause });
  return { ...own, sortedLists, uploads: createUploads() };
}

/** The holder of a setup link works on the connection of one directory. */
function isOfConnection({ path, right }: Route): boolean {
  return path.startsWith('/directories/{directory}') && (right === 'observe' || right === 'connect');
}
