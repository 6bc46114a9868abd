// The feed of events: a page, a stream, and the catalogue of their types.

import * as v from 'valibot';
import {
  eventCatalogue,
  Failure,
  type FeedRequest,
  findDirectory,
  parseEventTypes,
  type ServedFeed,
  serveFeed,
} from '../../../domain/index.ts';
import { instant, limit, text } from '../input.ts';
import { type Call, route } from '../route.ts';
import { eventPage, eventType, jsonSchemaOf } from '../schemas/events.ts';
import { described, listOf } from '../schemas/shared.ts';

const query = v.object({
  after: v.exactOptional(described(text(100), 'The `next` of a page, or the id of a server-sent event')),
  last: v.exactOptional(
    described(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
      'Without `after`: begin with this number of the newest events',
    ),
  ),
  since: v.exactOptional(
    described(instant, 'Without both: the time to begin at. Otherwise a page begins 30 days back, and a stream now.'),
  ),
  types: v.exactOptional(v.pipe(v.array(text(100)), v.maxLength(100))),
  directory: v.exactOptional(text(200)),
  limit,
});
type FeedCall = Call<'/events', v.InferOutput<typeof query>>;

export const eventRoutes = {
  listEvents: route({
    method: 'GET',
    path: '/events',
    title: 'List events in the order in which they happened, or follow them by server-sent events',
    need: { right: 'read', scope: 'events:read' },
    query,
    answer: eventPage,
    handle: async (call) => {
      const { events, next, hasMore } = await feedOf(call).read(await requestOf(call));
      return { items: events.map(({ event }) => event), next, hasMore };
    },
    stream: follow,
  }),
  listEventTypes: route({
    method: 'GET',
    path: '/event-types',
    title: 'List the types of events, each with an example and its JSON Schema',
    need: { right: 'read', scope: 'events:read' },
    answer: listOf(eventType),
    handle: async () => ({ items: typeList() }),
  }),
};

async function follow(call: FeedCall): Promise<Response> {
  const { caller, services, lastEventId } = call;
  const feed = feedOf(call);
  const asked = await requestOf(call);
  const after = lastEventId ?? asked.after;
  const isFromNow = [after, asked.last, asked.since].every((start) => start === undefined);
  const request = { ...asked, after: isFromNow ? await feed.end() : after };
  // A cursor that does not hold is refused before the stream begins.
  await feed.read({ ...request, limit: 1 });
  const body = services.feedStreams.open({
    feed,
    request,
    caller: caller.id,
    mayGoOn: caller.mayGoOn,
    reportError: services.reportError,
  });
  if (body === undefined) throw new Failure('BC-920');
  // nginx would otherwise collect events until a buffer is full.
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  });
}

function feedOf({ ctx: { store, platform }, services }: FeedCall): ServedFeed {
  const { feedTag: tag, installation } = services;
  return serveFeed(store.events, platform, { tag, historyDays: installation.retention.history });
}

async function requestOf({ query: { directory, types, ...rest }, ctx }: FeedCall): Promise<FeedRequest> {
  const found = directory === undefined ? undefined : await findDirectory(ctx.store, directory);
  return {
    ...rest,
    types: types === undefined ? undefined : parseEventTypes(types),
    directoryIds: found === undefined ? undefined : [found.id],
  };
}

let listed: ReturnType<typeof listTypes> | undefined;

/** The schemas are made once, when they are first asked for. */
function typeList(): ReturnType<typeof listTypes> {
  listed ??= listTypes();
  return listed;
}

function listTypes() {
  return eventCatalogue.map(({ type, en, de, example }) => ({
    type,
    description: { en, de },
    example,
    schema: jsonSchemaOf(type),
  }));
}
