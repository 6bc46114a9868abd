// Sorting of lists (RFC 7644 §3.4.2.3): the primary or first value counts, text is compared as filters compare it,
// resources without a value come last, or first when descending.

import { type Attribute, findAttribute, valueAttribute } from './attribute.ts';
import { parseDateTime } from './date-time.ts';
import { invalidValue, quote } from './error.ts';
import { parseAttributePath } from './filter/index.ts';
import { isObject, isUnassigned, type JsonObject, listOf } from './json.ts';
import { placeAttribute, type ResourceType } from './resource-type.ts';
import { compareText, fold } from './text.ts';

/** What a resource is sorted by; null when it has no value. */
export type SortKey = string | number | null;

export interface Sort {
  readonly isDescending: boolean;
  readonly keyOf: (resource: JsonObject) => SortKey;
}

/** Reads sortBy and sortOrder; undefined when sortBy is absent. Throws ScimError invalidValue. */
export function readSort(
  type: ResourceType,
  sortBy: string | undefined,
  sortOrder: string | undefined,
): Sort | undefined {
  const isDescending = readOrder(sortOrder);
  if (sortBy === undefined || sortBy === '') return undefined;
  const path = parseAttributePath(sortBy);
  if (path === undefined) throw invalidValue(`sortBy is ${quote(sortBy)}, expected the name of an attribute.`);
  const place = placeAttribute(type, path.urn, path.name);
  if (place === undefined) return { isDescending, keyOf: () => null };
  const leaf = leafOf(place.attribute, path.sub, sortBy);
  return { isDescending, keyOf: (resource) => keyOf(resource, place.container, place.attribute, leaf) };
}

/** Order of two keys: negative, zero or positive. */
export function compareKeys(left: SortKey, right: SortKey, isDescending: boolean): number {
  const direction = isDescending ? -1 : 1;
  if (left === null || right === null) return direction * (Number(left === null) - Number(right === null));
  if (typeof left === 'number' && typeof right === 'number') return direction * (left - right);
  return direction * compareText(String(left), String(right));
}

function readOrder(text: string | undefined): boolean {
  const order = (text ?? 'ascending').toLowerCase();
  if (order === 'ascending' || order === 'descending') return order === 'descending';
  throw invalidValue(`sortOrder is ${quote(text)}, expected ascending or descending.`);
}

function leafOf(attribute: Attribute, sub: string | undefined, sortBy: string): Attribute | undefined {
  if (attribute.returned === 'never') throw invalidValue(`${attribute.name} cannot be sorted by.`);
  if (attribute.type !== 'complex') return undefined;
  const leaf = sub === undefined ? valueAttribute(attribute) : findAttribute(attribute.subAttributes, sub);
  if (leaf !== undefined) return leaf;
  throw invalidValue(`sortBy is ${quote(sortBy)}, expected one of the sub-attributes of ${attribute.name}.`);
}

function keyOf(
  resource: JsonObject,
  container: string | undefined,
  attribute: Attribute,
  leaf: Attribute | undefined,
): SortKey {
  const holder = container === undefined ? resource : resource[container];
  const values = listOf(isObject(holder) ? holder[attribute.name] : undefined);
  const preferred = values.find((value) => isObject(value) && value['primary'] === true) ?? values[0];
  const value = leaf === undefined || !isObject(preferred) ? preferred : preferred[leaf.name];
  return isUnassigned(value) ? null : comparable(leaf ?? attribute, value);
}

function comparable(attribute: Attribute, value: unknown): SortKey {
  switch (attribute.type) {
    case 'integer':
    case 'decimal':
      return Number(value);
    case 'boolean':
      return value === true ? 1 : 0;
    case 'dateTime':
      return parseDateTime(String(value)) ?? null;
    default:
      return attribute.caseExact ? String(value) : fold(String(value));
  }
}
