// The routes of the API as a Hono application: each is allowed, read, handled and answered in the same way.

import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { Failure, visibleStore } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import { isKnown } from '../known-tag.ts';
import { allow } from './auth/guard.ts';
import { createdLocation } from './created-location.ts';
import { preconditionOf, tagOf } from './entity-tag.ts';
import { readRepeatable } from './idempotency.ts';
import { maxBytesOf, readBody, readFile, readQuery } from './input.ts';
import type { Call, Route } from './route.ts';
import { routes } from './routes/index.ts';
import type { ApiEnvironment, ApiServices, Ctx } from './services.ts';
import { withRoom } from './uploads.ts';
import { useCaseContext } from './use-case-context.ts';

type Precondition = UseCaseContext['precondition'];

/** All routes that `isOffered`, below one base path. `authenticate` lets callers pass and says who they are. */
export function createRouter(
  services: ApiServices,
  authenticate: MiddlewareHandler<ApiEnvironment>,
  isOffered: (route: Route) => boolean = () => true,
): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>().use(authenticate);
  // Hono takes the first route that fits; a brace sorts behind letters, so fixed paths come before parameters.
  const sorted = Object.values<Route>(routes).toSorted((one, other) => compare(one.path, other.path));
  for (const route of sorted.filter(isOffered)) {
    app.on(route.method, honoPath(route.path), allow(services, route), (context) => respond(context, services, route));
  }
  for (const [path, same] of Map.groupBy(sorted, (route) => route.path)) {
    if (same.every(isOffered)) app.all(honoPath(path), (context) => refuseMethod(context.req.method, same));
  }
  return app;
}

/** Answers a method that no route of the path has (RFC 9110 §15.5.6). Every GET allows HEAD. */
function refuseMethod(method: string, same: readonly Route[]): never {
  const allowed = same.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
  throw new Failure('BC-412', { method, allow: allowed.join(', ') });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** `/directories/{directory}` as Hono writes it: `/directories/:directory`. */
export function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

async function respond(context: Ctx, services: ApiServices, route: Route): Promise<Response> {
  const answerCall = (): Promise<Response> => carryOut(context, services, route);
  if (route.bodyTypes === undefined) return answerCall();
  return withRoom(services.uploads, context.req.header('content-length'), maxBytesOf(route), answerCall);
}

async function carryOut(context: Ctx, services: ApiServices, route: Route): Promise<Response> {
  const call = await readCall(context, services, route);
  const repeatable = await readRepeatable(context, call.ctx, call.body);
  if (repeatable === undefined) return answer(context, services, route, call);
  if (repeatable.earlier !== undefined) return repeatable.earlier;
  const ctx = { ...call.ctx, precondition: both(call.ctx.precondition, repeatable.precondition) };
  return repeatable.keep(await answer(context, services, route, { ...call, ctx }));
}

function both(one: Precondition, other: Precondition): Precondition {
  return async (store) => {
    await one?.(store);
    await other?.(store);
  };
}

async function answer(context: Ctx, services: ApiServices, route: Route, call: Call): Promise<Response> {
  // What was read by the schemas of a route is what the route takes.
  const isStream = route.stream !== undefined && acceptsStream(context);
  const value = isStream ? await route.stream?.(call as never) : await route.handle(call as never);
  if (value instanceof Response) return value;
  if (typeof route.answer === 'string') return context.body(null, 204);
  services.checkAnswer?.(route.answer, value);
  const text = JSON.stringify(value);
  const etag = tagOf(services.platform, route, value);
  const headers = { 'content-type': 'application/json', ...(etag === undefined ? {} : { etag }) };
  // An answer that changes by itself is sent whole: its tag covers only a part of it.
  const isWhole = route.method === 'GET' && route.version === undefined;
  if (isWhole && etag !== undefined && isKnown(context.req.raw, etag))
    return new Response(null, { status: 304, headers });
  const location = createdLocation(route, new URL(context.req.url).pathname, value);
  const sent = location === undefined ? headers : { ...headers, location };
  return new Response(text, { status: route.status, headers: sent });
}

function acceptsStream(context: Ctx): boolean {
  return /\btext\/event-stream\b/i.test(context.req.header('accept') ?? '');
}

async function readCall(context: Ctx, services: ApiServices, route: Route): Promise<Call> {
  const query = route.query === undefined ? undefined : readQuery(context, route.query);
  const body = await readBodyOf(context, route);
  const ctx = useCaseContext(context, services);
  const { caller: id, mayGoOn } = context.var;
  const call: Call = {
    params: context.req.param(),
    query,
    body,
    ctx: { ...ctx, store: visibleStore(ctx.store, ctx.actor) },
    caller: { id, mayGoOn },
    lastEventId: context.req.header('last-event-id'),
    services,
  };
  const expected = context.req.header('if-match');
  return expected === undefined
    ? call
    : { ...call, ctx: { ...call.ctx, precondition: preconditionOf(route, call, expected) } };
}

async function readBodyOf(context: Ctx, { body, bodyTypes, maxBodyBytes }: Route): Promise<unknown> {
  if (body === undefined) return undefined;
  return bodyTypes === undefined
    ? readBody(context, body, maxBodyBytes)
    : readFile(context, body, bodyTypes, maxBodyBytes);
}

/** Throws where an answer does not fit the schema of its route: for tests. */
export function checkAnswer(schema: v.GenericSchema, value: unknown): void {
  const parsed = v.safeParse(schema, JSON.parse(JSON.stringify(value)));
  if (parsed.success) return;
  const [issue] = parsed.issues;
  throw new Error(`An answer does not fit its schema at ${v.getDotPath(issue) ?? 'its root'}: ${issue.message}`);
}

/** Answers a path that no route has. */
export function refuseUnknownPath(): never {
  throw new Failure('BC-904', { reason: 'address' });
}
