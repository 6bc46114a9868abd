// Groups: a name is unique together with the externalId, because names in Entra are not unique while Microsoft's validator wants the
// same group refused twice; members are rows of their own.

import { codePoints, type JsonObject, ScimError } from '../../../scim/index.ts';
import { orderKey } from '../collation.ts';
import { foldedKey, indexKey, maxKeyLength, searchKey } from '../index-keys.ts';
import type { ResourceKeys } from '../resource.ts';
import type { FilterKey, KindBehavior } from './kind.ts';

export const groupBehavior: KindBehavior = {
  collection: 'members',
  derived: undefined,
  filterKeys: new Map<string, FilterKey>([
    ['displayName', 'display'],
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
  const sent = group['externalId'];
  const externalId = typeof sent === 'string' ? indexKey(sent) : undefined;
  return {
    unique: uniqueKey(name, externalId),
    externalId,
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

// Folded text has no capital letters: where the name ends is beyond doubt.
function uniqueKey(name: string, externalId: string | undefined): string {
  return externalId === undefined ? foldedKey(name) : `${foldedKey(name)} ID ${externalId}`;
}
