// Users: what the directory adds to the User resource of RFC 7643 §4.1 and how it finds one.

import {
  codePoints,
  enterpriseUserUrn,
  isObject,
  type JsonObject,
  listOf,
  ScimError,
  userType,
} from '../scim/index.ts';
import { checkMapping } from './checks.ts';
import { foldedKey, indexKey, maxKeyLength, searchKey } from './keys.ts';
import type { AttributeChange, EventType, ResourceKeys } from './model.ts';
import type { Kind } from './resources/kind.ts';

export const userKind: Kind = {
  type: userType,
  collection: undefined,
  derived: 'groups',
  withDefaults: (user) => (user['active'] === undefined ? { ...user, active: true } : user),
  prepare,
  stored: withReferences,
  keys,
  subject,
  event: eventOf,
  warnings: (user) => checkMapping(textOf(user['userName']) ?? '', textOf(user['externalId'])),
};

function prepare(user: JsonObject): JsonObject {
  const userName = textOf(user['userName']) ?? '';
  if (codePoints(userName) > maxKeyLength) {
    throw new ScimError(
      'invalidValue',
      `userName has ${codePoints(userName)} characters, at most ${maxKeyLength} are taken.`,
    );
  }
  const { password: _, ...rest } = user;
  return withManager(rest, ({ $ref: _reference, ...manager }) => manager);
}

function withReferences(user: JsonObject): JsonObject {
  return withManager(user, (manager) => {
    const id = textOf(manager['value']);
    return id === undefined ? manager : { ...manager, $ref: `../Users/${encodeURIComponent(id)}` };
  });
}

function withManager(user: JsonObject, change: (manager: JsonObject) => JsonObject): JsonObject {
  const enterprise = user[enterpriseUserUrn];
  const manager = isObject(enterprise) ? enterprise['manager'] : undefined;
  if (!isObject(enterprise) || !isObject(manager)) return user;
  return { ...user, [enterpriseUserUrn]: { ...enterprise, manager: change(manager) } };
}

function keys(user: JsonObject): ResourceKeys {
  const externalId = textOf(user['externalId']);
  const display = textOf(user['displayName']);
  const manager = textOf(part(part(user, enterpriseUserUrn), 'manager')['value']);
  const emails = addresses(user);
  return {
    unique: foldedKey(textOf(user['userName']) ?? ''),
    externalId: externalId && indexKey(externalId),
    display: display && foldedKey(display),
    active: user['active'] !== false,
    manager: manager && indexKey(manager),
    emails: [...new Set(emails.map(foldedKey))],
    search: searchKey([
      display,
      textOf(part(user, 'name')['formatted']),
      ...emails,
      textOf(user['userName']),
      externalId,
      textOf(part(user, enterpriseUserUrn)['department']),
    ]),
  };
}

function subject(user: JsonObject): string {
  const name = textOf(user['displayName']) ?? textOf(part(user, 'name')['formatted']);
  return name ?? addresses(user)[0] ?? textOf(user['externalId']) ?? textOf(user['userName']) ?? '';
}

function eventOf(verb: 'created' | 'updated' | 'deleted', changes: readonly AttributeChange[]): EventType {
  const active = changes.find((change) => change.path === 'active');
  if (active?.after === false) return 'user.deactivated';
  if (active?.before === false && active.after === true) return 'user.reactivated';
  return `user.${verb}`;
}

function addresses(user: JsonObject): readonly string[] {
  return listOf(user['emails']).flatMap((email) => textOf(isObject(email) ? email['value'] : undefined) ?? []);
}

function part(holder: JsonObject, name: string): JsonObject {
  const value = holder[name];
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
