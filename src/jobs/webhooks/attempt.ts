// One attempt to send an event: read it as it is now, sign it with every secret in force, send it.

import {
  type DeliveryError,
  type DirectoryEvent,
  type Platform,
  presentFeedEvent,
  type QueuedDelivery,
  type ResourceId,
  type Store,
  type Webhook,
} from '../../domain/index.ts';
import { type Outbound, OutboundError } from '../../outbound/index.ts';
import { signWebhook } from '../../webhooks/index.ts';

/** What came of an attempt. */
export interface Outcome {
  readonly delivery: QueuedDelivery;
  readonly eventType: string;
  readonly resourceId: ResourceId | undefined;
  readonly at: number;
  readonly durationMs: number;
  readonly status: number | undefined;
  readonly answer: string;
  readonly retryAfter: string | undefined;
  readonly error: DeliveryError | undefined;
}

export interface AttemptOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly outbound: Pick<Outbound, 'send'>;
  readonly version: string;
}

/** The event as JSON, with its type and what it is about. */
interface Message {
  readonly type: string;
  readonly resourceId: ResourceId | undefined;
  readonly body: string;
}

/** Gives what came of it; undefined when the event is kept no longer. */
export async function attemptDelivery(
  options: AttemptOptions,
  webhook: Webhook,
  secrets: readonly string[],
  delivery: QueuedDelivery,
): Promise<Outcome | undefined> {
  const message = await readMessage(options.store, webhook, delivery);
  if (message === undefined) return undefined;
  const { platform, outbound, version } = options;
  const [at, began] = [platform.clock(), platform.uptime()];
  const what = { delivery, eventType: message.type, resourceId: message.resourceId, at };
  const headers = {
    'content-type': 'application/json',
    'user-agent': `Becard/${version}`,
    ...signWebhook(secrets, delivery.eventId, at, message.body),
  };
  try {
    const { status, headers: answered, body } = await outbound.send({ url: webhook.url, headers, body: message.body });
    const answer = { status, answer: body, retryAfter: answered['retry-after'], error: undefined };
    return { ...what, ...answer, durationMs: passedSince(platform, began) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    const none = { status: undefined, answer: '', retryAfter: undefined, error: error.reason };
    return { ...what, ...none, durationMs: passedSince(platform, began) };
  }
}

async function readMessage(store: Store, webhook: Webhook, delivery: QueuedDelivery): Promise<Message | undefined> {
  const { position, eventId } = delivery;
  if (position === 0) return testMessage(webhook, delivery);
  const { events } = await store.events.read({ after: position - 1, limit: 1 });
  const found = events.find(({ event }) => event.id === eventId);
  if (found === undefined) return undefined;
  const { type, resourceId } = found.event;
  return { type, resourceId, body: JSON.stringify(presentFeedEvent(found)) };
}

/** A test is about the webhook itself. */
function testMessage({ id, url, directoryId }: Webhook, { eventId, createdAt }: QueuedDelivery): Message {
  const type = 'webhook.test';
  // The column of events holds the id of whatever an event is about.
  const about = { resourceId: id as string as ResourceId, subject: url };
  const event: DirectoryEvent = { id: eventId, type, at: createdAt, actor: 'system', changes: [], ...about };
  const { directoryId: _, ...test } = presentFeedEvent({ position: 0, directoryId: '' as never, event });
  const body = JSON.stringify(directoryId === undefined ? test : { ...test, directoryId });
  return { type, resourceId: undefined, body };
}

function passedSince({ uptime }: Platform, began: number): number {
  return Math.round(uptime() - began);
}
