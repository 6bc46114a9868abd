// Groups: names are unique in a directory, because Entra finds groups by them; members are rows of their own.

import { codePoints, groupType, type JsonObject, ScimError } from '../scim/index.ts';
import { foldedKey, indexKey, maxKeyLength, searchKey } from './keys.ts';
import type { ResourceKeys } from './model.ts';
import type { Kind } from './resources/kind.ts';

export const groupKind: Kind = {
  type: groupType,
  collection: 'members',
  derived: undefined,
  withDefaults: (group) => group,
  prepare,
  stored: (group) => group,
  keys,
  subject: (group) => String(group['displayName'] ?? ''),
  event: (verb) => `group.${verb}`,
  warnings: () => [],
};

function prepare(group: JsonObject): JsonObject {
  const length = codePoints(String(group['displayName'] ?? ''));
  if (length <= maxKeyLength) return group;
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
  };
}
