// What the audit log says of acts on directories, tokens and administrators, for the console and the command line alike.

import {
  type Administrator,
  type ApiKey,
  type AttributeChange,
  type AuditAction,
  type AuditRecord,
  changesBetween,
  countResources,
  type Directory,
  type EventStream,
  type MassDeprovisioning,
  type SetupLink,
  type Store,
  type Token,
  type Webhook,
} from '../domain/index.ts';
import { formatDateTime } from '../scim/index.ts';

type ActionOn<Subject extends string> = Extract<AuditAction, `${Subject}.${string}`>;

export function directoryRecord(action: ActionOn<'directory'>, directory: Directory): AuditRecord {
  return { action, directoryId: directory.id, subject: directory.name };
}

/** What an administrator can change of a directory. */
export function directoryChanges(before: Directory, after: Directory): readonly AttributeChange[] {
  return changesBetween(before, after, ['name', 'licenseReference', 'entra', 'provisioning', 'deprovisioningGuard']);
}

/** What goes with a directory that is deleted. */
export async function contentsOf(store: Store, { id }: Directory): Promise<readonly AttributeChange[]> {
  const { users, groups } = await countResources(store.directory(id));
  return [
    { path: 'users', before: users },
    { path: 'groups', before: groups },
  ];
}

/** A mass deprovisioning was acknowledged or reverted; `chosen` is how many of its users come back. */
export function massDeprovisioningRecord(
  action: ActionOn<'mass_deprovisioning'>,
  { id, name }: Directory,
  massDeprovisioning: MassDeprovisioning,
  chosen?: number,
): AuditRecord {
  const changes = [
    { path: 'since', after: formatDateTime(massDeprovisioning.since) },
    { path: 'deactivated', after: massDeprovisioning.deactivated },
    { path: 'deleted', after: massDeprovisioning.deleted },
    ...(chosen === undefined ? [] : [{ path: 'chosen', after: chosen }]),
  ];
  return { action, directoryId: id, subject: name, changes };
}

export function tokenRecord(action: ActionOn<'token'>, { id, directoryId, name, expiresAt }: Token): AuditRecord {
  const expires = expiresAt === undefined ? [] : [{ path: 'expiresAt', after: formatDateTime(expiresAt) }];
  return { action, directoryId, target: id, subject: name, changes: action === 'token.created' ? expires : [] };
}

type NamedSecret = Pick<Token, 'name' | 'expiresAt'>;

/** Another name or another end of a token or an API key. */
export function tokenChanges(before: NamedSecret, after: NamedSecret): readonly AttributeChange[] {
  const shown = ({ name, expiresAt }: NamedSecret) => ({
    name,
    expiresAt: expiresAt === undefined ? undefined : formatDateTime(expiresAt),
  });
  return changesBetween(shown(before), shown(after), ['name', 'expiresAt']);
}

/** Of a new key, what it is allowed and until when. */
export function apiKeyRecord(action: ActionOn<'api_key'>, key: ApiKey): AuditRecord {
  const { id, name, scopes, directoryIds, expiresAt } = key;
  const changes = [
    { path: 'scopes', after: scopes },
    ...(directoryIds === undefined ? [] : [{ path: 'directories', after: directoryIds }]),
    ...(expiresAt === undefined ? [] : [{ path: 'expiresAt', after: formatDateTime(expiresAt) }]),
  ];
  return { action, target: id, subject: name, changes: action === 'api_key.created' ? changes : [] };
}

export function eventStreamRecord(
  action: ActionOn<'event_stream'>,
  { id, directoryId, audience }: EventStream,
  changes: readonly AttributeChange[] = [],
): AuditRecord {
  return { action, directoryId, target: id, subject: audience, changes };
}

/** What an administrator can change of an event stream; of the Authorization header only whether there is one. */
export function eventStreamChanges(before: EventStream, after: EventStream): readonly AttributeChange[] {
  const shown = ({ audience, format, events, delivery }: EventStream) => ({
    audience,
    format,
    events: events?.join(' '),
    ...(delivery.method === 'push' ? delivery : {}),
  });
  return changesBetween(shown(before), shown(after), ['audience', 'format', 'events', 'url', 'hasAuthorization']);
}

export function setupLinkRecord(
  action: ActionOn<'setup_link'>,
  { id, directoryId, name, expiresAt }: SetupLink,
): AuditRecord {
  const ends = [{ path: 'expiresAt', after: formatDateTime(expiresAt) }];
  const hasNewEnd = action === 'setup_link.created' || action === 'setup_link.renewed';
  return { action, directoryId, target: id, subject: name, changes: hasNewEnd ? ends : [] };
}

export function webhookRecord(
  action: ActionOn<'webhook'>,
  { id, directoryId, url }: Webhook,
  changes: readonly AttributeChange[] = [],
): AuditRecord {
  return { action, directoryId, target: id, subject: url, changes };
}

/** What an administrator can change of a webhook. */
export function webhookChanges(before: Webhook, after: Webhook): readonly AttributeChange[] {
  const shown = ({ url, description, types }: Webhook) => ({ url, description, types: types?.join(' ') });
  return changesBetween(shown(before), shown(after), ['url', 'description', 'types']);
}

export function administratorRecord(
  action: ActionOn<'administrator'>,
  { id, email }: Pick<Administrator, 'id' | 'email'>,
  changes: readonly AttributeChange[] = [],
): AuditRecord {
  return { action, target: id, subject: email, changes };
}
