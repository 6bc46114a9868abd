// The verbs on webhooks. A secret is shown by the act that makes it, once.

import {
  changeWebhook,
  checkUrl,
  checkWebhook,
  createWebhook,
  type DisabledReason,
  disableWebhook,
  pauseWebhook,
  recoverEvents,
  removeWebhook,
  resendDelivery,
  resumeWebhook,
  rotateSecret,
  testWebhook,
  type WebhookId,
  type WebhookPatch,
} from '../domain/index.ts';
import { formatDateTime } from '../scim/index.ts';
import { openDirectory } from './context.ts';
import { webhookChanges, webhookRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** Where a webhook is: its id as the caller wrote it. */
interface WebhookAddress {
  readonly webhook: string;
}

interface CreateInput extends Omit<WebhookPatch, 'url'> {
  readonly url: string;
  /** Undefined: the events of all directories. */
  readonly directory?: string | undefined;
}

const writing = { right: 'administer', scope: 'webhooks:write' } as const;

/** Makes a webhook and gives its secret, this once. */
export const create = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: CreateInput) => input,
  act: async (tx, { directory, url, ...patch }) => {
    const checked = checkWebhook(patch, tx.targets);
    const id = directory === undefined ? undefined : (await openDirectory(tx, directory)).id;
    return createWebhook(tx, { ...checked, url: checkUrl(url, tx.targets) }, id);
  },
  audit: ({ webhook }) => [webhookRecord('webhook.created', webhook)],
});

/** Changes address, description or types. */
export const change = useCase({
  ...writing,
  parse: (input: WebhookAddress & WebhookPatch) => input,
  act: (tx, { webhook, ...patch }) => changeWebhook(tx, webhook, checkWebhook(patch, tx.targets)),
  audit: ({ before, webhook }) => {
    const changes = webhookChanges(before, webhook);
    return changes.length === 0 ? [] : [webhookRecord('webhook.changed', webhook, changes)];
  },
});

/** Stops sending; events wait. */
export const pause = useCase({
  ...writing,
  parse: (input: WebhookAddress) => input,
  act: (tx, { webhook }) => pauseWebhook(tx, webhook),
  audit: (webhook) => [webhookRecord('webhook.paused', webhook)],
});

/** Sends again, beginning with what has waited. */
export const resume = useCase({
  ...writing,
  parse: (input: WebhookAddress) => input,
  act: (tx, { webhook }) => resumeWebhook(tx, webhook),
  audit: (webhook) => [webhookRecord('webhook.resumed', webhook)],
});

/** Becard stops sending by itself. */
export const disable = useCase({
  ...writing,
  parse: (input: { readonly webhook: WebhookId; readonly reason: DisabledReason }) => input,
  act: (tx, { webhook, reason }) => disableWebhook(tx, webhook, reason),
  audit: (webhook, _, { reason }) =>
    webhook === undefined ? [] : [webhookRecord('webhook.disabled', webhook, [{ path: 'reason', after: reason }])],
});

/** Gives another secret, this once; the former one signs too for a day. */
export const rotate = useCase({
  ...writing,
  needsPassword: true,
  parse: (input: WebhookAddress) => input,
  act: (tx, { webhook }) => rotateSecret(tx, webhook),
  audit: ({ webhook }) => [webhookRecord('webhook.secret_rotated', webhook)],
});

/** Removes the webhook with what waits for it. */
export const remove = useCase({
  ...writing,
  parse: (input: WebhookAddress) => input,
  act: (tx, { webhook }) => removeWebhook(tx, webhook),
  audit: (webhook) => [webhookRecord('webhook.removed', webhook)],
});

/** Sends an event of the type webhook.test. */
export const test = useCase({
  ...writing,
  parse: (input: WebhookAddress) => input,
  act: (tx, { webhook }) => testWebhook(tx, webhook),
  audit: ({ webhook, eventId }) => [webhookRecord('webhook.tested', webhook, [{ path: 'eventId', after: eventId }])],
});

/** Sends the event of a delivery once more. */
export const resend = useCase({
  ...writing,
  parse: (input: WebhookAddress & { readonly delivery: string }) => input,
  act: (tx, { webhook, delivery }) => resendDelivery(tx, webhook, delivery),
  audit: ({ webhook, eventId }) => [webhookRecord('webhook.resent', webhook, [{ path: 'eventId', after: eventId }])],
});

/** Sends every event since a time that the receiver has not taken. */
export const recover = useCase({
  ...writing,
  parse: (input: WebhookAddress & { readonly since: number }) => input,
  act: (tx, { webhook, since }) => recoverEvents(tx, webhook, since),
  audit: (webhook, _, { since }) => [
    webhookRecord('webhook.recovery_begun', webhook, [{ path: 'since', after: formatDateTime(since) }]),
  ],
});
