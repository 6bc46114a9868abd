// Functions that 0005-list-keys.sqlite.sql calls: the keys that the domain gives to resources, for those that were there already.

import { groupKind, userKind } from '../../domain/index.ts';
import type { ResourceId, ResourceKeys } from '../../domain/store.ts';
import { fold, isObject } from '../../scim/index.ts';
import type { Migration } from '../migrate.ts';

export const listKeys: Migration['functions'] = {
  fold: (text) => fold(String(text)),
  key_of: (type, body, name) => readKey(String(type), String(body), String(name)),
};

/** Resources of a directory's own types are in no list of the console yet; their next change gives them a key. */
function readKey(type: string, body: string, name: string): string | null {
  const resource: unknown = JSON.parse(body);
  const kind = [userKind, groupKind].find((each) => each.type.name === type);
  if (kind === undefined || !isObject(resource)) return null;
  const key = kind.keys(resource, String(resource['id']) as ResourceId)[name as keyof ResourceKeys];
  return typeof key === 'string' ? key : null;
}
