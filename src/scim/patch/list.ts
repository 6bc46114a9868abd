// PATCH of a multi-valued attribute as a whole: add, replace, remove by value (RFC 7644 §3.5.2.1-3). What an operation names is looked up
// while the list is walked once: no element is compared with each other one.

import { type Attribute, valueAttribute } from '../attribute.ts';
import { invalidValue, quote } from '../error.ts';
import { isObject, type JsonObject, listOf, member } from '../json.ts';
import { isPrimary, preferNewest } from '../primary.ts';
import { clears } from '../tolerance.ts';
import { elementKey, readElements } from '../value.ts';
import type { PatchOperation } from './parse.ts';

type Elements = readonly unknown[];

/** The list after an operation on the whole of it. Throws ScimError invalidValue. */
export function patchList({ op, value }: PatchOperation, attribute: Attribute, current: Elements): Elements {
  if (op === 'remove') return removeNamed(attribute, value, current);
  const given = readElements(attribute, value, 'refuse') ?? [];
  if (op === 'add') return addElements(current, given);
  const isSilent = given.length === 0 && listOf(value).some((element) => !clears(attribute, element));
  return isSilent ? current : given;
}

// An element that is there already takes what it did not have.
function addElements(current: Elements, given: Elements): Elements {
  const waiting = new Map(given.map((element) => [elementKey(element), element]));
  const merged = current.map((earlier) => {
    const key = elementKey(earlier);
    const added = waiting.get(key);
    waiting.delete(key);
    return isObject(earlier) && isObject(added) ? { ...earlier, ...added } : earlier;
  });
  const elements = [...merged, ...waiting.values()];
  const primary = given.find(isPrimary);
  if (primary === undefined) return elements;
  const key = elementKey(primary);
  return preferNewest(elements, [elements.findIndex((element) => elementKey(element) === key)]);
}

// Without a value the list is emptied (RFC 7644 §3.5.2.2); with one only what it names goes (tolerance "removal by value").
function removeNamed(attribute: Attribute, value: unknown, current: Elements): Elements {
  if (value === undefined || value === null || value === '') return [];
  const names = listOf(value).map((name) => partsNamed(attribute, name));
  const distinct = new Map(names.map((parts) => [JSON.stringify(parts), parts]));
  const gone = new Set(findNamed([...distinct.values()], current));
  return gone.size === 0 ? current : current.filter((_, at) => !gone.has(at));
}

/** A part by which an element is named, its value comparable. */
type Part = readonly [name: string, value: unknown];

// `$ref` and `display` describe an element; they do not name it.
function partsNamed(attribute: Attribute, name: unknown): readonly Part[] {
  const parts = isObject(name) ? partsOf(attribute, name) : pointOf(attribute, name);
  if (parts.some(([, part]) => part !== '')) return parts;
  throw invalidValue(
    `${quote(name)} names no value of ${attribute.name} to remove. Name one, or send no value to remove all.`,
  );
}

function partsOf({ subAttributes }: Attribute, name: JsonObject): readonly Part[] {
  return subAttributes.flatMap((sub): readonly Part[] => {
    const part = sub.name === '$ref' || sub.name === 'display' ? undefined : member(name, sub.name);
    return part === undefined || part === null ? [] : [[sub.name, comparable(part)]];
  });
}

// A bare value means the "value" of an element.
function pointOf(attribute: Attribute, name: unknown): readonly Part[] {
  const point = attribute.type === 'complex' ? valueAttribute(attribute) : attribute;
  return point === undefined || name === null || name === '' || Array.isArray(name) ? [] : [[point.name, name]];
}

// A list of simple values as a text that no value can be.
function comparable(part: unknown): unknown {
  return typeof part === 'object' ? `\u0000${JSON.stringify(part)}` : part;
}

/** The places of the elements that have all parts of one of the names. */
function findNamed(names: readonly (readonly Part[])[], current: Elements): readonly number[] {
  const holders = new Map<string, Map<unknown, number[]>>();
  for (const [name, value] of names.flat()) {
    const places = holders.get(name) ?? new Map<unknown, number[]>();
    holders.set(name, places.set(value, []));
  }
  for (const [name, places] of holders) {
    for (const [at, element] of current.entries()) places.get(partOf(element, name))?.push(at);
  }
  return names.flatMap((parts) => {
    const places = parts.map(([name, value]) => holders.get(name)?.get(value) ?? []);
    const [fewest = []] = places.toSorted((left, right) => left.length - right.length);
    return fewest.filter((at) => parts.every(([name, value]) => partOf(current[at], name) === value));
  });
}

function partOf(element: unknown, name: string): unknown {
  return comparable(isObject(element) ? element[name] : element);
}
