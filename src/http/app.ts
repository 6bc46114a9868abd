// The application on fetch's Request and Response: the console's API, health, metrics and the console's files.

import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Failure } from '../domain/index.ts';
import { type ConsoleServices, createConsole } from './console/index.ts';
import { type HealthServices, healthRoutes } from './health.ts';
import { type MetricsAccess, metricsRoute, type RequestLog, readRequestId } from './metrics/index.ts';
import { readBounded } from './read-bounded.ts';
import { carriesSecretToken } from './scim/authenticate.ts';
import type { ScimRequest } from './scim/exchange.ts';
import type { ScimFace } from './scim/index.ts';
import { securityHeaders, securityText } from './security.ts';
import type { StaticFiles } from './static.ts';

export interface AppParts {
  readonly scim: ScimFace;
  readonly console: ConsoleServices;
  readonly health: HealthServices;
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

/** The whole application without a port. */
export function createApp(parts: AppParts): App {
  const pages = new Hono<Environment>()
    .use(note(parts.requestLog))
    .use(secure(parts.publicUrl))
    .route('/health', healthRoutes(parts.health))
    .route('/api/console', createConsole(parts.console))
    .route('/metrics', parts.metrics === undefined ? new Hono() : metricsRoute(parts.metrics))
    .get('/.well-known/security.txt', (context) =>
      parts.securityContact === undefined
        ? context.notFound()
        : context.text(securityText(parts.securityContact, parts.publicUrl, parts.console.platform.clock())),
    )
    .on(['GET', 'HEAD'], '*', async (context) => (await parts.files.answer(context.req.raw)) ?? context.notFound())
    .notFound((context) => {
      const { code, detail, fields } = new Failure('BC-904', { reason: 'page' });
      return context.json({ code, detail, fields }, 404);
    });
  return {
    fetch: async (request, remoteAddress) => {
      const { pathname } = new URL(request.url);
      const authorization = request.headers.get('authorization') ?? undefined;
      if (isForScim(pathname, authorization)) return answerScim(parts, request, remoteAddress);
      return pages.fetch(request, { remoteAddress });
    },
  };
}

/** Addresses that answer by themselves whatever token is sent to them. */
const elsewhere = /^\/(?:health|metrics|api)(?:\/|$)/;

/** Whether a request belongs to the SCIM face: by its path, or by a Secret Token that was sent to an unknown address. */
export function isForScim(path: string, authorization: string | undefined): boolean {
  if (path.startsWith('/scim/') || path === '/scim') return true;
  return carriesSecretToken(authorization) && !elsewhere.test(path);
}

function secure(publicUrl: string): Parameters<Hono<Environment>['use']>[1] {
  const headers = Object.entries(securityHeaders(publicUrl));
  return async (context, next) => {
    await next();
    for (const [name, value] of headers) context.header(name, value);
  };
}

/** Gives every page and every answer of the console an id and a line in the log. */
function note(requestLog: AppParts['requestLog']): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const started = performance.now();
    const requestId = readRequestId(context.req.header('x-request-id')) ?? randomUUID();
    await next();
    context.header('x-request-id', requestId);
    const { method } = context.req;
    // The console's files stand behind a wildcard, as the handlers for every address do.
    const route = matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '/*';
    const durationMs = performance.now() - started;
    const { remoteAddress } = context.env;
    requestLog?.({ method, route, status: context.res.status, durationMs, requestId, remoteAddress });
  };
}

async function answerScim(parts: AppParts, request: Request, remoteAddress: string | undefined): Promise<Response> {
  const answer = await parts.scim.answer(toScimRequest(request, remoteAddress));
  return new Response(answer.body ?? null, { status: answer.status, headers: answer.headers });
}

function toScimRequest(request: Request, remoteAddress: string | undefined): ScimRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? undefined,
    body: (maxBytes) => readBounded(request.body ?? [], request.headers.get('content-length') ?? undefined, maxBytes),
    remoteAddress,
  };
}
