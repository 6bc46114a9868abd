// Webhooks and their deliveries.

import * as v from 'valibot';
import { eventTypes } from '../../../domain/index.ts';
import { count, described, named, type Shown, time } from './shared.ts';

export const eventType = v.picklist(eventTypes);

export const webhook = named('Webhook', {
  id: v.string(),
  directoryId: v.exactOptional(described(v.string(), 'Absent: events of all directories')),
  url: v.string(),
  description: v.string(),
  types: v.exactOptional(described(v.array(eventType), 'Absent: all types')),
  state: v.picklist(['active', 'paused', 'disabled']),
  disabledReason: v.exactOptional(
    described(
      v.picklist(['gone', 'failing', 'secret']),
      'The receiver answered 410, it failed for five days, or the secret cannot be read',
    ),
  ),
  failingSince: v.exactOptional(described(time, 'Since when no delivery has succeeded')),
  createdAt: time,
  createdBy: v.string(),
  formerSecretUntil: v.exactOptional(described(time, 'Until when the secret from before a rotation signs too')),
  recovering: described(
    v.boolean(),
    'Whether earlier events are being looked through for those that were not delivered',
  ),
  waiting: described(count, 'Events in the queue, and since when the oldest waits'),
  waitingSince: v.exactOptional(time),
  lastDay: described(
    v.strictObject({ attempts: count, delivered: count, p95Ms: count }),
    'Attempts of the last 24 hours, how many succeeded, and the time in which 95 of 100 ended',
  ),
});
export type EventType = v.InferOutput<typeof eventType>;
export type Webhook = Shown<typeof webhook>;

export const createdWebhook = named('CreatedWebhook', {
  webhook,
  secret: described(v.string(), 'Verifies what is received. Shown once; it cannot be read again.'),
});
export type CreatedWebhook = Shown<typeof createdWebhook>;

const deliveryEntries = {
  id: v.string(),
  eventId: v.string(),
  eventType: v.string(),
  reason: v.picklist(['event', 'test', 'resend', 'recovery']),
  attempt: described(count, '1 for the first'),
  at: time,
  durationMs: count,
  status: v.exactOptional(described(count, 'Absent when there was no answer; `error` says why')),
  error: v.exactOptional(v.picklist(['target', 'name', 'certificate', 'timeout', 'connection'])),
  nextAt: v.exactOptional(described(time, 'When the event is sent again')),
};

export const delivery = named('Delivery', deliveryEntries);
export type Delivery = Shown<typeof delivery>;

export const deliveryDetails = named('DeliveryDetails', {
  ...deliveryEntries,
  answer: described(v.string(), "The first 4 KiB of the receiver's answer"),
});

export const requestedDelivery = named('RequestedDelivery', {
  eventId: described(v.string(), 'The `webhook-id` of the request that follows within a second'),
});
