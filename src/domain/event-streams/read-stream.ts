// Reads the changes of a directory as the claims of Security Event Tokens, in the order of their commits.

import { ScimError, events as scimEvents } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import { type DirectoryEvent, isNotice } from '../events/event.ts';
import type { EventFeed, FeedEvent } from '../events/feed.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context } from '../resources/context.ts';
import { type Kind, readShown } from '../resources/index.ts';
import { parseObject } from '../resources/represent.ts';
import type { ResourceTypeName } from '../resources/resource.ts';
import type { Registry } from '../schemas/registry.ts';
import type { EventStream } from './event-stream.ts';
import { statementsOf } from './security-event.ts';
import type { EventStreamStore } from './store.ts';

export interface StreamSource {
  readonly context: Context;
  readonly streams: EventStreamStore;
  /** The kinds of resources of the directory. */
  readonly registry: Registry;
  readonly feed: EventFeed;
}

/** The claims of a token, and the position of its event in the feed. */
export interface UnsignedToken {
  readonly position: number;
  readonly claims: scimEvents.SetClaims | scimEvents.VerificationClaims;
}

export interface StreamPage {
  /** Of events that the stream does not want there are no tokens. */
  readonly tokens: readonly UnsignedToken[];
  /** The position at which the reader continues. */
  readonly next: number;
  readonly hasMore: boolean;
}

/** The tokens of a stream behind a position. A token that is read again is the same again, but for the values of a new resource. */
export async function readStream(
  scope: StreamSource,
  stream: EventStream,
  after: number,
  limit: number,
): Promise<StreamPage> {
  const page = await scope.feed.read({ after, directoryIds: [stream.directoryId], limit });
  const types = await scope.context.store.resources.findTypes([
    ...new Set(page.events.map(({ event }) => event.resourceId)),
  ]);
  const tokens: UnsignedToken[] = [];
  for (const { position, event } of page.events) {
    const claims = await claimsOf(scope, stream, { position, event }, types);
    if (claims !== undefined) tokens.push({ position, claims });
  }
  return { tokens, next: page.next, hasMore: page.hasMore };
}

/** The `jti`: it names the stream and the event, and tells the position to who acknowledges it. */
function tokenId({ id }: EventStream, position: number, event: Pick<DirectoryEvent, 'id'>): string {
  return `${id}.${position}.${event.id}`;
}

/** The position in a `jti` of this stream; undefined for any other text. */
export function positionIn({ id }: EventStream, jti: string): number | undefined {
  const [streamId, position, eventId] = jti.split('.');
  return streamId === id && eventId !== undefined && /^\d{1,15}$/.test(position ?? '') ? Number(position) : undefined;
}

async function claimsOf(
  scope: StreamSource,
  stream: EventStream,
  { position, event }: Pick<FeedEvent, 'position' | 'event'>,
  types: ReadonlyMap<ResourceId, ResourceTypeName>,
): Promise<UnsignedToken['claims'] | undefined> {
  const head = headOf(scope, stream, { position, event });
  if (event.type === 'event_stream.test') {
    return String(event.resourceId) === stream.id ? scimEvents.verificationClaims(head, stream.id) : undefined;
  }
  const kind = await findKind(scope, event, types);
  if (kind === undefined) return undefined;
  const isNew = event.type.endsWith('.created') || event.type.endsWith('.restored');
  const representation = isNew ? await findShown(scope.context, kind, event.resourceId) : undefined;
  const statements = statementsOf(event, stream, representation);
  if (statements.length === 0) return undefined;
  const uri = `${kind.type.endpoint}/${event.resourceId}`;
  return scimEvents.setClaims(
    head,
    { uri, externalId: await externalIdOf(scope.context, kind, event.resourceId) },
    statements,
  );
}

function headOf(
  { context }: StreamSource,
  stream: EventStream,
  { position, event }: Pick<FeedEvent, 'position' | 'event'>,
): scimEvents.TokenHead {
  return {
    id: tokenId(stream, position, event),
    issuer: context.tenantUrl,
    audience: [stream.audience],
    // The token is issued with the change: the same each time it is delivered.
    issuedAt: event.at,
    occurredAt: event.at,
    transaction: event.id,
  };
}

/** Events of users and groups say what they are about. Other resources are looked for, deleted ones too as long as they are kept. */
async function findKind(
  { context, registry }: StreamSource,
  { type, resourceId }: Pick<DirectoryEvent, 'type' | 'resourceId'>,
  types: ReadonlyMap<ResourceId, ResourceTypeName>,
): Promise<Kind | undefined> {
  if (isNotice(type)) return undefined;
  const name = { user: 'User', group: 'Group' }[type.split('.')[0] ?? ''] ?? types.get(resourceId);
  if (name !== undefined) return registry.kinds.find((kind) => kind.type.name === name);
  for (const kind of registry.kinds) {
    if ((await context.store.removed.find(kind.type.name, resourceId)) !== undefined) return kind;
  }
  return undefined;
}

/** The resource as an answer shows it; undefined for one that is gone, and for a group too large to be shown. */
async function findShown(
  context: Context,
  kind: Kind,
  id: ResourceId,
): Promise<ReturnType<typeof parseObject> | undefined> {
  try {
    return parseObject((await readShown(context, kind, id, { kind: 'default' }, true)).text);
  } catch (error) {
    if (error instanceof ScimError || (error instanceof Failure && error.code === 'BC-202')) return undefined;
    throw error;
  }
}

async function externalIdOf({ store }: Context, kind: Kind, id: ResourceId): Promise<string | undefined> {
  const resource =
    (await store.resources.find(kind.type.name, id, false)) ?? (await store.removed.find(kind.type.name, id));
  const externalId = resource === undefined ? undefined : parseObject(resource.body)['externalId'];
  return typeof externalId === 'string' ? externalId : undefined;
}
