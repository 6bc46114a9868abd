// Groups: names are unique in a directory, because Entra finds groups by them; members are rows of their own.

import { codePoints, type JsonObject, ScimError } from '../scim/index.ts';
import { foldedKey, indexKey, maxKeyLength, searchKey } from './keys.ts';
import type { ResourceKeys } from './model.ts';
import { orderKey } from './order.ts';
import type { FilterKey, Manner } from './resources/index.ts';

export const groupManner: Manner = {
  collection: 'members',
  derived: undefined,
  filterKeys: new Map<string, FilterKey>([
    ['displayName', 'unique'],
    ['members.value', 'member'],
  ]),
  uniqueName: 'displayName',
  withDefaults: (group) => group,
  check,
  keys,
  subject: (group) => String(group['displayName'] ?? ''),
  event: (verb) => `group.${verb}`,
  warnings: () => [],
};

function check(group: JsonObject): void {
  const length = codePoints(String(group['displayName'] ?? ''));
  if (length <= maxKeyLength) return;
  throw new ScimError('invalidValue', `displayName has ${length} characters, at most ${maxKeyLength} are taken.`);
}

function keys(group: JsonObject): ResourceKeys {
  const name = String(group['displayName'] ?? '');
  const externalId = group['externalId'];
  return {
    unique: foldedKey(name),
    externalId: typeof externalId === 'string' ? indexKey(externalId) : undefined,
    display: foldedKey(name),
    active: true,
    manager: undefined,
    emails: [],
    search: searchKey([name]),
    nameOrder: orderKey(name),
    emailOrder: undefined,
    departmentOrder: undefined,
  };
}
