// People as the console and the command line show them: what a stored User says about a person, read and never written.

import { enterpriseUserUrn, isObject, type JsonObject, listOf, member } from '../../scim/index.ts';
import { checkUser, isObjectId, type UserWarning } from './warnings.ts';

/** A user or group as it is stored: its JSON text with what is kept beside it. */
interface StoredText {
  readonly id: string;
  readonly body: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** One person at a glance. With the Becard mapping userName is the Entra object id and externalId the user principal name. */
export interface UserSummary {
  readonly id: string;
  readonly displayName: string;
  readonly title: string | undefined;
  readonly department: string | undefined;
  readonly email: string | undefined;
  readonly active: boolean;
  readonly userName: string;
  readonly externalId: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When the person was deleted; kept for restoring since. */
  readonly removedAt: number | undefined;
  readonly warnings: readonly UserWarning[];
}

/** What a stored resource says of itself. */
export function attributesOf(resource: Pick<StoredText, 'body'>): JsonObject {
  const attributes: unknown = JSON.parse(resource.body);
  return isObject(attributes) ? attributes : {};
}

/** A user in one row. */
export function summarizeUser(resource: StoredText): UserSummary {
  const attributes = attributesOf(resource);
  const userName = textOf(attributes, 'userName') ?? resource.id;
  const externalId = textOf(attributes, 'externalId');
  const email = emailOf(attributes);
  return {
    id: resource.id,
    displayName: displayNameOf(attributes) ?? resource.id,
    title: textOf(attributes, 'title'),
    department: textOf(within(attributes, enterpriseUserUrn), 'department'),
    email,
    active: member(attributes, 'active') !== false,
    userName,
    externalId,
    createdAt: resource.createdAt,
    changedAt: resource.changedAt,
    removedAt: undefined,
    warnings: checkUser(attributes),
  };
}

/** What a group is called. */
export function groupNameOf(resource: StoredText): string {
  return textOf(attributesOf(resource), 'displayName') ?? resource.id;
}

/** The id of the manager, whether that person has arrived or not. */
export function managerIdOf(attributes: JsonObject): string | undefined {
  return textOf(within(within(attributes, enterpriseUserUrn), 'manager'), 'value');
}

/** The name of a user in every list, search, history, log and file. An object id names a user only if there is nothing else. */
export function displayNameOf(attributes: JsonObject): string | undefined {
  const userName = textOf(attributes, 'userName');
  return (
    textOf(attributes, 'displayName') ??
    fullNameOf(within(attributes, 'name')) ??
    (userName !== undefined && isObjectId(userName) ? undefined : userName) ??
    emailOf(attributes) ??
    textOf(attributes, 'externalId') ??
    userName
  );
}

function fullNameOf(name: JsonObject): string | undefined {
  const parts = [textOf(name, 'givenName'), textOf(name, 'familyName')].filter((part) => part !== undefined);
  return textOf(name, 'formatted') ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

/** The primary address, else the one of type "work", else the first. */
export function emailOf(attributes: JsonObject): string | undefined {
  const emails = listOf(member(attributes, 'emails')).filter(isObject);
  const primary = emails.find((email) => member(email, 'primary') === true);
  const chosen = primary ?? emails.find((email) => member(email, 'type') === 'work') ?? emails[0];
  return chosen === undefined ? undefined : textOf(chosen, 'value');
}

function textOf(attributes: JsonObject, name: string): string | undefined {
  const value = member(attributes, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function within(object: JsonObject, name: string): JsonObject {
  const value = member(object, name);
  return isObject(value) ? value : {};
}
