// Webhooks: addresses to which the events of a directory, or of the whole installation, are sent as Standard Webhooks
// (https://www.standardwebhooks.com).

import type { EventType } from '../events/event.ts';
import type { FeedQuery } from '../events/feed.ts';
import type { DeliveryId, DirectoryId, EventId, ResourceId, WebhookId } from '../ids/brands.ts';

/** An active webhook is sent events. While it is paused or disabled they wait in the feed. */
export type WebhookState = 'active' | 'paused' | 'disabled';

/** Why Becard disabled a webhook: its receiver answered 410, it failed for days, or its secret cannot be read. */
export type DisabledReason = 'gone' | 'failing' | 'secret';

export interface Webhook {
  readonly id: WebhookId;
  /** Undefined: events of all directories. */
  readonly directoryId: DirectoryId | undefined;
  readonly url: string;
  readonly description: string;
  /** Undefined: all types, those of later versions included. */
  readonly types: readonly EventType[] | undefined;
  readonly state: WebhookState;
  readonly disabledReason: DisabledReason | undefined;
  /** The position in the feed up to which events are in the webhook's queue or behind it. */
  readonly position: number;
  /** Earlier events that are looked through again for those that were not delivered. */
  readonly recovery: Recovery | undefined;
  /** Since when no delivery has succeeded; undefined after one that did. */
  readonly failingSince: number | undefined;
  readonly createdAt: number;
  /** An administrator's e-mail address, "command line (name)" or "API key (name)". */
  readonly createdBy: string;
  /** Until when deliveries are signed with the former secret too. */
  readonly formerSecretUntil: number | undefined;
}

/** Positions in the feed: after the first, up to the second. */
export interface Recovery {
  readonly after: number;
  readonly until: number;
}

/** The secrets of a webhook as they are stored. */
export interface SealedSecrets {
  readonly current: string;
  readonly former: string | undefined;
}

/** Why an event is sent. */
export type DeliveryReason = 'event' | 'test' | 'resend' | 'recovery';

/** An event that waits to be sent to a webhook, and is sent again when that fails. */
export interface QueuedDelivery {
  readonly webhookId: WebhookId;
  readonly eventId: EventId;
  /** Of the event in the feed; 0 for a test, which is no event of a directory. */
  readonly position: number;
  /** Deliveries of the same resource keep their order; undefined: the delivery waits for no other. */
  readonly resourceId: ResourceId | undefined;
  readonly reason: DeliveryReason;
  /** How many times it was sent. */
  readonly attempts: number;
  readonly dueAt: number;
  readonly createdAt: number;
}

/** Why an attempt had no answer. */
export type DeliveryError = 'target' | 'name' | 'certificate' | 'timeout' | 'connection';

/** One attempt to send an event. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  readonly eventId: EventId;
  readonly eventType: string;
  readonly position: number;
  readonly resourceId: ResourceId | undefined;
  readonly reason: DeliveryReason;
  /** 1 for the first. */
  readonly attempt: number;
  readonly at: number;
  readonly durationMs: number;
  /** Of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** The first 4 KiB of its body. */
  readonly answer: string;
  readonly error: DeliveryError | undefined;
  /** When the event is sent again; undefined after a success and after the last attempt. */
  readonly nextAt: number | undefined;
}

/** Whether the events of a directory are sent to it. */
export function isOfDirectory({ directoryId }: Pick<Webhook, 'directoryId'>, id: DirectoryId): boolean {
  return directoryId === undefined || directoryId === id;
}

/** The events that are sent to it. */
export function subscriptionOf({ directoryId, types }: Webhook): Pick<FeedQuery, 'directoryIds' | 'types'> {
  return { directoryIds: directoryId === undefined ? undefined : [directoryId], types };
}

/** Whether the receiver took the event. */
export function isDelivered({ status }: Pick<Delivery, 'status'>): boolean {
  return status !== undefined && status >= 200 && status < 300;
}
