// The life of a webhook: created, changed, paused, resumed, disabled and removed, and how its secrets change.

import { quote } from '../../scim/index.ts';
import { type Actor, actorName } from '../actors/actor.ts';
import type { AuditKey } from '../audit/chain.ts';
import { Failure } from '../errors/failure.ts';
import type { DirectoryId, WebhookId } from '../ids/brands.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import { sealSecret } from '../sealing/sealed-secret.ts';
import type { CheckedPatch } from './settings.ts';
import type { WebhookHolder } from './store.ts';
import type { DisabledReason, Webhook } from './webhook.ts';

const maxWebhooks = 100;
const secretBytes = 32;
const dayMs = 86_400_000;
/** How long both secrets sign after a rotation. */
const rotationMs = dayMs;
/** How long deliveries are kept, and how far back a recovery goes. */
export const deliveryDays = 30;
export const deliveryMs = deliveryDays * dayMs;

/** Who works on webhooks, and with what. */
export interface WebhookScope {
  readonly store: WebhookHolder;
  readonly platform: Platform;
  readonly auditKey: AuditKey | undefined;
  readonly actor: Actor;
}

export async function getWebhook({ webhooks }: Pick<WebhookHolder, 'webhooks'>, id: string): Promise<Webhook> {
  // Any text may be asked for as an id; the store says whether there is one.
  const webhook = await webhooks.find(id as WebhookId);
  if (webhook === undefined) throw new Failure('BC-904', { reason: 'webhook', id: quote(id) });
  return webhook;
}

/** The webhook, unless it is paused or disabled. */
export async function requireActiveWebhook(store: WebhookHolder, id: string): Promise<Webhook> {
  const webhook = await getWebhook(store, id);
  if (webhook.state !== 'active') throw notActive(webhook);
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
  const oldest = await store.events.positionBefore(now - deliveryMs);
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

function notActive({ state }: Webhook): Failure {
  return new Failure('BC-905', { reason: 'webhookState', state });
}

/** 256 random bits in the form of Standard Webhooks. */
function newSecret({ randomBytes }: Platform): string {
  return `whsec_${btoa(String.fromCharCode(...randomBytes(secretBytes)))}`;
}
