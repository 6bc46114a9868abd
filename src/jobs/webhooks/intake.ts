// What comes into a webhook's queue: new events of the feed, earlier ones of a recovery, and what was requested.

import {
  type DeliveryQueue,
  type DeliveryReason,
  type EventId,
  type FeedEvent,
  type Platform,
  type QueuedDelivery,
  type Store,
  subscriptionOf,
  type Webhook,
} from '../../domain/index.ts';
import type { Bookmark } from './bookmark.ts';

export interface Intake {
  readonly store: Store;
  readonly platform: Platform;
  readonly queue: DeliveryQueue;
}

/** A queue that is full takes no more events; they wait in the feed. */
const maxQueued = 5_000;
const pageSize = 200;

/** Takes a page of new events, without a write. Gives whether there may be more behind it. */
export async function takeNewEvents(intake: Intake, bookmark: Bookmark, webhook: Webhook): Promise<boolean> {
  const { store, queue } = intake;
  const limit = Math.min(pageSize, maxQueued - queue.size());
  if (limit <= 0) return false;
  const page = await store.events.read({
    after: bookmark.reached(webhook.position),
    ...subscriptionOf(webhook),
    limit,
  });
  const taken = page.events
    .filter(({ event }) => !queue.has(event.id))
    .map((event) => toQueued(intake, webhook, event, 'event'));
  bookmark.take(taken, page.next);
  for (const delivery of taken) queue.put(delivery);
  return page.hasMore;
}

/** Takes a page of a recovery: events that are not in the queue and were not taken by the receiver. */
export async function takeRecovered(intake: Intake, webhook: Webhook): Promise<boolean> {
  const { store, queue } = intake;
  const { id, recovery } = webhook;
  const limit = Math.min(pageSize, maxQueued - queue.size());
  if (recovery === undefined || limit <= 0) return false;
  const page = await store.events.read({ after: recovery.after, ...subscriptionOf(webhook), limit });
  const events = page.events.filter(({ position }) => position <= recovery.until);
  const delivered = new Set<EventId>(
    await store.deliveries.delivered(
      id,
      events.map(({ event }) => event.id),
    ),
  );
  const missing = events.filter(({ event }) => !delivered.has(event.id) && !queue.has(event.id));
  const added = missing.map((event) => toQueued(intake, webhook, event, 'recovery'));
  const isDone = page.next >= recovery.until || !page.hasMore;
  const after = isDone ? undefined : { ...recovery, after: page.next };
  await store.deliveries.keep({ webhookId: id, recovery: { before: recovery, after }, added });
  for (const delivery of added) queue.put(delivery);
  return !isDone;
}

/** Takes tests and repetitions that another process may have put into the stored queue. */
export async function takeRequested({ store, queue }: Intake, { id }: Webhook): Promise<void> {
  for (const delivery of await store.deliveries.requested(id)) queue.put(delivery);
}

function toQueued(
  { platform }: Intake,
  { id }: Webhook,
  { position, event }: FeedEvent,
  reason: DeliveryReason,
): QueuedDelivery {
  const now = platform.clock();
  const times = { attempts: 0, dueAt: now, createdAt: now };
  return { webhookId: id, eventId: event.id, position, resourceId: event.resourceId, reason, ...times };
}
