// References to resources that the same Bulk request creates: "bulkId:qwerty" in place of an id (RFC 7644 §3.7.2).

import { isObject, type JsonObject } from '../json.ts';

/** The id that a bulkId refers to. Throws when there is none yet. */
export type Lookup = (bulkId: string) => string;

const prefix = 'bulkId:';
const endOfUri = /^(\S*\/)bulkId:([^\s/?#]*)$/;
const inFilter = /"bulkId:([^"]*)"/g;

/** The bulkIds that a value refers to, wherever they stand in it. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  resolveReferences(value, (bulkId) => {
    found.add(bulkId);
    return '';
  });
  return found;
}

/**
 * The value with the ids that its references stand for: a text that is a reference as a whole, the end of a `$ref`,
 * and what a filter in the `path` of a PATCH operation compares with.
 */
export function resolveReferences(value: unknown, lookup: Lookup, key = ''): unknown {
  if (typeof value === 'string') return resolveText(value, lookup, key);
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, lookup, key));
  return isObject(value) ? resolveObject(value, lookup) : value;
}

/** As resolveReferences, for an object. */
export function resolveObject(object: JsonObject, lookup: Lookup): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, resolveReferences(item, lookup, key)]));
}

function resolveText(text: string, lookup: Lookup, key: string): string {
  if (!text.includes(prefix)) return text;
  if (text.startsWith(prefix)) return lookup(text.slice(prefix.length));
  switch (key.toLowerCase()) {
    case '$ref':
      return text.replace(endOfUri, (_, before: string, named: string) => before + lookup(named));
    case 'path':
      return text.replace(inFilter, (_, named: string) => JSON.stringify(lookup(named)));
    default:
      return text;
  }
}
