// Resources over HTTP (RFC 7644 §3.3 to §3.6): parameters and headers in, the directory's verbs, answers out.

import {
  createResource,
  type Kind,
  locationOf,
  type Outcome,
  type Precondition,
  patchResource,
  type ResourceId,
  readShown,
  removeResource,
  replaceResource,
  represent,
  requireVersion,
  type ShownResource,
  type StoredResource,
} from '../../domain/index.ts';
import {
  entityTag,
  isObject,
  namesInBody,
  namesInPatch,
  namesOldSchemas,
  namesVersion,
  type Projection,
  readProjection,
  showWritten,
  unknownNames,
  unknownPatchNames,
} from '../../scim/index.ts';
import { limits } from '../limits.ts';
import type { Exchange, HandlerResult } from './handler-result.ts';
import { type Preference, readPreference } from './preference.ts';
import { reply, replyEmpty } from './respond.ts';
import { clearQuery, type Target } from './target.ts';

/** GET /Users/{id} (§3.4.1). */
export async function get({ context, target, request }: Exchange, kind: Kind, id: ResourceId): Promise<HandlerResult> {
  const projection = projectionOf(target, kind);
  const { resource, text } = await readShown(context, kind, id, projection);
  const known = request.header('if-none-match');
  requireVersion(resource, { ifMatch: request.header('if-match') });
  const headers = headersOf(kind, resource, context.tenantUrl);
  if (known !== undefined && namesVersion(known, resource.version))
    return { answer: replyEmpty(304, headers), resourceId: id };
  return { answer: reply(200, text, headers), resourceId: id };
}

/** POST /Users (§3.3). */
export async function post(exchange: Exchange, kind: Kind): Promise<HandlerResult> {
  const projection = projectionOf(exchange.target, kind);
  const applied = preferenceOf(exchange, projection);
  const body = await exchange.body.json();
  const outcome = await createResource(exchange.context, kind, body);
  const shown = applied === 'minimal' ? undefined : writtenBy(kind, body, projection);
  return changed(exchange, kind, outcome, { status: 201, shown, applied, warnings: warningsOf(kind, body) });
}

/** PUT /Users/{id} (§3.5.1). */
export async function put(exchange: Exchange, kind: Kind, id: ResourceId): Promise<HandlerResult> {
  const projection = projectionOf(exchange.target, kind);
  const applied = preferenceOf(exchange, projection);
  const body = await exchange.body.json();
  const outcome = await replaceResource(exchange.context, kind, id, body, preconditionOf(exchange));
  const shown = applied === 'minimal' ? undefined : writtenBy(kind, body, projection);
  return changedWithMembers(exchange, kind, outcome, { shown, applied, warnings: warningsOf(kind, body) });
}

/**
 * PATCH /Users/{id} (§3.5.2). Groups answer 204, so that the answer does not grow with the group, unless attributes are asked for or
 * the client prefers a representation that is not too large.
 */
export async function patch(exchange: Exchange, kind: Kind, id: ResourceId): Promise<HandlerResult> {
  const projection = projectionOf(exchange.target, kind);
  const preference = preferenceOf(exchange, projection);
  const body = await exchange.body.json();
  const outcome = await patchResource(exchange.context, kind, id, body, preconditionOf(exchange));
  const warnings = unknownPatchNames(kind.type, body).length === 0 ? [] : ['BC-402'];
  const isBrief = kind.collection !== undefined && projection.kind === 'default';
  const isTooLarge = isBrief && preference === 'representation' && (await hasManyMembers(exchange, id));
  const applied = isTooLarge ? undefined : preference;
  const isEmpty = applied === 'minimal' || (isBrief && applied === undefined);
  const shown = isEmpty ? undefined : patchedBy(kind, body, projection);
  return changedWithMembers(exchange, kind, outcome, { shown, applied, warnings });
}

/** DELETE /Users/{id} (§3.6). */
export async function remove(exchange: Exchange, kind: Kind, id: ResourceId): Promise<HandlerResult> {
  const { subject } = await removeResource(exchange.context, kind, id, preconditionOf(exchange));
  return { answer: replyEmpty(204), resourceId: id, subject };
}

/** What the form of a body deserves: BC-402 for names that no schema has, BC-407 for schemas by their old names. */
function warningsOf(kind: Kind, body: unknown): readonly string[] {
  if (!isObject(body)) return [];
  const unknown = unknownNames(kind.type, body).length === 0 ? [] : ['BC-402'];
  return namesOldSchemas(body) ? [...unknown, 'BC-407'] : unknown;
}

function writtenBy(kind: Kind, body: unknown, projection: Projection): Projection {
  if (kind.isShownWhole || !isObject(body)) return projection;
  return showWritten(kind.type, projection, namesInBody(kind.type, body));
}

function patchedBy(kind: Kind, body: unknown, projection: Projection): Projection {
  return kind.isShownWhole ? projection : showWritten(kind.type, projection, namesInPatch(kind.type, body));
}

// A write under If-None-Match wants that the version is another one (RFC 9110 §13.1.2).
function preconditionOf({ request }: Exchange): Precondition {
  return { ifMatch: request.header('if-match'), ifNoneMatch: request.header('if-none-match') };
}

function projectionOf(target: Target, kind: Kind): Projection {
  const query = clearQuery(target);
  return readProjection(kind.type, query.get('attributes'), query.get('excludedAttributes'));
}

function headersOf(kind: Kind, resource: StoredResource, tenantUrl: string): Readonly<Record<string, string>> {
  return { etag: entityTag(resource.version), location: locationOf(tenantUrl, kind.type.endpoint, resource.id) };
}

async function hasManyMembers({ context }: Exchange, id: ResourceId): Promise<boolean> {
  const { maxPreferredMembers } = limits;
  return (await context.store.members.list(id, maxPreferredMembers + 1)).length > maxPreferredMembers;
}

// A client that names attributes gets them in the answer (RFC 7644 §3.5.2, §3.9).
function preferenceOf({ request }: Exchange, projection: Projection): Preference | undefined {
  const preference = readPreference(request.header('prefer'));
  return preference === 'minimal' && projection.kind !== 'default' ? undefined : preference;
}

interface Shown {
  readonly status: 200 | 201 | 204;
  /** Undefined for an answer without a body. */
  readonly shown: Projection | undefined;
  readonly applied: Preference | undefined;
  readonly warnings: readonly string[];
}

// A group is written without loading its members; an answer that shows them reads them afterwards.
async function changedWithMembers(
  exchange: Exchange,
  kind: Kind,
  outcome: Outcome,
  answer: Omit<Shown, 'status'>,
): Promise<HandlerResult> {
  const { shown } = answer;
  if (shown === undefined) return changed(exchange, kind, outcome, { ...answer, status: 204 });
  if (kind.collection === undefined) return changed(exchange, kind, outcome, { ...answer, status: 200 });
  const read = await readShown(exchange.context, kind, outcome.resource.id, shown, true);
  return changed(exchange, kind, { ...outcome, ...read }, { ...answer, status: 200 });
}

function changed(
  { context: { tenantUrl } }: Exchange,
  kind: Kind,
  { resource, subject, warnings, text }: Outcome & Partial<ShownResource>,
  { status, shown, applied, warnings: ofForm }: Shown,
): HandlerResult {
  const preferred = applied === undefined ? {} : { 'preference-applied': `return=${applied}` };
  const headers = { ...headersOf(kind, resource, tenantUrl), ...preferred };
  const answer =
    shown === undefined
      ? replyEmpty(status, headers)
      : reply(status, text ?? represent(kind, resource, tenantUrl, shown), headers);
  return { answer, resourceId: resource.id, subject, warnings: [...warnings, ...ofForm] };
}
