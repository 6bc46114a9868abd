// Event streams of a directory: created with a token to poll with that is shown once, changed, paused, resumed and removed.

import * as v from 'valibot';
import {
  type EventStream,
  findDirectory,
  getStream,
  listDirectories,
  type StreamDelivery,
  streamAddresses,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { type UseCaseContext, eventStreams as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { presentTime } from '../present.ts';
import { route } from '../route.ts';
import * as schemas from '../schemas/event-streams.ts';
import { directoryStore } from './directory-store.ts';

const all = '/directories/{directory}/event-streams';
const one = `${all}/{stream}`;
const reading = { right: 'read', scope: 'event-streams:read' } as const;

const audience = text(2_000);
const events = v.pipe(v.array(schemas.streamEvent), v.maxLength(100));
const url = text(4_000);
/** The Authorization header of each push. */
const authorization = text(8_000);

export const eventStreamRoutes = {
  listAllEventStreams: route({
    method: 'GET',
    path: '/event-streams',
    title: 'List the event streams of all directories',
    need: reading,
    answer: schemas.eventStreamList,
    handle: async ({ ctx }) => {
      const directories = await listDirectories(ctx.store);
      const streams = await Promise.all(directories.map(({ id }) => ctx.store.directory(id).eventStreams.list()));
      return { items: streams.flat().map((stream) => present(stream, ctx)) };
    },
  }),
  listEventStreams: route({
    method: 'GET',
    path: all,
    title: 'List event streams, the oldest first',
    need: reading,
    answer: schemas.eventStreamList,
    handle: async ({ params, ctx }) => {
      const { eventStreams } = await directoryStore(ctx, params.directory);
      return { items: (await eventStreams.list()).map((stream) => present(stream, ctx)) };
    },
  }),
  createEventStream: route({
    method: 'POST',
    path: all,
    title: 'Create an event stream that begins with the next change',
    need: verbs.create,
    body: v.object({
      audience,
      delivery: v.variant('method', [
        v.object({ method: v.literal('push'), url, authorization: v.exactOptional(authorization) }),
        v.object({ method: v.literal('poll') }),
      ]),
      /** All events where none are named. */
      events: v.exactOptional(events),
      /** "notice" by default. */
      format: v.exactOptional(schemas.streamFormat),
    }),
    status: 201,
    answer: schemas.createdEventStream,
    audits: ['event_stream.created'],
    example: { body: { audience: 'https://receiver.example', delivery: { method: 'poll' }, format: 'notice' } },
    handle: async ({ params, body: { delivery, ...settings }, ctx }) => {
      const { method, ...target } = delivery;
      const created = await verbs.create(ctx, { ...params, ...settings, ...target, delivery: method });
      return presentCreated(created, ctx);
    },
  }),
  getEventStream: route({
    method: 'GET',
    path: one,
    title: 'Read an event stream',
    need: reading,
    answer: schemas.eventStream,
    version: ({ lastDeliveredAt: _, lastError: __, nextAttemptAt: ___, ...settings }) => settings,
    handle: async ({ params, ctx }) => {
      const { id: directoryId } = await findDirectory(ctx.store, params.directory);
      return present(await getStream({ ...ctx, directoryId }, params.stream), ctx);
    },
  }),
  changeEventStream: route({
    method: 'PATCH',
    path: one,
    title: 'Change audience, receiver, events or format of an event stream',
    need: verbs.change,
    body: v.object({
      audience: v.exactOptional(audience),
      /** null for all events. */
      events: v.exactOptional(v.nullable(events)),
      format: v.exactOptional(schemas.streamFormat),
      /** Of a stream that is pushed; null for no Authorization header. */
      url: v.exactOptional(url),
      authorization: v.exactOptional(v.nullable(authorization)),
    }),
    answer: schemas.eventStream,
    audits: ['event_stream.changed'],
    example: { body: { format: 'full', events: ['create', 'patch', 'delete'] } },
    handle: async ({ params, body, ctx }) => present((await verbs.change(ctx, { ...params, ...body })).stream, ctx),
  }),
  removeEventStream: route({
    method: 'DELETE',
    path: one,
    title: 'Remove an event stream',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['event_stream.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
  pauseEventStream: route({
    method: 'POST',
    path: `${one}/pause`,
    title: 'Pause an event stream; events wait',
    need: verbs.pause,
    answer: schemas.eventStream,
    audits: ['event_stream.paused'],
    handle: async ({ params, ctx }) => present(await verbs.pause(ctx, params), ctx),
  }),
  resumeEventStream: route({
    method: 'POST',
    path: `${one}/resume`,
    title: 'Resume an event stream that was paused or disabled; what has waited comes first',
    need: verbs.resume,
    answer: schemas.eventStream,
    audits: ['event_stream.resumed'],
    handle: async ({ params, ctx }) => present(await verbs.resume(ctx, params), ctx),
  }),
  testEventStream: route({
    method: 'POST',
    path: `${one}/test`,
    title: 'Send a verification event (OpenID Shared Signals Framework) to an event stream',
    need: verbs.test,
    status: 202,
    answer: schemas.testedEventStream,
    audits: ['event_stream.tested'],
    handle: async ({ params, ctx }) => ({ eventId: (await verbs.test(ctx, params)).eventId }),
  }),
  rotateEventStreamToken: route({
    method: 'POST',
    path: `${one}/rotate`,
    title: 'Replace the token with which the receiver polls; the former one ends',
    need: verbs.rotateToken,
    answer: schemas.createdEventStream,
    audits: ['event_stream.token_rotated'],
    handle: async ({ params, ctx }) => presentCreated(await verbs.rotateToken(ctx, params), ctx),
  }),
  rotateSigningKey: route({
    method: 'POST',
    path: '/directories/{directory}/signing-keys/rotate',
    title: 'Sign with another key; the former one is published for a week',
    need: verbs.rotateKey,
    answer: schemas.signingKey,
    audits: ['signing_key.rotated'],
    handle: async ({ params, ctx }) => {
      const { id, createdAt } = (await verbs.rotateKey(ctx, params)).key;
      return { id, createdAt: formatDateTime(createdAt) };
    },
  }),
};

function presentCreated(
  { stream, token }: { readonly stream: EventStream; readonly token: string | undefined },
  ctx: UseCaseContext,
) {
  return { stream: present(stream, ctx), ...(token === undefined ? {} : { token }) };
}

function present(stream: EventStream, { publicUrl }: Pick<UseCaseContext, 'publicUrl'>): schemas.EventStream {
  const { id, directoryId, audience: receiver, events: chosen, format, state, disabledReason, progress } = stream;
  const { lastDeliveredAt, lastError, nextAttemptAt } = progress;
  const { issuer, jwksUrl, pollUrl } = streamAddresses(publicUrl, stream);
  return {
    ...{ id, directoryId, issuer, audience: receiver, jwksUrl },
    delivery: presentDelivery(stream.delivery, pollUrl),
    ...(chosen === undefined ? {} : { events: chosen }),
    ...{ format, state },
    ...(disabledReason === undefined ? {} : { disabledReason }),
    createdAt: formatDateTime(stream.createdAt),
    createdBy: stream.createdBy,
    ...presentTime('lastDeliveredAt', lastDeliveredAt),
    ...(lastError === undefined ? {} : { lastError: { ...lastError, at: formatDateTime(lastError.at) } }),
    ...presentTime('nextAttemptAt', nextAttemptAt),
  };
}

function presentDelivery(delivery: StreamDelivery, pollUrl: string): schemas.EventStream['delivery'] {
  return delivery.method === 'push' ? delivery : { ...delivery, url: pollUrl };
}
