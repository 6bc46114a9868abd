// Every address of the process behind one face, Request -> Response: SCIM, the console's API, health, the console's files.

import { Hono } from 'hono';
import { type ConsoleServices, createConsole } from './console/index.ts';
import type { ScimRequest } from './exchange.ts';
import { type HealthServices, healthRoutes } from './health.ts';
import { readBounded } from './read-bounded.ts';
import type { ScimFace } from './scim/index.ts';
import { securityHeaders } from './security.ts';
import type { StaticFiles } from './static.ts';

export interface AppParts {
  readonly scim: ScimFace;
  readonly console: ConsoleServices;
  readonly health: HealthServices;
  readonly files: StaticFiles;
  readonly publicUrl: string;
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
    .use(secure(parts.publicUrl))
    .route('/health', healthRoutes(parts.health))
    .route('/api/console', createConsole(parts.console))
    .on(['GET', 'HEAD'], '*', async (context) => (await parts.files.answer(context.req.raw)) ?? context.notFound())
    .notFound((context) => context.json({ code: 'BC-904', detail: 'Nothing is at this address.' }, 404));
  return {
    fetch: async (request, remoteAddress) => {
      const { pathname } = new URL(request.url);
      if (isScimPath(pathname)) return answerScim(parts, request, remoteAddress);
      return pages.fetch(request, { remoteAddress });
    },
  };
}

/** Whether a path belongs to the SCIM face. */
export function isScimPath(path: string): boolean {
  return path.startsWith('/scim/') || path === '/scim';
}

function secure(publicUrl: string): Parameters<Hono<Environment>['use']>[1] {
  const headers = Object.entries(securityHeaders(publicUrl));
  return async (context, next) => {
    await next();
    for (const [name, value] of headers) context.header(name, value);
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
