// The rules on event streams: how they begin, change, stop and continue.

import { quote } from '../../scim/index.ts';
import { type Actor, actorName } from '../actors/actor.ts';
import { createSecret, hintOf } from '../credentials/secret.ts';
import { Failure } from '../errors/failure.ts';
import type { EventStreamId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import { sealSecret } from '../sealing/sealed-secret.ts';
import { deliveryMs } from '../webhooks/webhooks.ts';
import { type EventStream, initialProgress, type StreamDelivery, type StreamDisabledReason } from './event-stream.ts';
import { requireSigningKey, type SigningKeyScope } from './rotate-key.ts';
import type { EventStreamStore, StreamSecret } from './store.ts';
import type { CheckedStream } from './stream-settings.ts';

const maxStreams = 20;

/** Who works on the streams of a directory, and with what. */
export interface StreamScope extends SigningKeyScope {
  readonly actor: Actor;
}

export async function getStream({ store, directoryId }: StreamScope, id: string): Promise<EventStream> {
  // Any text may be asked for as an id; the store says whether there is one.
  const stream = await store.directory(directoryId).eventStreams.find(id as EventStreamId);
  if (stream === undefined) throw new Failure('BC-904', { reason: 'eventStream', id: quote(id) });
  return stream;
}

/** Makes a stream that begins with the next event. A receiver that polls gets its token, this once. */
export async function createStream(
  scope: StreamScope,
  method: StreamDelivery['method'],
  { audience = '', events, format = 'notice', url, authorization }: CheckedStream,
): Promise<{ readonly stream: EventStream; readonly token: string | undefined }> {
  const { store, directoryId, platform, actor } = scope;
  const own = store.directory(directoryId);
  if ((await own.eventStreams.list()).length >= maxStreams)
    throw new Failure('BC-905', { reason: 'eventStreams', maxStreams });
  if (method === 'push' && url === undefined) throw new Failure('BC-906', { reason: 'eventStreamUrl' });
  const token = method === 'poll' ? createSecret(platform, 'set') : undefined;
  const stream: EventStream = {
    id: newId(platform, 'str'),
    directoryId,
    audience,
    delivery: deliveryOf(token, url, authorization),
    events: events ?? undefined,
    format,
    state: 'enabled',
    disabledReason: undefined,
    createdAt: platform.clock(),
    createdBy: actorName(actor),
    progress: initialProgress(await store.events.end()),
  };
  await requireSigningKey(scope);
  await own.eventStreams.insert(stream, await secretOf(scope, token, authorization));
  return { stream, token };
}

export interface ChangedStream {
  readonly before: EventStream;
  readonly stream: EventStream;
  /** Whether the Authorization header was entered, which no comparison shows. */
  readonly isAuthorizationNew: boolean;
}

/** Changes settings; events that wait are delivered as the stream is then. */
export async function changeStream(scope: StreamScope, id: string, patch: CheckedStream): Promise<ChangedStream> {
  const { audience, events, format, url, authorization } = patch;
  const before = await getStream(scope, id);
  const { delivery } = before;
  if (delivery.method === 'poll' && (url ?? authorization ?? undefined) !== undefined) {
    throw new Failure('BC-906', { reason: 'eventStreamTarget' });
  }
  const stream: EventStream = {
    ...before,
    audience: audience ?? before.audience,
    events: events === undefined ? before.events : (events ?? undefined),
    format: format ?? before.format,
    delivery: delivery.method === 'poll' ? delivery : changeTarget(delivery, url, authorization),
  };
  const secret = authorization === undefined ? undefined : await secretOf(scope, undefined, authorization);
  await streamsOf(scope).update(stream, secret);
  return { before, stream, isAuthorizationNew: typeof authorization === 'string' };
}

/** Stops delivering; events wait in the feed. */
export async function pauseStream(scope: StreamScope, id: string): Promise<EventStream> {
  const before = await getStream(scope, id);
  if (before.state === 'disabled') throw new Failure('BC-905', { reason: 'eventStreamState', state: before.state });
  const stream: EventStream = { ...before, state: 'paused' };
  await streamsOf(scope).update(stream);
  return stream;
}

/** The stream, if it delivers. */
export async function requireEnabled(scope: StreamScope, id: string): Promise<EventStream> {
  const stream = await getStream(scope, id);
  if (stream.state !== 'enabled') throw new Failure('BC-905', { reason: 'eventStreamState', state: stream.state });
  return stream;
}

/** Delivers again, beginning with what has waited. */
export async function resumeStream(scope: StreamScope, id: string): Promise<EventStream> {
  const { store, platform } = scope;
  const before = await getStream(scope, id);
  const oldest = await store.events.positionBefore(platform.clock() - deliveryMs);
  const position = Math.max(before.progress.position, oldest);
  const progress = { ...before.progress, position, attempts: 0, nextAttemptAt: undefined };
  const stream: EventStream = { ...before, state: 'enabled', disabledReason: undefined, progress };
  await streamsOf(scope).update(stream);
  await streamsOf(scope).saveProgress(stream.id, progress);
  return stream;
}

/** Becard stops delivering by itself. Gives nothing when the stream was not enabled any more. */
export async function disableStream(
  scope: StreamScope,
  id: EventStreamId,
  disabledReason: StreamDisabledReason,
): Promise<EventStream | undefined> {
  const before = await streamsOf(scope).find(id);
  if (before?.state !== 'enabled') return undefined;
  const stream: EventStream = { ...before, state: 'disabled', disabledReason };
  await streamsOf(scope).update(stream);
  return stream;
}

export async function removeStream(scope: StreamScope, id: string): Promise<EventStream> {
  const stream = await getStream(scope, id);
  await streamsOf(scope).delete(stream.id);
  return stream;
}

/** Gives a polling receiver another token, this once; the former one ends. */
export async function rotateStreamToken(
  scope: StreamScope,
  id: string,
): Promise<{ readonly stream: EventStream; readonly token: string }> {
  const before = await getStream(scope, id);
  if (before.delivery.method !== 'poll') throw new Failure('BC-905', { reason: 'eventStreamPushed' });
  const token = createSecret(scope.platform, 'set');
  const stream: EventStream = { ...before, delivery: deliveryOf(token, undefined, undefined) };
  await streamsOf(scope).update(stream, await secretOf(scope, token, undefined));
  return { stream, token };
}

function streamsOf({ store, directoryId }: StreamScope): EventStreamStore {
  return store.directory(directoryId).eventStreams;
}

function deliveryOf(
  token: string | undefined,
  url: string | undefined,
  authorization: string | null | undefined,
): StreamDelivery {
  if (token !== undefined) return { method: 'poll', tokenHint: hintOf(token) };
  return { method: 'push', url: url ?? '', hasAuthorization: typeof authorization === 'string' };
}

function changeTarget(
  before: Extract<StreamDelivery, { readonly method: 'push' }>,
  url: string | undefined,
  authorization: string | null | undefined,
): StreamDelivery {
  const hasAuthorization = authorization === undefined ? before.hasAuthorization : authorization !== null;
  return { method: 'push', url: url ?? before.url, hasAuthorization };
}

async function secretOf(
  scope: StreamScope,
  token: string | undefined,
  authorization: string | null | undefined,
): Promise<StreamSecret> {
  return {
    tokenHash: token === undefined ? undefined : scope.platform.sha256(token),
    sealedAuthorization: typeof authorization === 'string' ? await sealSecret(scope, authorization) : undefined,
  };
}
