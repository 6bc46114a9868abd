// The part of the port that keeps webhooks, their queues and their deliveries.

import type { OwnSecrets } from '../credentials/store.ts';
import type { EventFeed } from '../events/feed.ts';
import type { DeliveryId, EventId, ResourceId, WebhookId } from '../ids/brands.ts';
import type { Delivery, QueuedDelivery, Recovery, SealedSecrets, Webhook } from './webhook.ts';

export interface WebhookStore {
  /** Every webhook, oldest first. */
  list(): Promise<readonly Webhook[]>;
  find(id: WebhookId): Promise<Webhook | undefined>;
  secrets(id: WebhookId): Promise<SealedSecrets | undefined>;
  insert(webhook: Webhook, secrets: SealedSecrets): Promise<void>;
  /** Saves all but the creation. False when there is no such webhook any more. */
  update(webhook: Webhook): Promise<boolean>;
  saveSecrets(id: WebhookId, secrets: SealedSecrets): Promise<void>;
  /** Deletes it with its queue and its deliveries. */
  delete(id: WebhookId): Promise<boolean>;
}

/** What a sender has done in one step. What is missing stays as it is. */
export interface SenderStep {
  readonly webhookId: WebhookId;
  /** The position in the feed up to which each event has ended or is in the queue. A lower one is ignored. */
  readonly position?: number;
  /** Progress of a recovery, unless another one was begun meanwhile. */
  readonly recovery?: { readonly before: Recovery; readonly after: Recovery | undefined };
  readonly failingSince?: { readonly at: number | undefined };
  readonly added?: readonly QueuedDelivery[];
  /** Deliveries that stay in the queue, or come into it, with their attempts and their next time. */
  readonly postponed?: readonly QueuedDelivery[];
  /** Deliveries that leave the queue. */
  readonly ended?: readonly QueuedDelivery[];
  readonly attempts?: readonly Delivery[];
}

export interface DeliveryQuery {
  /** Deliveries before this one; undefined: the newest. */
  readonly before?: DeliveryId | undefined;
  readonly failed?: boolean | undefined;
  readonly eventId?: EventId | undefined;
  readonly limit: number;
}

/** Success and speed of a webhook's attempts. */
export interface DeliveryFigures {
  readonly webhookId: WebhookId;
  readonly attempts: number;
  readonly delivered: number;
  /** The time in which 95 of 100 attempts ended. */
  readonly p95Ms: number;
}

export interface DeliveryStore {
  /** What waits for a webhook, in the order of positions. */
  queued(id: WebhookId): Promise<readonly QueuedDelivery[]>;
  /** Of what waits, what was requested: tests and single repetitions. */
  requested(id: WebhookId): Promise<readonly QueuedDelivery[]>;
  /** The webhooks for which something was requested that still waits. */
  requestedOf(): Promise<readonly WebhookId[]>;
  /** Puts a delivery into the queue. When one of the same event waits already, that one is due instead. */
  add(delivery: QueuedDelivery): Promise<void>;
  /** Makes everything that waits due at this time, where it is due later. */
  wake(id: WebhookId, dueAt: number): Promise<void>;
  /** Keeps all of a step or nothing. Nothing is kept of a webhook that was deleted. */
  keep(step: SenderStep): Promise<void>;
  /** Attempts, newest first. */
  list(id: WebhookId, query: DeliveryQuery): Promise<readonly Delivery[]>;
  find(id: WebhookId, deliveryId: DeliveryId): Promise<Delivery | undefined>;
  /** Those of these events that the webhook's receiver has taken. */
  delivered(id: WebhookId, eventIds: readonly EventId[]): Promise<readonly EventId[]>;
  /** Of each webhook with attempts since a time. */
  figures(since: number): Promise<readonly DeliveryFigures[]>;
  /** How many deliveries wait for each webhook, and since when the oldest does. */
  backlogs(): Promise<readonly { readonly webhookId: WebhookId; readonly waiting: number; readonly since: number }[]>;
  /** Takes the answers out of deliveries of these resources' events. */
  blank(ids: readonly ResourceId[]): Promise<void>;
}

/** A store that keeps webhooks, and the feed that they send, among other things. */
export interface WebhookHolder {
  readonly webhooks: WebhookStore;
  readonly deliveries: DeliveryStore;
  readonly events: EventFeed;
  readonly credentials: OwnSecrets;
}
