// Users: what the directory adds to the User resource of RFC 7643 §4.1 and how it finds one.

import {
  codePoints,
  enterpriseUserUrn,
  isObject,
  type JsonObject,
  listOf,
  ScimError,
  textOf,
} from '../../../scim/index.ts';
import type { AttributeChange, EventType } from '../../events/event.ts';
import { missingBits } from '../../users/missing.ts';
import { displayNameOf, emailOf } from '../../users/summary.ts';
import { checkUser } from '../../users/warnings.ts';
import { orderKey } from '../collation.ts';
import { foldedKey, indexKey, maxKeyLength, searchKey } from '../index-keys.ts';
import type { ResourceKeys } from '../resource.ts';
import type { FilterKey, KindBehavior } from './kind.ts';

export const userBehavior: KindBehavior = {
  collection: undefined,
  derived: 'groups',
  filterKeys: new Map<string, FilterKey>([
    ['userName', 'unique'],
    ['displayName', 'display'],
    ['active', 'active'],
    ['emails.value', 'email'],
    [`${enterpriseUserUrn}:manager.value`, 'manager'],
    ['groups.value', 'membership'],
  ]),
  uniqueName: 'userName',
  withDefaults: (user) => (user['active'] === undefined ? { ...user, active: true } : user),
  check,
  keys,
  subject: (user) => displayNameOf(user) ?? '',
  event: eventOf,
  warnings: checkUser,
};

function check(user: JsonObject): void {
  const userName = textOf(user['userName']) ?? '';
  if (userName.length <= maxKeyLength) return;
  const length = codePoints(userName);
  if (length <= maxKeyLength) return;
  throw new ScimError('invalidValue', `userName has ${length} characters, at most ${maxKeyLength} are taken.`);
}

function keys(user: JsonObject): ResourceKeys {
  const externalId = textOf(user['externalId']);
  const display = textOf(user['displayName']);
  const manager = textOf(part(part(user, enterpriseUserUrn), 'manager')['value']);
  const emails = addresses(user);
  const { department: ofDepartment, employeeNumber } = part(user, enterpriseUserUrn);
  const department = textOf(ofDepartment);
  const userName = textOf(user['userName']) ?? '';
  const name = displayNameOf(user) ?? '';
  const formatted = textOf(part(user, 'name')['formatted']);
  const [warning] = checkUser(user);
  return {
    unique: foldedKey(userName),
    externalId: externalId && indexKey(externalId),
    display: display && foldedKey(display),
    active: user['active'] !== false,
    manager: manager && indexKey(manager),
    emails: [...new Set(emails.map(foldedKey))],
    warning,
    missing: missingBits(user),
    search: searchKey([
      ...new Set([name, formatted, ...emails, userName, externalId, textOf(employeeNumber), department]),
    ]),
    nameOrder: orderKey(name),
    emailOrder: orderOf(emailOf(user)),
    departmentOrder: orderOf(department),
  };
}

function orderOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : orderKey(text);
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
