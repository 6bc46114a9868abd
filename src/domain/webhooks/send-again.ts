// What is sent to a webhook on request: a test, an event once more, every event since a time.

import { quote } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { DeliveryId, EventId } from '../ids/brands.ts';
import { newEventId } from '../ids/identifier.ts';
import type { WebhookHolder } from './store.ts';
import type { Delivery, QueuedDelivery, Webhook } from './webhook.ts';
import { deliveryDays, deliveryMs, requireActiveWebhook, type WebhookScope } from './webhooks.ts';

/** A delivery that was asked for, and its webhook. */
export interface SentAgain {
  readonly webhook: Webhook;
  readonly eventId: EventId;
}

/** Sends an event of the type webhook.test to this webhook alone. */
export async function testWebhook(scope: WebhookScope, id: string): Promise<SentAgain> {
  const webhook = await requireActiveWebhook(scope.store, id);
  return addToQueue(scope, webhook, { eventId: newEventId(scope.platform), position: 0, reason: 'test' });
}

/** Sends the event of a delivery once more, with the same id. */
export async function resendDelivery(scope: WebhookScope, id: string, deliveryId: string): Promise<SentAgain> {
  const webhook = await requireActiveWebhook(scope.store, id);
  const { eventId, position } = await getDelivery(scope.store, webhook, deliveryId);
  return addToQueue(scope, webhook, { eventId, position, reason: position === 0 ? 'test' : 'resend' });
}

/** Sends every event since a time that the receiver has not taken. */
export async function recoverEvents({ store, platform }: WebhookScope, id: string, since: number): Promise<Webhook> {
  const now = platform.clock();
  if (since > now) throw new Failure('BC-906', { reason: 'recoverSince' });
  const before = await requireActiveWebhook(store, id);
  const after = await store.events.positionBefore(Math.max(since, now - deliveryMs));
  const until = before.position;
  // One that has begun already goes back further.
  const recovery = { after: Math.min(after, before.recovery?.after ?? after), until };
  const webhook: Webhook = after < until ? { ...before, recovery } : before;
  await store.webhooks.update(webhook);
  return webhook;
}

/** A delivery that is still kept. */
export async function getDelivery(
  { deliveries }: Pick<WebhookHolder, 'deliveries'>,
  { id }: Webhook,
  deliveryId: string,
): Promise<Delivery> {
  const delivery = await deliveries.find(id, deliveryId as DeliveryId);
  if (delivery !== undefined) return delivery;
  throw new Failure('BC-904', { reason: 'delivery', id: quote(deliveryId), days: deliveryDays });
}

async function addToQueue(
  { store, platform }: WebhookScope,
  webhook: Webhook,
  what: Pick<QueuedDelivery, 'eventId' | 'position' | 'reason'>,
): Promise<SentAgain> {
  const now = platform.clock();
  const times = { attempts: 0, dueAt: now, createdAt: now };
  await store.deliveries.add({ ...what, ...times, webhookId: webhook.id, resourceId: undefined });
  return { webhook, eventId: what.eventId };
}
