// `becard/webhooks`: signs the events that Becard sends, and gives a receiver the event of a request that Becard has signed.

import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { PublicEvent } from '../domain/index.ts';

export { WebhookVerificationError };

/** What arrives: an event of a directory, or a test, which may be about no directory. */
export type WebhookEvent = Omit<PublicEvent, 'directoryId'> & Partial<Pick<PublicEvent, 'directoryId'>>;

/** Headers as Node, a framework or the Fetch API gives them. */
export type ReceivedHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * The event of a request. `body` is the body as it was received, not parsed and printed again. Throws a WebhookVerificationError for
 * another secret, a changed body, and a request that is more than five minutes old.
 */
export function verifyWebhook(secret: string, headers: ReceivedHeaders, body: string | Uint8Array): WebhookEvent {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  const signed = Object.fromEntries(names.map((name) => [name, readHeader(headers, name)]));
  // Becard signs events alone.
  return new Webhook(secret).verify(text, signed) as WebhookEvent;
}

function readHeader(headers: ReceivedHeaders, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : (found?.[0] ?? '');
}

/** The headers of Standard Webhooks; while a secret is being replaced there are two signatures. */
export function signWebhook(
  secrets: readonly string[],
  eventId: string,
  at: number,
  body: string,
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(eventId, new Date(at), body));
  return {
    'webhook-id': eventId,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}
