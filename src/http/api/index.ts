// The console's private API, exactly as contract.ts describes it.

import { Hono } from 'hono';
import { Failure } from '../../domain/index.ts';
import { allow, refuseForeignPages, signedIn } from './auth/guard.ts';
import { createPasswordCheck } from './auth/password-check.ts';
import { toProblem } from './problem.ts';
import { administratorRoutes } from './routes/administrators.ts';
import { auditRoutes } from './routes/audit.ts';
import { directoryRoutes } from './routes/directories.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { liveRoutes } from './routes/live.ts';
import { logRoutes, revealRoutes } from './routes/log.ts';
import { mappingRoutes } from './routes/mapping.ts';
import { massDeprovisioningRoutes } from './routes/mass-deprovisioning.ts';
import { rehearsalRoutes } from './routes/rehearsal.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { searchRoutes } from './routes/search.ts';
import { setupLinkRoutes } from './routes/setup-links.ts';
import { retentionRoutes, systemRoutes } from './routes/system.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { peopleRoutes } from './routes/users.ts';
import type { ApiEnvironment, ApiServices } from './services.ts';
import { accountRoutes } from './session/account.ts';
import { sessionRoutes } from './session/session.ts';
import { guestRoutes } from './session/setup-link.ts';

export { createLiveFeed, type LiveFeed } from './live/feed.ts';
export { createRehearsals, type Rehearsals } from './rehearsals.ts';
export type { ApiEnvironment, ApiServices } from './services.ts';

/** The API under /api/console. Order matters: forged requests end before anything is looked up. */
export function createApi(services: ApiServices): Hono<ApiEnvironment> {
  const passwordCheck = createPasswordCheck(services);
  const ofDirectories = new Hono<ApiEnvironment>()
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
  return new Hono<ApiEnvironment>()
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
