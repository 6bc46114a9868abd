// The console's private API, exactly as contract.ts describes it.

import { Hono } from 'hono';
import { Failure } from '../../domain/index.ts';
import { administratorRoutes } from './administrators.ts';
import { auditRoutes } from './audit.ts';
import { accountRoutes } from './auth/account.ts';
import { allow, refuseForeignPages, signedIn } from './auth/guard.ts';
import { createPasswordCheck } from './auth/password-check.ts';
import { sessionRoutes } from './auth/session.ts';
import { directoryRoutes } from './directories.ts';
import { erasureRoutes } from './erasure.ts';
import { liveRoutes } from './live-routes.ts';
import { logRoutes, revealRoutes } from './log.ts';
import { mappingRoutes } from './mapping.ts';
import { massDeprovisioningRoutes } from './mass-deprovisioning.ts';
import { toProblem } from './problem.ts';
import { rehearsalRoutes } from './rehearsal.ts';
import { schemaRoutes } from './schemas.ts';
import { searchRoutes } from './search.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';
import { setupLinkRoutes } from './setup-links.ts';
import { guestRoutes } from './setup-session.ts';
import { retentionRoutes, systemRoutes } from './system.ts';
import { tokenRoutes } from './tokens.ts';
import { peopleRoutes } from './users.ts';

export { createLiveFeed, type LiveFeed } from './live/feed.ts';
export { createRehearsals, type Rehearsals } from './rehearsals.ts';
export type { ConsoleEnvironment, ConsoleServices } from './services.ts';

/** The API under /api/console. Order matters: forged requests end before anything is looked up. */
export function createConsole(services: ConsoleServices): Hono<ConsoleEnvironment> {
  const passwordCheck = createPasswordCheck(services);
  const ofDirectories = new Hono<ConsoleEnvironment>()
    .use(signedIn(services), allow(services, 'read'))
    .route('/', directoryRoutes(services))
    .route('/', tokenRoutes(services))
    .route('/', setupLinkRoutes(services))
    .route('/', peopleRoutes(services))
    .route('/', erasureRoutes(services))
    .route('/', massDeprovisioningRoutes(services))
    .route('/', logRoutes(services))
    .route('/', revealRoutes(services))
    .route('/', liveRoutes(services))
    .route('/', mappingRoutes(services))
    .route('/', schemaRoutes(services))
    .route('/', rehearsalRoutes(services));
  return new Hono<ConsoleEnvironment>()
    .use(async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    })
    .use(refuseForeignPages(services))
    .route('/', sessionRoutes(services, passwordCheck))
    .route('/account', accountRoutes(services, passwordCheck))
    .route('/directories', ofDirectories)
    .route('/search', searchRoutes(services))
    .route('/setup', guestRoutes(services))
    .route('/administrators', administratorRoutes(services))
    .route('/audit', auditRoutes(services))
    .route('/retention', retentionRoutes(services))
    .route('/system', systemRoutes(services))
    .notFound(() => {
      throw new Failure('BC-904', { reason: 'address' });
    })
    .onError((error) => toProblem(error, services.reportError));
}
