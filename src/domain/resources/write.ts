// What the writing verbs share: the row to write, the version rule, uniqueness and the event in the same transaction.

import { type JsonObject, namesVersion, utf8Length, valueLimits } from '../../scim/index.ts';
import { actorId } from '../actors/actor.ts';
import { Failure } from '../errors/failure.ts';
import { cutChanges } from '../events/cut-changes.ts';
import type { AttributeChange, EventType } from '../events/event.ts';
import type { ResourceId } from '../ids/brands.ts';
import { newEventId } from '../ids/identifier.ts';
import type { Context, ResourceTransaction } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import type { StoredResource } from './resource.ts';
import type { ResourceWrite, WriteOutcome } from './store.ts';
import { claimedName } from './unique.ts';

/** What a writing verb did. */
export interface Outcome {
  readonly resource: StoredResource;
  readonly isChanged: boolean;
  readonly subject: string;
  /** Codes of warnings for the provisioning log. */
  readonly warnings: readonly string[];
}

/** A verb at work on a kind of resources, in one transaction. */
export interface Verb {
  readonly transaction: ResourceTransaction;
  readonly context: Context;
  readonly kind: Kind;
}

/** Runs a verb in a transaction; `about` is the resource that it creates or changes, where it changes no other. */
export function inTransaction(
  context: Context,
  kind: Kind,
  work: (verb: Verb) => Promise<Outcome>,
  about?: ResourceId,
): Promise<Outcome> {
  return context.store.write((transaction) => work({ transaction, context, kind }), about);
}

/** The row of a resource in canonical form. */
export function rowOf(
  kind: Kind,
  id: ResourceId,
  resource: JsonObject,
  row: Pick<ResourceWrite, 'version' | 'createdAt' | 'changedAt'>,
): ResourceWrite {
  const { schemas, id: _, meta: _meta, ...attributes } = resource;
  const body = JSON.stringify(kind.stored({ schemas, id, ...attributes }));
  return { type: kind.type.name, id, ...row, body, keys: kind.keys(resource, id) };
}

/** Throws Failure BC-416 when a resource as it is kept is too large, and larger than it was. */
export function requireSize({ type }: Kind, body: string, before = ''): void {
  const most = valueLimits.maxResourceBytes;
  const length = utf8Length(body, most);
  if (length <= most || body.length <= before.length) return;
  throw new Failure('BC-416', { type: type.name, length, maxLength: most });
}

/** What a request asks of the version that it finds (RFC 7644 §3.14, RFC 9110 §13.1); undefined asks nothing. */
export type Precondition =
  | { readonly ifMatch?: string | undefined; readonly ifNoneMatch?: string | undefined }
  | undefined;

/** The living resource, or Failure BC-202; Failure BC-405 when its version does not meet the precondition. */
export async function load(
  { transaction, kind }: Verb,
  id: ResourceId,
  precondition: Precondition,
): Promise<StoredResource> {
  const resource = await transaction.resources.find(kind.type.name, id, kind.derived !== undefined);
  if (resource === undefined) throw notFound(kind, id);
  requireVersion(resource, precondition);
  return resource;
}

/** Failure BC-202: the same words for an id that never was, is gone, or belongs to another directory. */
export function notFound(kind: Kind, id: string): Failure {
  const shown = id.length > 80 ? `${id.slice(0, 79)}…` : id;
  return new Failure('BC-202', { type: kind.type.name, id: shown });
}

/** Throws Failure BC-405 unless If-Match names the version and If-None-Match does not. */
export function requireVersion(resource: StoredResource, precondition: Precondition): void {
  const { ifMatch, ifNoneMatch } = precondition ?? {};
  const isMatched = ifMatch === undefined || namesVersion(ifMatch, resource.version);
  if (isMatched && (ifNoneMatch === undefined || !namesVersion(ifNoneMatch, resource.version))) return;
  throw new Failure('BC-405', { version: resource.version });
}

/** Throws Failure BC-301 when the store found the key taken. */
export async function requireWritten(verb: Verb, row: ResourceWrite, outcome: WriteOutcome): Promise<void> {
  if (outcome === 'written') return;
  const { transaction, kind } = verb;
  const { name, holder } = await findTaken(verb, row);
  if (holder === undefined) throw new Failure('BC-301', { reason: 'takenByUnknown', attribute: name });
  const holderType = ((await transaction.resources.findType(holder)) ?? kind.type.name).toLowerCase();
  throw new Failure('BC-301', { reason: 'taken', attribute: name, holderType, holderId: holder });
}

interface Taken {
  readonly name: string;
  readonly holder: ResourceId | undefined;
}

async function findTaken({ transaction, kind }: Verb, { id, keys }: ResourceWrite): Promise<Taken> {
  const holder = await transaction.resources.findUnique(kind.type.name, keys.unique);
  if (holder !== undefined && holder !== id) return { name: kind.uniqueName ?? 'id', holder };
  for (const claim of keys.claims ?? []) {
    const claimant = await transaction.resources.findClaim(claim);
    if (claimant !== undefined && claimant !== id) return { name: claimedName(claim), holder: claimant };
  }
  return { name: kind.uniqueName ?? 'id', holder: undefined };
}

/** When a change happens: now, and always after the change before it. */
export function changeTime(context: Context, before: StoredResource): number {
  return Math.max(context.platform.clock(), before.changedAt + 1);
}

export async function recordEvent(
  { transaction, context }: Pick<Verb, 'transaction' | 'context'>,
  type: EventType,
  resource: { readonly id: ResourceId; readonly at: number; readonly subject: string },
  changes: readonly AttributeChange[],
): Promise<void> {
  await transaction.events.append({
    id: newEventId(context.platform),
    type,
    at: resource.at,
    actor: actorId(context.actor),
    resourceId: resource.id,
    subject: resource.subject,
    changes: cutChanges(changes),
  });
}
