// Queries (RFC 7644 §3.4.2, §3.4.3; RFC 9865): by GET on an endpoint or the root, or by POST to .search; over one type or all.

import {
  type Context,
  checkMapping,
  type Kind,
  type ListPage,
  type ListSource,
  listResources,
} from '../../domain/index.ts';
import {
  type BoundFilter,
  bindFilter,
  type CursorScope,
  isObject,
  type JsonObject,
  member,
  quote,
  readCursor,
  readFilter,
  readPaging,
  readProjection,
  readSort,
  requireDistinctNames,
  requireSchema,
  ScimError,
  searchRequestUrn,
  writeCursor,
} from '../../scim/index.ts';
import { requireAuthenticated } from './authenticate.ts';
import type { Exchange, HandlerResult } from './handler-result.ts';
import { parameterNames } from './parameters.ts';
import { replyList } from './respond.ts';
import type { ScimServices } from './services.ts';
import { clearQuery } from './target.ts';

type Name = (typeof parameterNames)[number];
type Parameters = Readonly<Partial<Record<Name, string>>>;

/** GET /Users, or GET on the root for all types: always 200, with an empty list when nothing matches. */
export function list(exchange: Exchange, kinds: readonly Kind[]): Promise<HandlerResult> {
  const query = clearQuery(exchange.target);
  const asked: Partial<Record<Name, string>> = {};
  for (const name of parameterNames) {
    const value = query.get(name);
    if (value !== undefined) asked[name] = value;
  }
  return search(exchange, kinds, asked);
}

/** POST /Users/.search, or /.search for all types: a query whose parameters stay out of URLs and logs. */
export async function searchByPost(exchange: Exchange, kinds: readonly Kind[]): Promise<HandlerResult> {
  if (clearQuery(exchange.target).has('filter')) {
    throw new ScimError('invalidValue', 'The filter of a search by POST is read from its body, not from the query.');
  }
  const { services, context, request } = exchange;
  const body = await exchange.body.json();
  await requireAuthenticated(services, context.directory.id, request.header('authorization'));
  if (!isObject(body)) throw new ScimError('invalidSyntax', 'The body is not a JSON object.');
  requireSchema(body, searchRequestUrn);
  return search(exchange, kinds, readParameters(body));
}

function readParameters(body: JsonObject): Parameters {
  requireDistinctNames(body);
  const given = parameterNames.flatMap((name) => {
    const value = member(body, name);
    return value === undefined || value === null ? [] : [[name, readParameter(name, value)] as const];
  });
  return Object.fromEntries(given);
}

function readParameter(name: Name, value: unknown): string {
  const isNumber = name === 'startIndex' || name === 'count';
  const isList = name === 'attributes' || name === 'excludedAttributes';
  if (isNumber && Number.isInteger(value)) return String(BigInt(Number(value)));
  if (isList && Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',');
  if (!isNumber && typeof value === 'string') return value;
  throw new ScimError(isNumber ? 'invalidValue' : 'invalidSyntax', `${name} is ${quote(value)} in the search request.`);
}

async function search(
  { services, context, target }: Exchange,
  kinds: readonly Kind[],
  asked: Parameters,
): Promise<HandlerResult> {
  const sources = kinds.map((kind) => sourceOf(kind, asked));
  const { startIndex, count } = readPaging(asked.startIndex, asked.count);
  const scope = asked.cursor === undefined ? undefined : scopeOf(services, context, target.segments, asked, count);
  const page = scope === undefined ? { kind: 'index' as const, startIndex, count } : cursorPage(asked, scope);
  const { totalResults, items, next } = await listResources(context, { sources, page });
  const texts = items.map(({ text }) => text());
  const mark = scope === undefined ? { startIndex } : { nextCursor: next && writeCursor(next, scope) };
  return {
    answer: replyList(totalResults, mark, texts),
    warnings: lookupWarnings(sources[0]?.filter),
    ...theOne(sources, totalResults, items),
  };
}

function sourceOf(kind: Kind, asked: Parameters): ListSource {
  return {
    kind,
    filter: asked.filter === undefined ? undefined : bindFilter(readFilter(asked.filter), kind.type),
    sort: readSort(kind.type, asked.sortBy, asked.sortOrder),
    projection: readProjection(kind.type, asked.attributes, asked.excludedAttributes),
  };
}

function cursorPage({ cursor, startIndex }: Parameters, scope: CursorScope): ListPage {
  if (startIndex !== undefined) {
    throw new ScimError('invalidValue', 'cursor and startIndex exclude each other. Send one of them.');
  }
  return { kind: 'cursor', after: readCursor(cursor ?? '', scope), count: scope.count };
}

// Everything that identifies a query except the position in it: a cursor is valid for this query alone.
function scopeOf(
  { platform, cursorSecret }: ScimServices,
  { directory }: Context,
  segments: readonly string[],
  asked: Parameters,
  count: number,
): CursorScope {
  const endpoint = segments.filter((segment) => segment !== '.search');
  const { filter, sortBy, sortOrder, attributes, excludedAttributes } = asked;
  return {
    question: JSON.stringify([directory.id, endpoint, filter, sortBy, sortOrder, attributes, excludedAttributes]),
    count,
    now: platform.clock(),
    seal: (text) => digest(platform, cursorSecret + digest(platform, cursorSecret + text)),
  };
}

function digest(platform: ScimServices['platform'], text: string): string {
  return Buffer.from(platform.sha256(text)).toString('hex');
}

/** A question that one resource answers is about that resource. */
function theOne(
  sources: readonly ListSource[],
  total: number,
  [item]: Awaited<ReturnType<typeof listResources>>['items'],
): Pick<HandlerResult, 'resourceId'> {
  const isQuestion = total === 1 && sources.every(({ filter }) => filter !== undefined);
  return isQuestion && item !== undefined ? { resourceId: item.resource.id } : {};
}

// The default mapping is visible in the first look-up: Entra asks for a userName that is no object id.
function lookupWarnings(filter: BoundFilter | undefined): readonly string[] {
  if (filter?.kind !== 'compare' || filter.operand.attribute.name !== 'userName') return [];
  const { operator, value } = filter.comparison;
  return operator === 'eq' && typeof value === 'string' ? checkMapping(value, undefined) : [];
}
