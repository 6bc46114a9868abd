// Event streams: the changes of a directory as Security Event Tokens (RFC 9967).

import * as v from 'valibot';
import { streamEvents } from '../../../domain/index.ts';
import { described, listOf, named, type Shown, time } from './shared.ts';

/** The names of RFC 9967 §2.4. */
export const streamEvent = v.picklist(streamEvents);
/** "notice" names the attributes that changed, "full" carries their values. */
export const streamFormat = v.picklist(['notice', 'full']);

export const eventStream = named('EventStream', {
  id: v.string(),
  directoryId: v.string(),
  /** `iss` in the tokens: the Tenant URL, below which their subjects can be read. */
  issuer: v.string(),
  /** `aud` in the tokens. */
  audience: v.string(),
  /** The public keys that verify the tokens. */
  jwksUrl: v.string(),
  delivery: v.variant('method', [
    v.strictObject({
      method: v.literal('push'),
      url: v.string(),
      /** Whether an Authorization header is sent. */
      hasAuthorization: v.boolean(),
    }),
    v.strictObject({
      method: v.literal('poll'),
      /** Where the receiver polls. */
      url: v.string(),
      tokenHint: v.string(),
    }),
  ]),
  /** Absent: all events. */
  events: v.exactOptional(v.array(streamEvent)),
  format: streamFormat,
  state: v.picklist(['enabled', 'paused', 'disabled']),
  /** The receiver answered 410 or rejected the tokens, it failed for days, or the Authorization header cannot be read. */
  disabledReason: v.exactOptional(v.picklist(['gone', 'rejected', 'failing', 'secret'])),
  createdAt: time,
  createdBy: v.string(),
  lastDeliveredAt: v.exactOptional(time),
  /** What the receiver said last of a token that it did not take. */
  lastError: v.exactOptional(
    v.strictObject({
      /** A code of RFC 8935, "http" for another answer, or "connection" for none. */
      code: v.string(),
      description: v.string(),
      at: time,
    }),
  ),
  /** When a token that the receiver did not take is sent again. */
  nextAttemptAt: v.exactOptional(time),
});
export type EventStream = Shown<typeof eventStream>;
export type StreamEvent = Shown<typeof streamEvent>;
export const eventStreamList = listOf(eventStream);

export const createdEventStream = named('CreatedEventStream', {
  stream: eventStream,
  /** With it the receiver polls. Shown once; it cannot be read again. */
  token: v.exactOptional(v.string()),
});

export type CreatedEventStream = Shown<typeof createdEventStream>;

export const testedEventStream = named('TestedEventStream', {
  eventId: described(v.string(), 'The `txn` of the token that follows'),
});

export const signingKey = named('SigningKey', {
  /** `kid` in the header of the tokens. */
  id: v.string(),
  createdAt: time,
});
