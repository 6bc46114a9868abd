// Webhooks and their deliveries.

import * as v from 'valibot';
import { eventTypes } from '../../../domain/index.ts';
import { count, named, type Shown, time } from './shared.ts';

export const eventType = v.picklist(eventTypes);

export const webhook = named('Webhook', {
  id: v.string(),
  /** Absent: events of all directories. */
  directoryId: v.exactOptional(v.string()),
  url: v.string(),
  description: v.string(),
  /** Absent: all types. */
  types: v.exactOptional(v.array(eventType)),
  state: v.picklist(['active', 'paused', 'disabled']),
  /** The receiver answered 410, it failed for five days, or the secret cannot be read. */
  disabledReason: v.exactOptional(v.picklist(['gone', 'failing', 'secret'])),
  /** Since when no delivery has succeeded. */
  failingSince: v.exactOptional(time),
  createdAt: time,
  createdBy: v.string(),
  /** Until when the secret from before a rotation signs too. */
  formerSecretUntil: v.exactOptional(time),
  /** Whether earlier events are being looked through for those that were not delivered. */
  recovering: v.boolean(),
  /** Events in the queue, and since when the oldest waits. */
  waiting: count,
  waitingSince: v.exactOptional(time),
  /** Attempts of the last 24 hours, how many succeeded, and the time in which 95 of 100 ended. */
  lastDay: v.strictObject({ attempts: count, delivered: count, p95Ms: count }),
});
export type Webhook = Shown<typeof webhook>;

export const createdWebhook = named('CreatedWebhook', {
  webhook,
  /** Verifies what is received. Shown once; it cannot be read again. */
  secret: v.string(),
});
export type CreatedWebhook = Shown<typeof createdWebhook>;

const deliveryEntries = {
  id: v.string(),
  eventId: v.string(),
  eventType: v.string(),
  reason: v.picklist(['event', 'test', 'resend', 'recovery']),
  /** 1 for the first. */
  attempt: count,
  at: time,
  durationMs: count,
  /** Absent when there was no answer; `error` says why. */
  status: v.exactOptional(count),
  error: v.exactOptional(v.picklist(['target', 'name', 'certificate', 'timeout', 'connection'])),
  /** When the event is sent again. */
  nextAt: v.exactOptional(time),
};

export const delivery = named('Delivery', deliveryEntries);
export type Delivery = Shown<typeof delivery>;

export const deliveryDetails = named('DeliveryDetails', {
  ...deliveryEntries,
  /** The first 4 KiB of the receiver's answer. */
  answer: v.string(),
});
export type DeliveryDetails = Shown<typeof deliveryDetails>;

export const requestedDelivery = named('RequestedDelivery', {
  /** The `webhook-id` of the request that follows within a second. */
  eventId: v.string(),
});
