// The verbs on event streams and on the key that signs their tokens. A token to poll with is shown by the act that makes it, once.

import {
  actorId,
  changeStream,
  checkStream,
  createStream,
  disableStream,
  type EventStreamId,
  noticeOf,
  pauseStream,
  removeStream,
  requireEnabled,
  resumeStream,
  rotateSigningKey,
  rotateStreamToken,
  type StreamDisabledReason,
  type StreamPatch,
  type StreamRequest,
  type StreamScope,
} from '../domain/index.ts';
import { openDirectory, type UseCaseContext } from './context.ts';
import { eventStreamChanges, eventStreamRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** Where a stream is: both ids as the caller wrote them. */
interface StreamAddress {
  readonly directory: string;
  readonly stream: string;
}

const writing = { right: 'administer', scope: 'event-streams:write' } as const;

/** Makes a stream that begins with the next event, and gives a polling receiver its token, this once. */
export const create = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: { readonly directory: string } & StreamRequest) => input,
  act: async (tx, { directory, delivery, ...settings }) =>
    createStream(await scopeOf(tx, directory), delivery, checkStream(settings, tx.targets)),
  audit: ({ stream }) => [eventStreamRecord('event_stream.created', stream)],
});

/** Changes audience, events, format or receiver. */
export const change = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: StreamAddress & StreamPatch) => input,
  act: async (tx, { directory, stream, ...patch }) =>
    changeStream(await scopeOf(tx, directory), stream, checkStream(patch, tx.targets)),
  audit: ({ before, stream, isAuthorizationNew }) => {
    const changes = eventStreamChanges(before, stream);
    if (changes.length === 0 && !isAuthorizationNew) return [];
    return [eventStreamRecord('event_stream.changed', stream, changes)];
  },
});

/** Stops delivering; events wait. */
export const pause = useCase({
  ...writing,
  parse: (input: StreamAddress) => input,
  act: async (tx, { directory, stream }) => pauseStream(await scopeOf(tx, directory), stream),
  audit: (stream) => [eventStreamRecord('event_stream.paused', stream)],
});

/** Delivers again, beginning with what has waited. */
export const resume = useCase({
  ...writing,
  parse: (input: StreamAddress) => input,
  act: async (tx, { directory, stream }) => resumeStream(await scopeOf(tx, directory), stream),
  audit: (stream) => [eventStreamRecord('event_stream.resumed', stream)],
});

/** Becard stops delivering by itself. */
export const disable = useCase({
  ...writing,
  parse: (input: {
    readonly directory: string;
    readonly stream: EventStreamId;
    readonly reason: StreamDisabledReason;
  }) => input,
  act: async (tx, { directory, stream, reason }) => disableStream(await scopeOf(tx, directory), stream, reason),
  audit: (stream, _, { reason }) =>
    stream === undefined
      ? []
      : [eventStreamRecord('event_stream.disabled', stream, [{ path: 'reason', after: reason }])],
});

/** Sends the stream a verification event: an event of the directory, which comes in its order. */
export const test = useCase({
  ...writing,
  parse: (input: StreamAddress) => input,
  act: async (tx, { directory, stream: id }) => {
    const scope = await scopeOf(tx, directory);
    const stream = await requireEnabled(scope, id);
    const about = { id: stream.id, name: stream.audience };
    const event = noticeOf(tx.platform, { type: 'event_stream.test', about, facts: {}, actor: actorId(tx.actor) });
    await tx.store.directory(scope.directoryId).events.append(event);
    return { stream, eventId: event.id };
  },
  audit: ({ stream, eventId }) => [
    eventStreamRecord('event_stream.tested', stream, [{ path: 'eventId', after: eventId }]),
  ],
});

/** Gives a polling receiver another token, this once; the former one ends. */
export const rotateToken = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: StreamAddress) => input,
  act: async (tx, { directory, stream }) => rotateStreamToken(await scopeOf(tx, directory), stream),
  audit: ({ stream }) => [eventStreamRecord('event_stream.token_rotated', stream)],
});

/** Removes the stream; its receiver gets nothing more. */
export const remove = useCase({
  ...writing,
  parse: (input: StreamAddress) => input,
  act: async (tx, { directory, stream }) => removeStream(await scopeOf(tx, directory), stream),
  audit: (stream) => [eventStreamRecord('event_stream.removed', stream)],
});

/** Signs with another key from now on; the former one is published for another week. */
export const rotateKey = useCase({
  ...writing,
  parse: (input: { readonly directory: string }) => input,
  act: async (tx, { directory }) => {
    const { id, name } = await openDirectory(tx, directory);
    return { id, name, key: await rotateSigningKey({ ...tx, directoryId: id }) };
  },
  audit: ({ id, name, key }) => [{ action: 'signing_key.rotated', directoryId: id, target: key.id, subject: name }],
});

async function scopeOf(tx: UseCaseContext, directory: string): Promise<StreamScope> {
  return { ...tx, directoryId: (await openDirectory(tx, directory)).id };
}
