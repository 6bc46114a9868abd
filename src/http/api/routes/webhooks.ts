// Webhooks: created with a secret that is shown once, changed, paused, rotated and removed; their deliveries are listed and repeated.

import * as v from 'valibot';
import {
  type Delivery,
  type DeliveryId,
  type FeedBacklog,
  getDelivery,
  getWebhook,
  isOfDirectory,
  type Store,
  subscriptionOf,
  type Webhook,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { webhooks as verbs } from '../../../use-cases/index.ts';
import { directoryId, instant, limit, text } from '../input.ts';
import { presentText, presentTime } from '../present.ts';
import { route } from '../route.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';
import * as schemas from '../schemas/webhooks.ts';

const all = '/webhooks';
const one = `${all}/{webhook}`;
const deliveries = `${one}/deliveries`;
const reading = { right: 'read', scope: 'webhooks:read' } as const;
const dayMs = 86_400_000;
const mostCounted = 10_000;
const url = text(4_000);
const types = v.pipe(v.array(schemas.eventType), v.maxLength(100));

export const webhookRoutes = {
  listWebhooks: route({
    method: 'GET',
    path: all,
    title: 'List webhooks, the oldest first',
    need: reading,
    query: v.object({ directory: v.exactOptional(directoryId) }),
    answer: listOf(schemas.webhook),
    handle: async ({ query: { directory }, ctx }) => {
      const webhooks = await ctx.store.webhooks.list();
      const chosen = directory === undefined ? webhooks : webhooks.filter((each) => isOfDirectory(each, directory));
      return { items: await presentWebhooks(ctx.store, chosen, ctx.platform.clock()) };
    },
  }),
  createWebhook: route({
    method: 'POST',
    path: all,
    title: 'Create a webhook',
    need: verbs.create,
    body: v.object({
      url,
      description: v.exactOptional(text(1_000)),
      types: v.exactOptional(described(types, 'All types where none are named')),
      directory: v.exactOptional(described(text(100), 'The events of all directories where none is named')),
    }),
    status: 201,
    answer: schemas.createdWebhook,
    audits: ['webhook.created'],
    example: { body: { url: 'https://example.com/becard', types: ['user.created', 'user.deactivated'] } },
    handle: async ({ body, ctx }) => {
      const { webhook, secret } = await verbs.create(ctx, body);
      return { webhook: await presentOne(ctx.store, webhook, ctx.platform.clock()), secret };
    },
  }),
  getWebhook: route({
    method: 'GET',
    path: one,
    title: 'Read a webhook',
    need: reading,
    answer: schemas.webhook,
    version: ({ waiting: _, waitingSince: __, lastDay: ___, ...settings }) => settings,
    handle: async ({ params, ctx }) =>
      presentOne(ctx.store, await getWebhook(ctx.store, params.webhook), ctx.platform.clock()),
  }),
  changeWebhook: route({
    method: 'PATCH',
    path: one,
    title: 'Change the address, the description or the event types of a webhook',
    need: verbs.change,
    body: v.object({
      url: v.exactOptional(url),
      description: v.exactOptional(text(1_000)),
      types: v.exactOptional(described(v.nullable(types), 'null for all types')),
    }),
    answer: schemas.webhook,
    audits: ['webhook.changed'],
    example: { body: { types: ['user.created'] } },
    handle: async ({ params, body, ctx }) => {
      const { webhook } = await verbs.change(ctx, { ...params, ...body });
      return presentOne(ctx.store, webhook, ctx.platform.clock());
    },
  }),
  removeWebhook: route({
    method: 'DELETE',
    path: one,
    title: 'Remove a webhook with its queue and its deliveries',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['webhook.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
  pauseWebhook: route({
    method: 'POST',
    path: `${one}/pause`,
    title: 'Pause a webhook; events wait',
    need: verbs.pause,
    answer: schemas.webhook,
    audits: ['webhook.paused'],
    handle: async ({ params, ctx }) => presentOne(ctx.store, await verbs.pause(ctx, params), ctx.platform.clock()),
  }),
  resumeWebhook: route({
    method: 'POST',
    path: `${one}/resume`,
    title: 'Resume a webhook that was paused or disabled; what has waited is sent first',
    need: verbs.resume,
    answer: schemas.webhook,
    audits: ['webhook.resumed'],
    handle: async ({ params, ctx }) => presentOne(ctx.store, await verbs.resume(ctx, params), ctx.platform.clock()),
  }),
  rotateWebhookSecret: route({
    method: 'POST',
    path: `${one}/rotate`,
    title: 'Replace the secret; the former one signs too for 24 hours',
    need: verbs.rotate,
    answer: schemas.createdWebhook,
    audits: ['webhook.secret_rotated'],
    handle: async ({ params, ctx }) => {
      const { webhook, secret } = await verbs.rotate(ctx, params);
      return { webhook: await presentOne(ctx.store, webhook, ctx.platform.clock()), secret };
    },
  }),
  testWebhook: route({
    method: 'POST',
    path: `${one}/test`,
    title: 'Send an event of the type webhook.test',
    need: verbs.test,
    status: 202,
    answer: schemas.requestedDelivery,
    audits: ['webhook.tested'],
    handle: async ({ params, ctx }) => ({ eventId: (await verbs.test(ctx, params)).eventId }),
  }),
  recoverWebhook: route({
    method: 'POST',
    path: `${one}/recover`,
    title: 'Send again every event since a time that the receiver has not taken',
    need: verbs.recover,
    body: v.object({ since: instant }),
    status: 202,
    answer: schemas.webhook,
    audits: ['webhook.recovery_begun'],
    example: { body: { since: '2026-01-01T00:00:00Z' } },
    handle: async ({ params, body, ctx }) =>
      presentOne(ctx.store, await verbs.recover(ctx, { ...params, ...body }), ctx.platform.clock()),
  }),
  listDeliveries: route({
    method: 'GET',
    path: deliveries,
    title: 'List deliveries of a webhook, the newest first',
    need: reading,
    query: v.object({ failed: v.exactOptional(v.boolean()), cursor: v.exactOptional(text(100)), limit }),
    answer: listOf(schemas.delivery),
    handle: async ({ params, query: { cursor, failed, limit: most }, ctx: { store } }) => {
      const { id } = await getWebhook(store, params.webhook);
      // Any text may be asked for as an id; the list begins behind it.
      const before = cursor as DeliveryId | undefined;
      const found = await store.deliveries.list(id, { before, failed, limit: most + 1 });
      const shown = found.slice(0, most);
      const next = found.length > most ? shown.at(-1)?.id : undefined;
      return { items: shown.map(presentDelivery), ...presentText('next', next) };
    },
  }),
  getDelivery: route({
    method: 'GET',
    path: `${deliveries}/{delivery}`,
    title: 'Read a delivery with the answer of the receiver',
    need: reading,
    answer: schemas.deliveryDetails,
    handle: async ({ params, ctx: { store } }) => {
      const found = await getDelivery(store, await getWebhook(store, params.webhook), params.delivery);
      return { ...presentDelivery(found), answer: found.answer };
    },
  }),
  resendDelivery: route({
    method: 'POST',
    path: `${deliveries}/{delivery}/resend`,
    title: 'Send the event of a delivery again, with the same id',
    need: verbs.resend,
    status: 202,
    answer: schemas.requestedDelivery,
    audits: ['webhook.resent'],
    handle: async ({ params, ctx }) => ({ eventId: (await verbs.resend(ctx, params)).eventId }),
  }),
};

/** Webhooks with what waits for them and how they fared in the last 24 hours. */
async function presentWebhooks(
  { deliveries: kept, events }: Pick<Store, 'deliveries' | 'events'>,
  webhooks: readonly Webhook[],
  now: number,
): Promise<readonly Shown<typeof schemas.webhook>[]> {
  const [figures, backlogs] = [await kept.figures(now - dayMs), await kept.backlogs()];
  const feeds = await Promise.all(webhooks.map((webhook) => readBacklog(events, webhook)));
  return webhooks.map((webhook, at) => {
    const { attempts = 0, delivered = 0, p95Ms = 0 } = figures.find(({ webhookId }) => webhookId === webhook.id) ?? {};
    const found = [backlogs.find(({ webhookId }) => webhookId === webhook.id), feeds[at]].flatMap((one) => one ?? []);
    return {
      ...presentSettings(webhook),
      waiting: found.reduce((sum, { waiting }) => sum + waiting, 0),
      ...presentTime('waitingSince', found.flatMap(({ since }) => since ?? []).toSorted((a, b) => a - b)[0]),
      lastDay: { attempts, delivered, p95Ms },
    };
  });
}

/** Events of the feed behind those in the queue. */
function readBacklog(events: Store['events'], webhook: Webhook): Promise<FeedBacklog> {
  return events.backlog({ after: webhook.position, ...subscriptionOf(webhook), limit: mostCounted });
}

async function presentOne(store: Store, webhook: Webhook, now: number): Promise<Shown<typeof schemas.webhook>> {
  const [shown] = await presentWebhooks(store, [webhook], now);
  if (shown === undefined) throw new Error('A webhook is shown as one');
  return shown;
}

function presentSettings(webhook: Webhook) {
  const { id, directoryId: directory, url: target, description, types: chosen, state, disabledReason } = webhook;
  return {
    id,
    ...presentText('directoryId', directory),
    url: target,
    description,
    ...(chosen === undefined ? {} : { types: [...chosen] }),
    state,
    ...(disabledReason === undefined ? {} : { disabledReason }),
    ...presentTime('failingSince', webhook.failingSince),
    createdAt: formatDateTime(webhook.createdAt),
    createdBy: webhook.createdBy,
    ...presentTime('formerSecretUntil', webhook.formerSecretUntil),
    recovering: webhook.recovery !== undefined,
  };
}

function presentDelivery(delivery: Delivery): Shown<typeof schemas.delivery> {
  const { id, eventId, eventType, reason, attempt, at, durationMs, status, error, nextAt } = delivery;
  return {
    ...{ id, eventId, eventType, reason, attempt, durationMs },
    at: formatDateTime(at),
    ...(status === undefined ? {} : { status }),
    ...(error === undefined ? {} : { error }),
    ...presentTime('nextAt', nextAt),
  };
}
