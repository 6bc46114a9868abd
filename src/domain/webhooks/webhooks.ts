// The rules on webhooks: what may be entered, how their secrets change, and what can be sent once more.

import { type Actor, actorName } from '../actors/actor.ts';
import type { AuditKey } from '../audit/chain.ts';
import { Failure } from '../errors/failure.ts';
import type { EventType } from '../events/event.ts';
import { parseEventTypes } from '../events/parse-types.ts';
import type { DeliveryId, DirectoryId, EventId, WebhookId } from '../ids/brands.ts';
import { newEventId, newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import { sealSecret } from '../sealing/sealed-secret.ts';
import type { WebhookHolder } from './store.ts';
import type { Delivery, DisabledReason, QueuedDelivery, Webhook } from './webhook.ts';

const maxWebhooks = 100;
const maxDescriptionLength = 200;
const secretBytes = 32;
const dayMs = 86_400_000;
/** How long both secrets sign after a rotation. */
const rotationMs = dayMs;
/** How long deliveries are kept, and how far back a recovery goes. */
export const deliveryDays = 30;

/** What an address may be, as `outbound/` decides it. */
export interface TargetPolicy {
  readonly findProblem: (url: string) => 'syntax' | 'length' | 'scheme' | 'credentials' | 'network' | undefined;
  readonly maxUrlLength: number;
}

/** Who works on webhooks, and with what. */
export interface WebhookScope {
  readonly store: WebhookHolder;
  readonly platform: Platform;
  readonly auditKey: AuditKey | undefined;
  readonly actor: Actor;
}

/** What is entered for a webhook; a missing key of a change stays as it is. */
export interface WebhookPatch {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  /** null: all types. */
  readonly types?: readonly string[] | null | undefined;
}

/** A webhook's settings whose form is right. */
export interface CheckedPatch {
  readonly url: string | undefined;
  readonly description: string | undefined;
  readonly types: readonly EventType[] | null | undefined;
}

/** Checks what no state of the store could make valid. */
export function checkWebhook({ url, description, types }: WebhookPatch, policy: TargetPolicy): CheckedPatch {
  return {
    url: url === undefined ? undefined : checkUrl(url, policy),
    description: description === undefined ? undefined : checkDescription(description),
    types: types === undefined || types === null ? types : checkTypes(types),
  };
}

export async function getWebhook({ webhooks }: Pick<WebhookHolder, 'webhooks'>, id: string): Promise<Webhook> {
  // Any text may be asked for as an id; the store says whether there is one.
  const webhook = await webhooks.find(id as WebhookId);
  if (webhook === undefined) throw new Failure('BC-904', { reason: 'webhook', id: id.slice(0, 80) });
  return webhook;
}

/** Makes a webhook that begins with the next event, and gives its secret, this once. */
export async function createWebhook(
  scope: WebhookScope,
  { url, description, types }: CheckedPatch & { readonly url: string },
  directoryId: DirectoryId | undefined,
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { store, platform, actor } = scope;
  if ((await store.webhooks.list()).length >= maxWebhooks) {
    throw new Failure('BC-905', { reason: 'webhooks', most: maxWebhooks });
  }
  const secret = newSecret(platform);
  const webhook: Webhook = {
    id: newId(platform, 'whk'),
    directoryId,
    url,
    description: description ?? '',
    types: types ?? undefined,
    state: 'active',
    disabledReason: undefined,
    position: await store.events.end(),
    recovery: undefined,
    failingSince: undefined,
    createdAt: platform.clock(),
    createdBy: actorName(actor),
    formerSecretUntil: undefined,
  };
  await store.webhooks.insert(webhook, { current: await sealSecret(scope, secret), former: undefined });
  return { webhook, secret };
}

/** Changes address, description or types; what waits is sent to the new address. */
export async function changeWebhook(
  scope: WebhookScope,
  id: string,
  { url, description, types }: CheckedPatch,
): Promise<{ readonly before: Webhook; readonly webhook: Webhook }> {
  const before = await getWebhook(scope.store, id);
  const webhook: Webhook = {
    ...before,
    url: url ?? before.url,
    description: description ?? before.description,
    types: types === undefined ? before.types : (types ?? undefined),
  };
  await scope.store.webhooks.update(webhook);
  return { before, webhook };
}

/** Stops sending; events wait in the feed. */
export async function pauseWebhook({ store }: WebhookScope, id: string): Promise<Webhook> {
  const before = await getWebhook(store, id);
  if (before.state === 'disabled') throw notActive(before);
  const webhook: Webhook = { ...before, state: 'paused' };
  await store.webhooks.update(webhook);
  return webhook;
}

/** Sends again, beginning with what has waited. */
export async function resumeWebhook({ store, platform }: WebhookScope, id: string): Promise<Webhook> {
  const now = platform.clock();
  const before = await getWebhook(store, id);
  const oldest = await store.events.positionBefore(now - deliveryDays * dayMs);
  const position = Math.max(before.position, oldest);
  const webhook: Webhook = { ...before, position, state: 'active', disabledReason: undefined, failingSince: undefined };
  await store.webhooks.update(webhook);
  await store.deliveries.wake(webhook.id, now);
  return webhook;
}

/** Becard stops sending by itself. Gives nothing when it was not active any more. */
export async function disableWebhook(
  { store }: Pick<WebhookScope, 'store'>,
  id: WebhookId,
  disabledReason: DisabledReason,
): Promise<Webhook | undefined> {
  const before = await store.webhooks.find(id);
  if (before?.state !== 'active') return undefined;
  const webhook: Webhook = { ...before, state: 'disabled', disabledReason };
  await store.webhooks.update(webhook);
  return webhook;
}

/** Gives another secret, this once. The former one signs too until a day from now. */
export async function rotateSecret(
  scope: WebhookScope,
  id: string,
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { store, platform } = scope;
  const before = await getWebhook(store, id);
  const secret = newSecret(platform);
  const webhook: Webhook = { ...before, formerSecretUntil: platform.clock() + rotationMs };
  const former = (await store.webhooks.secrets(before.id))?.current;
  await store.webhooks.saveSecrets(before.id, { current: await sealSecret(scope, secret), former });
  await store.webhooks.update(webhook);
  return { webhook, secret };
}

/** Removes the webhook, what waits for it and its deliveries. */
export async function removeWebhook({ store }: WebhookScope, id: string): Promise<Webhook> {
  const webhook = await getWebhook(store, id);
  await store.webhooks.delete(webhook.id);
  return webhook;
}

/** Sends an event of the type webhook.test to this webhook alone. */
export async function testWebhook(scope: WebhookScope, id: string): Promise<SentAgain> {
  const webhook = await requireActive(scope.store, id);
  return addToQueue(scope, webhook, { eventId: newEventId(scope.platform), position: 0, reason: 'test' });
}

/** Sends the event of a delivery once more, with the same id. */
export async function resendDelivery(scope: WebhookScope, id: string, deliveryId: string): Promise<SentAgain> {
  const webhook = await requireActive(scope.store, id);
  const { eventId, position } = await getDelivery(scope.store, webhook, deliveryId);
  return addToQueue(scope, webhook, { eventId, position, reason: position === 0 ? 'test' : 'resend' });
}

/** Sends every event since a time that the receiver has not taken. */
export async function recoverEvents({ store, platform }: WebhookScope, id: string, since: number): Promise<Webhook> {
  const now = platform.clock();
  if (since > now) throw new Failure('BC-906', { reason: 'recoverSince' });
  const before = await requireActive(store, id);
  const after = await store.events.positionBefore(Math.max(since, now - deliveryDays * dayMs));
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
  throw new Failure('BC-904', { reason: 'delivery', id: deliveryId.slice(0, 80), days: deliveryDays });
}

/** A delivery that was asked for, and its webhook. */
export interface SentAgain {
  readonly webhook: Webhook;
  readonly eventId: EventId;
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

async function requireActive(store: WebhookHolder, id: string): Promise<Webhook> {
  const webhook = await getWebhook(store, id);
  if (webhook.state !== 'active') throw notActive(webhook);
  return webhook;
}

function notActive({ state }: Webhook): Failure {
  return new Failure('BC-905', { reason: 'webhookState', state });
}

/** The address, when requests may go there. */
export function checkUrl(text: string, { findProblem, maxUrlLength }: TargetPolicy): string {
  const url = text.trim();
  switch (findProblem(url)) {
    case undefined:
      return url;
    case 'length':
      throw new Failure('BC-906', { reason: 'webhookLength', maxLength: maxUrlLength });
    case 'scheme':
      throw new Failure('BC-906', { reason: 'webhookScheme' });
    case 'credentials':
      throw new Failure('BC-906', { reason: 'webhookCredentials' });
    case 'network':
      throw new Failure('BC-906', { reason: 'webhookNetwork' });
    default:
      throw new Failure('BC-906', { reason: 'webhookSyntax' });
  }
}

function checkDescription(text: string): string {
  const description = text.trim();
  if (description.length <= maxDescriptionLength) return description;
  throw new Failure('BC-906', { reason: 'textLength', what: 'description', maxLength: maxDescriptionLength });
}

function checkTypes(types: readonly string[]): readonly EventType[] {
  if (types.length === 0) throw new Failure('BC-906', { reason: 'webhookTypes' });
  return parseEventTypes(types);
}

/** 256 random bits in the form of Standard Webhooks. */
function newSecret({ randomBytes }: Platform): string {
  return `whsec_${btoa(String.fromCharCode(...randomBytes(secretBytes)))}`;
}
