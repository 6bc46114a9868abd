// Short ways to write down directories, people, groups and tokens in tests of the stores.

import { createHash } from 'node:crypto';
import { outcomeOf } from '../../domain/index.ts';
import type {
  Administrator,
  AdministratorId,
  ApiKey,
  ApiKeyId,
  CardChangeId,
  CardSettings,
  CardTemplate,
  Claim,
  Condition,
  Delivery,
  DeliveryId,
  Directory,
  DirectoryEvent,
  DirectoryId,
  EventId,
  EventStream,
  EventStreamId,
  LogEntry,
  LogEntryId,
  Member,
  NewCardState,
  NewPass,
  NewSession,
  QueuedDelivery,
  ResourceId,
  ResourceKeys,
  ResourceWrite,
  SavedView,
  SavedViewId,
  Selection,
  SessionId,
  SetupLinkId,
  SigningKey,
  SigningKeyId,
  Token,
  TokenId,
  Webhook,
  WebhookId,
} from '../../domain/store.ts';

/** The branded ids of the tests; the brand exists for the compiler alone. */
export const directoryId = (text: string): DirectoryId => text as DirectoryId;
export const resourceId = (text: string): ResourceId => text as ResourceId;
export const tokenId = (text: string): TokenId => text as TokenId;
export const setupLinkId = (text: string): SetupLinkId => text as SetupLinkId;
const eventId = (text: string): EventId => text as EventId;
export const administratorId = (text: string): AdministratorId => text as AdministratorId;

export const ids = { first: directoryId('ud_first'), second: directoryId('ud_second') };
export const everything: Condition = { kind: 'all' };
export const all: Selection = { condition: everything, limit: 1000, related: false };

export function directoryOf(id: DirectoryId, changes: Partial<Directory> = {}): Directory {
  return {
    id,
    name: `Directory ${id}`,
    licenseReference: undefined,
    entra: true,
    provisioning: true,
    demonstration: false,
    testing: false,
    createdAt: 1000,
    schemaRevision: 0,
    deprovisioningGuard: false,
    deprovisioningAcknowledgedUntil: undefined,
    ...changes,
  };
}

/** A person whose keys all follow from the id, but for the given ones. */
export function person(
  id: string,
  keys: Partial<ResourceKeys> = {},
  changes: Partial<ResourceWrite> = {},
): ResourceWrite {
  return {
    type: 'User',
    id: resourceId(id),
    version: 1,
    createdAt: 1000,
    changedAt: 1000,
    body: JSON.stringify({ userName: id }),
    keys: {
      unique: id,
      externalId: undefined,
      display: undefined,
      active: true,
      manager: undefined,
      emails: [],
      search: id,
      nameOrder: id,
      emailOrder: undefined,
      departmentOrder: undefined,
      ...keys,
    },
    ...changes,
  };
}

export function group(id: string, displayName: string, changes: Partial<ResourceWrite> = {}): ResourceWrite {
  const folded = displayName.toLowerCase();
  const keys = { unique: folded, display: folded, search: folded, nameOrder: folded };
  return person(id, keys, { type: 'Group', body: JSON.stringify({ displayName }), ...changes });
}

export function claim(scope: string, value: string): Claim {
  return { scope, value };
}

export function joined(id: string, type = 'User'): Member {
  return { id: resourceId(id), type, display: `Display of ${id}` };
}

export function pending(id: string): Member {
  return { id: resourceId(id), type: undefined, display: undefined };
}

export function eventOf(id: string, changes: Partial<DirectoryEvent> = {}): DirectoryEvent {
  return {
    id: eventId(id),
    type: 'user.updated',
    at: 1000,
    actor: 'tok_a',
    resourceId: resourceId('anna'),
    subject: 'Anna',
    changes: [],
    ...changes,
  };
}

/** A template without rules; stores do not read them. */
export function templateOf(id: string, changes: Partial<CardTemplate> = {}): CardTemplate {
  // Rules are for the domain.
  const fields = {
    position: { rule: 'always', source: 'title', isVisible: true },
  } as unknown as CardTemplate['fields'];
  return { id, name: 'Standard', version: 1, changedAt: 1000, fields, ...changes };
}

/** Cards that are on, with one rule for everyone. */
export function cardSettingsOf(newCards: NewCardState, changes: Partial<CardSettings> = {}): CardSettings {
  const assignment = { version: 1, changedAt: 1000, rules: [{ template: 'tpl_a', newCards }] };
  return { enabled: true, assignment, ...changes };
}

export function passOf(handle: string, changes: Partial<NewPass> = {}): NewPass {
  const user = { directoryId: ids.first, resourceId: resourceId(handle.replace(/0+$/, '')) };
  return { handle, ...user, token: `token of ${handle}`, hash: 'first', changedAt: 1, ...changes };
}

export function entryOf(id: string, changes: Partial<LogEntry> = {}): LogEntry {
  return {
    id: id as LogEntryId,
    at: 1000,
    durationMs: 1.25,
    tokenId: undefined,
    action: 'Read',
    method: 'GET',
    path: '/Users',
    status: 200,
    outcome: outcomeOf({ method: 'GET', status: 200, code: undefined, warnings: [], ...changes }),
    code: undefined,
    fields: undefined,
    detail: undefined,
    warnings: [],
    resourceId: undefined,
    subject: undefined,
    search: '',
    requestBody: undefined,
    responseBody: undefined,
    ...changes,
  };
}

export function tokenOf(id: string, directory: DirectoryId, changes: Partial<Token> = {}): Token {
  return {
    id: tokenId(id),
    directoryId: directory,
    name: `Token ${id}`,
    hint: 'becard_scim_9f…k2',
    createdAt: 1000,
    createdBy: 'adm_a',
    lastUsedAt: undefined,
    expiresAt: undefined,
    revokedAt: undefined,
    setupLinkId: undefined,
    ...changes,
  };
}

export function administratorOf(id: string, email: string, changes: Partial<Administrator> = {}): Administrator {
  return {
    id: administratorId(id),
    email,
    role: 'administrator',
    createdAt: 1000,
    lastSignInAt: undefined,
    hasPassword: false,
    ...changes,
  };
}

export function sessionOf(id: AdministratorId, changes: Partial<NewSession> = {}): NewSession {
  return {
    id: `ses_${id}` as SessionId,
    administratorId: id,
    createdAt: 1000,
    expiresAt: 9000,
    device: 'Firefox · Linux',
    network: '192.0.2.0',
    ...changes,
  };
}

export function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

export function keyOf(id: string, changes: Partial<ApiKey> = {}): ApiKey {
  return {
    id: id as ApiKeyId,
    name: 'Personnel',
    hint: 'becard_api_9fQ…k2',
    scopes: ['users:read', 'events:read'],
    directoryIds: undefined,
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    expiresAt: undefined,
    lastUsedAt: undefined,
    revokedAt: undefined,
    ...changes,
  };
}

export function webhookOf(id: string, changes: Partial<Webhook> = {}): Webhook {
  return {
    id: id as WebhookId,
    directoryId: undefined,
    url: 'https://example.com/becard',
    description: 'Personnel',
    types: undefined,
    state: 'active',
    disabledReason: undefined,
    position: 0,
    recovery: undefined,
    failingSince: undefined,
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    formerSecretUntil: undefined,
    ...changes,
  };
}

/** Waits for the webhook whk_a. */
export function queuedOf(event: string, changes: Partial<QueuedDelivery> = {}): QueuedDelivery {
  return {
    webhookId: 'whk_a' as WebhookId,
    eventId: eventId(event),
    position: 1,
    resourceId: resourceId('anna'),
    reason: 'event',
    attempts: 0,
    dueAt: 1000,
    createdAt: 1000,
    ...changes,
  };
}

/** An attempt for the webhook whk_a. */
export function deliveryOf(id: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    id: id as DeliveryId,
    webhookId: 'whk_a' as WebhookId,
    eventId: eventId('evt_1'),
    eventType: 'user.created',
    position: 1,
    resourceId: resourceId('anna'),
    reason: 'event',
    attempt: 1,
    at: 1000,
    durationMs: 20,
    status: 200,
    answer: 'ok',
    error: undefined,
    nextAt: undefined,
    ...changes,
  };
}

export function streamOf(id: string, changes: Partial<EventStream> = {}): EventStream {
  return {
    id: id as EventStreamId,
    directoryId: ids.first,
    audience: 'https://receiver.example',
    delivery: { method: 'push', url: 'https://receiver.example/events', hasAuthorization: true },
    events: ['create', 'delete'],
    format: 'full',
    state: 'enabled',
    disabledReason: undefined,
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    progress: {
      position: 0,
      acknowledged: [],
      lastDeliveredAt: undefined,
      lastError: undefined,
      attempts: 0,
      nextAttemptAt: undefined,
    },
    ...changes,
  };
}

export function changeIdOf(id: string): CardChangeId {
  return id as CardChangeId;
}

export function savedViewOf(id: string, changes: Partial<SavedView> = {}): SavedView {
  const query = 'missing=mobile&sort=changed';
  return {
    id: id as SavedViewId,
    list: 'users',
    name: id,
    query,
    createdAt: 1000,
    createdBy: 'ada@contoso.example',
    ...changes,
  };
}

export function signingKeyOf(id: string, changes: Partial<SigningKey> = {}): SigningKey {
  return { id: id as SigningKeyId, publicKey: { kty: 'EC', x: id }, createdAt: 1000, retiredAt: undefined, ...changes };
}
