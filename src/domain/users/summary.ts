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

/** What a list or a card shows of a user. */
export interface CardValues {
  readonly email: string | undefined;
  readonly title: string | undefined;
  readonly department: string | undefined;
  /** Id of the manager, known or not. */
  readonly manager: string | undefined;
  readonly mobile: string | undefined;
  readonly phone: string | undefined;
  /** The name of the office, which Entra sends as the formatted work address. */
  readonly office: string | undefined;
  readonly employeeNumber: string | undefined;
}

/** One person at a glance. With the Becard mapping userName is the Entra object id and externalId the user principal name. */
export interface UserSummary extends CardValues {
  readonly id: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly userName: string;
  readonly externalId: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
  /** When the person was deleted; kept for restoring since. */
  readonly removedAt: number | undefined;
  readonly warnings: readonly UserWarning[];
}

/** A card asks five times for the attributes of its user, 5 us each. */
const known = new WeakMap<object, JsonObject>();

/** What a stored resource says of itself. */
export function attributesOf(resource: Pick<StoredText, 'body'>): JsonObject {
  const before = known.get(resource);
  if (before !== undefined) return before;
  const parsed: unknown = JSON.parse(resource.body);
  const attributes = isObject(parsed) ? parsed : {};
  known.set(resource, attributes);
  return attributes;
}

/** A user in one row. */
export function summarizeUser(resource: StoredText): UserSummary {
  const attributes = attributesOf(resource);
  const userName = textOf(attributes, 'userName') ?? resource.id;
  const externalId = textOf(attributes, 'externalId');
  return {
    ...readCardValues(attributes),
    id: resource.id,
    displayName: displayNameOf(attributes) ?? resource.id,
    active: member(attributes, 'active') !== false,
    userName,
    externalId,
    createdAt: resource.createdAt,
    changedAt: resource.changedAt,
    removedAt: undefined,
    warnings: checkUser(attributes),
  };
}

/** What a list or a card shows of a user, from the attributes. */
export function readCardValues(attributes: JsonObject): CardValues {
  const enterprise = within(attributes, enterpriseUserUrn);
  return {
    email: emailOf(attributes),
    title: textOf(attributes, 'title'),
    department: textOf(enterprise, 'department'),
    manager: textOf(within(enterprise, 'manager'), 'value'),
    mobile: textOfType(attributes, 'phoneNumbers', 'mobile', 'value'),
    phone: textOfType(attributes, 'phoneNumbers', 'work', 'value'),
    office: textOfType(attributes, 'addresses', 'work', 'formatted'),
    employeeNumber: textOf(enterprise, 'employeeNumber'),
  };
}

/** What a group is called. */
export function groupNameOf(resource: StoredText): string {
  return textOf(attributesOf(resource), 'displayName') ?? resource.id;
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

/** A part of the first element with this type that has it. */
function textOfType(attributes: JsonObject, name: string, type: string, part: string): string | undefined {
  const elements = listOf(member(attributes, name)).filter(isObject);
  const texts = elements.map((element) => (member(element, 'type') === type ? textOf(element, part) : undefined));
  return texts.find((text) => text !== undefined);
}

function textOf(attributes: JsonObject, name: string): string | undefined {
  const value = member(attributes, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function within(object: JsonObject, name: string): JsonObject {
  const value = member(object, name);
  return isObject(value) ? value : {};
}
