// From the domain's values to those of the API: times become RFC 3339 texts, absent values vanish.

import {
  type DirectoryEvent,
  type GroupSummary,
  type LogEntry,
  lifetimeState,
  maskEntry,
  type Reference,
  type Token,
  type UserSummary,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { logEntry, logEntryDetails } from './schemas/log.ts';
import type { historyEvent, reference, Shown } from './schemas/shared.ts';
import type { token as tokenSchema } from './schemas/tokens.ts';
import type { groupSummary, userSummary } from './schemas/users.ts';

export function presentToken(token: Token, now: number): Shown<typeof tokenSchema> {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    createdAt: formatDateTime(token.createdAt),
    createdBy: token.createdBy,
    ...presentTime('lastUsedAt', token.lastUsedAt),
    ...presentTime('expiresAt', token.expiresAt),
    ...presentTime('revokedAt', token.revokedAt),
    ...presentText('setupLinkId', token.setupLinkId),
    state: lifetimeState(token, now),
  };
}

/** `managerName` is absent while the manager is not known yet. */
export function presentUser(
  person: UserSummary,
  retentionMs: number,
  managerName: string | undefined,
): Shown<typeof userSummary> {
  const { manager } = person;
  return {
    id: person.id,
    displayName: person.displayName,
    ...presentText('title', person.title),
    ...presentText('department', person.department),
    ...presentText('office', person.office),
    ...(manager === undefined ? {} : { manager: presentReference({ id: manager, displayName: managerName }) }),
    ...presentText('email', person.email),
    ...presentText('mobile', person.mobile),
    ...presentText('phone', person.phone),
    ...presentText('employeeNumber', person.employeeNumber),
    objectId: person.userName,
    ...presentText('userPrincipalName', person.externalId),
    active: person.active,
    createdAt: formatDateTime(person.createdAt),
    changedAt: formatDateTime(person.changedAt),
    ...presentTime('deletedAt', person.removedAt),
    ...presentTime('keptUntil', person.removedAt === undefined ? undefined : person.removedAt + retentionMs),
    warnings: person.warnings,
  };
}

export function presentGroup(group: GroupSummary): Shown<typeof groupSummary> {
  return {
    id: group.id,
    displayName: group.displayName,
    members: group.members,
    pending: group.pending,
    createdAt: formatDateTime(group.createdAt),
    changedAt: formatDateTime(group.changedAt),
  };
}

export function presentReference({ id, displayName }: Reference): Shown<typeof reference> {
  return { id, ...presentText('displayName', displayName) };
}

export function presentEvent(event: DirectoryEvent): Shown<typeof historyEvent> {
  const { id, type, actor, subject, changes } = event;
  return { id, at: formatDateTime(event.at), type, actor, subject, changes };
}

/** `subject` is the name of whom the line concerns, where the line itself has none. */
export function presentLogEntry(entry: LogEntry, subject = entry.subject): Shown<typeof logEntry> {
  return {
    id: entry.id,
    at: formatDateTime(entry.at),
    action: entry.action,
    method: entry.method,
    path: entry.path,
    status: entry.status,
    outcome: entry.outcome,
    ...presentText('code', entry.code),
    ...presentFields(entry.fields),
    ...presentText('detail', entry.detail),
    warnings: entry.warnings,
    durationMs: entry.durationMs,
    ...presentText('resourceId', entry.resourceId),
    ...presentText('subject', subject),
    ...presentText('tokenId', entry.tokenId),
  };
}

/** The fields of a refusal. The value that was sent says something of a person. */
function presentFields(fields: LogEntry['fields']): Pick<Shown<typeof logEntry>, 'fields'> {
  if (fields === undefined) return {};
  const { value: _, ...shown } = fields;
  return { fields: shown };
}

/** With its bodies. Personal values in what was sent and answered are hidden unless they were asked for; the subject is named as in the list. */
export function presentLogEntryDetails(
  entry: LogEntry,
  subject: string | undefined,
  isRevealed: boolean,
): Omit<Shown<typeof logEntryDetails>, 'named'> {
  const { path, detail, requestBody, responseBody } = isRevealed ? entry : maskEntry(entry);
  return {
    ...presentLogEntry({ ...entry, path, detail }, subject ?? entry.subject),
    ...(isRevealed && entry.fields !== undefined ? { fields: entry.fields } : {}),
    isMasked: !isRevealed,
    ...presentText('requestBody', requestBody),
    ...presentText('responseBody', responseBody),
  };
}

/** A member with this name when there is a value, else nothing. */
export function presentText<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  return value === undefined ? {} : named(name, value);
}

/** A span of time with its ends as RFC 3339 texts. */
export function presentSpan<Span extends { readonly from: number; readonly until: number }>({
  from,
  until,
  ...rest
}: Span) {
  return { from: formatDateTime(from), until: formatDateTime(until), ...rest };
}

/** A member with this name and the time as RFC 3339 text when there is one, else nothing. */
export function presentTime<Name extends string>(
  name: Name,
  at: number | undefined,
): { readonly [Key in Name]?: string } {
  return presentText(name, at === undefined ? undefined : formatDateTime(at));
}

// TypeScript widens a computed key to string; here it is Name by construction.
function named<Name extends string>(name: Name, value: string): { readonly [Key in Name]: string } {
  return { [name]: value } as { readonly [Key in Name]: string };
}
