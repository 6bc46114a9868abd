// The application on fetch's Request and Response: the API, health, metrics and the console's files.

import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Failure } from '../domain/index.ts';
import { type ApiParts, createApi } from './api/index.ts';
import { type CardCounter, cardRoutes, offerOf, type WebServices, webService } from './cards/index.ts';
import { type HealthServices, healthRoutes } from './health.ts';
import { type MetricsAccess, metricsRoute, type RequestLog, readRequestId } from './metrics/index.ts';
import { type ReceiverServices, receiverRoutes } from './receivers/index.ts';
import { referenceRoutes } from './reference/index.ts';
import { securityHeaders, securityText } from './security.ts';
import type { StaticFiles } from './static.ts';

export interface AppParts {
  readonly api: ApiParts;
  readonly health: HealthServices;
  /** Without it the receivers of event streams cannot poll. */
  readonly receivers?: ReceiverServices;
  /** Without it nothing is counted. */
  readonly countCard?: CardCounter['count'];
  /** Without it cards cannot be added to wallets. */
  readonly wallet?: Pick<WebServices, 'wallet' | 'reportDevice'>;
  readonly files: StaticFiles;
  readonly publicUrl: string;
  /** Where a weakness of this installation is reported: mailto: or https:. */
  readonly securityContact?: string | undefined;
  /** Without it there is no /metrics. */
  readonly metrics?: MetricsAccess | undefined;
  readonly requestLog?: RequestLog['page'];
}

export interface App {
  readonly fetch: (request: Request, remoteAddress?: string) => Promise<Response>;
}

interface Environment {
  readonly Bindings: { readonly remoteAddress: string | undefined };
}

const noWallet = { wallet: { apple: undefined, google: undefined }, reportDevice: () => undefined };

/** The pages without a port. */
export function createApp(parts: AppParts): App {
  const cards = { ...parts.api, countCard: parts.countCard, ...(parts.wallet ?? noWallet) };
  const pages = new Hono<Environment>()
    .use(note(parts.requestLog))
    .use(secure(parts.publicUrl))
    .route('/health', healthRoutes(parts.health))
    .route('/', referenceRoutes(parts.api))
    .route('/c', cardRoutes(cards))
    .route('/wallet/v1', webService(cards))
    .route('/api/v1', parts.receivers === undefined ? new Hono() : receiverRoutes(parts.receivers))
    .route('/api', createApi({ ...parts.api, walletOffer: () => offerOf(cards.wallet) }))
    .route('/metrics', parts.metrics === undefined ? new Hono() : metricsRoute(parts.metrics))
    .get('/.well-known/security.txt', (context) =>
      parts.securityContact === undefined
        ? context.notFound()
        : context.text(securityText(parts.securityContact, parts.publicUrl, parts.api.platform.clock())),
    )
    .on(['GET', 'HEAD'], '*', async (context) => (await parts.files.answer(context.req.raw)) ?? context.notFound())
    .notFound((context) => {
      const { code, detail, fields } = new Failure('BC-904', { reason: 'page' });
      return context.json({ code, detail, fields }, 404);
    });
  return { fetch: async (request, remoteAddress) => pages.fetch(request, { remoteAddress }) };
}

function secure(publicUrl: string): Parameters<Hono<Environment>['use']>[1] {
  const headers = Object.entries(securityHeaders(publicUrl));
  return async (context, next) => {
    await next();
    // Public pages have a policy of their own.
    for (const [name, value] of headers) if (!context.res.headers.has(name)) context.header(name, value);
  };
}

/** Gives every page and every answer of the API an id and a line in the log. */
function note(requestLog: AppParts['requestLog']): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const started = performance.now();
    const requestId = readRequestId(context.req.header('x-request-id')) ?? randomUUID();
    await next();
    context.header('x-request-id', requestId);
    const { method } = context.req;
    // The console's files have a wildcard route, as the handlers for every address do.
    const route = matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '/*';
    const durationMs = performance.now() - started;
    const { remoteAddress } = context.env;
    requestLog?.({ method, route, status: context.res.status, durationMs, requestId, remoteAddress });
  };
}
