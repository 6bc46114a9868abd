// Two records that want one unique value: the existing one and the one that was refused, attribute by attribute.

import { isObject, type JsonObject, member, readObject } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { ResourceReader } from '../resources/store.ts';
import { attributesOf, summarizeUser, type UserSummary } from '../users/summary.ts';
import { valuesOf } from '../users/values.ts';
import type { LogEntry } from './entry.ts';

export interface ComparedAttribute {
  /** As a mapping names its target. */
  readonly path: string;
  readonly incoming: string | undefined;
  readonly standing: string | undefined;
}

export interface Conflict {
  readonly standing: UserSummary;
  /** Whether both are the same human, as far as an address or a user principal name tells. */
  readonly isSamePerson: boolean;
  /** What either has, in alphabetical order; empty when the refused request is not known any more. */
  readonly attributes: readonly ComparedAttribute[];
}

const identifying = /^(externalId|emails\b.*\.value)$/i;

/** The two records of a refusal BC-301 on a person; undefined for any other line, and once the standing record is gone. */
export async function readConflict(
  store: { readonly resources: ResourceReader },
  entry: LogEntry,
): Promise<Conflict | undefined> {
  const id = entry.code === 'BC-301' ? entry.fields?.['holderId'] : undefined;
  // The refusal names the record; the store says whether it is still there.
  const holder = id === undefined ? undefined : await store.resources.find('User', id as ResourceId, false);
  if (holder === undefined) return undefined;
  const incoming = textsOf((await incomingOf(store, entry)) ?? {});
  const standing = textsOf(attributesOf(holder));
  const paths = incoming.size === 0 ? [] : [...new Set([...incoming.keys(), ...standing.keys()])].toSorted();
  const attributes = paths.map((path) => ({ path, incoming: incoming.get(path), standing: standing.get(path) }));
  return { standing: summarizeUser(holder), isSamePerson: attributes.some(isShared), attributes };
}

function isShared({ path, incoming, standing }: ComparedAttribute): boolean {
  return identifying.test(path) && incoming !== undefined && incoming.toLowerCase() === standing?.toLowerCase();
}

/** What the refused request would have made. */
async function incomingOf(
  store: { readonly resources: ResourceReader },
  entry: LogEntry,
): Promise<JsonObject | undefined> {
  const body = readObject(entry.requestBody ?? '');
  if (body === undefined || entry.method !== 'PATCH') return body;
  const present =
    entry.resourceId === undefined ? undefined : await store.resources.find('User', entry.resourceId, false);
  return present === undefined ? undefined : { ...attributesOf(present), ...wantedBy(body) };
}

/** The simple attributes that a PATCH wants to set: the unique one is among them. */
function wantedBy(body: JsonObject): JsonObject {
  const operations = member(body, 'Operations');
  if (!Array.isArray(operations)) return {};
  const wanted = operations.filter(isObject).map((operation) => {
    const path = member(operation, 'path');
    const value = member(operation, 'value');
    if (typeof path === 'string' && /^\w+$/.test(path)) return { [path]: value };
    return path === undefined && isObject(value) ? value : {};
  });
  return Object.assign({}, ...wanted);
}

function textsOf(attributes: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, value] of valuesOf(attributes)) {
    if (value === undefined || value === null || value === '') continue;
    found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return found;
}
