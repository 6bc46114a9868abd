// The handler of each endpoint and method (RFC 7644 §3.2, Tables 1 and 2).

import { Failure, type Kind, type ResourceId } from '../../domain/index.ts';
import { bulk } from './bulk/index.ts';
import { getResourceTypes, getSchemas, getServiceProviderConfig } from './discovery.ts';
import type { Exchange, HandlerResult } from './handler-result.ts';
import { get, patch, post, put, remove } from './resources.ts';
import { refusalOf, replyEmpty, replyRefusal } from './respond.ts';
import { list, searchByPost } from './search.ts';
import { unknownEndpoint } from './target.ts';

type Handler = () => HandlerResult | Promise<HandlerResult>;
type Methods = Readonly<Partial<Record<string, Handler>>>;

/** Runs the handler of a request. Throws Failure BC-413 for an unknown endpoint; 405 names the methods that are there. */
export async function route(exchange: Exchange): Promise<HandlerResult> {
  const { method } = exchange.request;
  const methods = methodsOf(exchange);
  const handler = Object.hasOwn(methods, method) ? methods[method] : methods[method === 'HEAD' ? 'GET' : ''];
  if (handler !== undefined) return handler();
  const allow = allowed(methods).join(', ');
  if (method === 'OPTIONS') return { answer: replyEmpty(204, { allow }) };
  const refusal = refusalOf(new Failure('BC-412', { method, allow }));
  return { answer: replyRefusal({ ...refusal, headers: { allow } }) };
}

// Every GET allows HEAD, and every endpoint OPTIONS (RFC 9110 §9.3.2, §9.3.7).
function allowed(methods: Methods): readonly string[] {
  return [...Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'];
}

function methodsOf(exchange: Exchange): Methods {
  const [endpoint = '', id, ...more] = exchange.target.segments;
  const { kinds } = exchange.registry;
  const kind = kinds.find(({ type }) => type.endpoint === `/${endpoint}`);
  if (kind !== undefined && more.length === 0)
    return id === undefined ? collection(exchange, kind) : item(exchange, kind, id);
  if (exchange.target.segments.length === 0) return { GET: () => list(exchange, kinds) };
  return discovery(exchange, endpoint, more.length > 0);
}

function collection(exchange: Exchange, kind: Kind): Methods {
  return { GET: () => list(exchange, [kind]), POST: () => post(exchange, kind) };
}

function item(exchange: Exchange, kind: Kind, text: string): Methods {
  if (text === '.search') return { POST: () => searchByPost(exchange, [kind]) };
  // Any text may be requested; only a look-up shows whether it is an id.
  const id = text as ResourceId;
  return {
    GET: () => get(exchange, kind, id),
    PUT: () => put(exchange, kind, id),
    PATCH: () => patch(exchange, kind, id),
    DELETE: () => remove(exchange, kind, id),
  };
}

function discovery(exchange: Exchange, endpoint: string, isDeep: boolean): Methods {
  const { target, context, services, registry } = exchange;
  if (isDeep) throw unknownEndpoint();
  switch (endpoint) {
    case 'ServiceProviderConfig':
      if (target.segments.length > 1) throw unknownEndpoint();
      return { GET: () => getServiceProviderConfig(context.tenantUrl, services.maxBodyBytes) };
    case 'Schemas':
      return { GET: () => getSchemas(target, context.tenantUrl, registry.types) };
    case 'ResourceTypes':
      return { GET: () => getResourceTypes(target, context.tenantUrl, registry.types) };
    case '.search':
      if (target.segments.length > 1) throw unknownEndpoint();
      return { POST: () => searchByPost(exchange, registry.kinds) };
    case 'Me':
      throw new Failure('BC-414');
    case 'Bulk':
      if (target.segments.length > 1) throw unknownEndpoint();
      return { POST: () => bulk(exchange, registry.kinds) };
    default:
      throw unknownEndpoint();
  }
}
