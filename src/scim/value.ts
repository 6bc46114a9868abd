// Reads values that came from a client into their canonical form, by the type of their attribute (RFC 7643 §2.3, §2.4).
// Names take the schema's spelling, values stay as sent, "no value" becomes undefined. Wrong types are invalidValue.

import { type Attribute, findAttribute } from './attribute.ts';
import { parseDateTime } from './date-time.ts';
import { invalidSyntax, invalidValue, missingValue, quote, type ScimError, shorten } from './error.ts';
import { isObject, isUnassigned, type JsonObject } from './json.ts';
import { type PrimaryRule, settlePrimaries } from './primary.ts';
import { isStorable } from './text.ts';
import { clears, readBoolean, readInteger, unfoldComplex, unfoldSimple } from './tolerance.ts';
import { isUriReference } from './uri.ts';
import { requireFewValues, requireShortText } from './value-limits.ts';

/** The canonical value of an attribute, or undefined for "no value". Throws ScimError invalidValue. */
export function readValue(attribute: Attribute, value: unknown, rule: PrimaryRule): unknown {
  if (attribute.multiValued) return readElements(attribute, value, rule);
  return readSingle(attribute, value, attribute.name);
}

/** One element of a multi-valued attribute, or a single value; `path` names it in errors. */
export function readSingle(attribute: Attribute, value: unknown, path: string): unknown {
  if (attribute.type !== 'complex')
    return clears(attribute, value) ? undefined : readSimple(attribute, unfoldSimple(value), path);
  const sent = unfoldComplex(attribute, value);
  if (clears(attribute, sent)) return undefined;
  if (!isObject(sent)) throw wrongType(attribute, value, path);
  const parts = readParts(attribute, sent, path);
  if (isUnassigned(parts)) return undefined;
  requireParts(attribute, parts, path);
  return parts;
}

/** The elements of a multi-valued attribute; one object, or one simple value where elements are simple, is read as a list of one. */
export function readElements(attribute: Attribute, value: unknown, rule: PrimaryRule): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const isElement = attribute.type !== 'complex' || isObject(value);
  if (!Array.isArray(value) && !isElement) throw wrongType(attribute, value, attribute.name);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  requireFewValues(attribute, list.length);
  const elements = list.map((element) => readElement(attribute, element)).filter((element) => element !== undefined);
  const kept = settlePrimaries(attribute, withoutDuplicates(elements), rule);
  return kept.length === 0 ? undefined : kept;
}

// A list holds values: null is none, and an element without anything in it lacks what it has to have.
function readElement(attribute: Attribute, element: unknown): unknown {
  const isMisfit = attribute.type === 'complex' ? !isObject(element) : element === null || Array.isArray(element);
  if (isMisfit) throw wrongType(attribute, element, attribute.name);
  const read = readSingle(attribute, element, attribute.name);
  if (read === undefined) requireParts(attribute, {}, attribute.name);
  return read;
}

/** The sub-attributes that an object names, those without a value left out. */
export function readParts(attribute: Attribute, value: JsonObject, path: string): JsonObject {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const sub = findAttribute(attribute.subAttributes, key);
    if (sub === undefined || sub.mutability === 'readOnly') continue;
    if (Object.hasOwn(result, sub.name)) throw invalidSyntax(`${path}.${sub.name} is given twice.`);
    const read = readSub(sub, item, `${path}.${sub.name}`);
    if (read !== undefined) result[sub.name] = read;
  }
  return result;
}

/** Throws ScimError invalidValue when a required sub-attribute has no value. What the service provider sets itself need not be sent. */
export function requireParts(attribute: Attribute, value: JsonObject, path: string): void {
  const missing = attribute.subAttributes.find(
    ({ name, required, mutability }) => required && mutability !== 'readOnly' && value[name] === undefined,
  );
  if (missing === undefined) return;
  throw missingValue(`${path}.${missing.name}`);
}

/** The canonical value of a sub-attribute. */
export function readSub(sub: Attribute, value: unknown, path: string): unknown {
  if (!sub.multiValued) return readSingle(sub, value, path);
  if (value === undefined || value === null || value === '') return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  requireFewValues(sub, list.length);
  const misfit = list.find((item) => item === null || Array.isArray(item));
  if (misfit !== undefined) throw wrongType(sub, misfit, path);
  const items = list.map((item) => readSingle(sub, item, path)).filter((item) => item !== undefined);
  const read = withoutDuplicates(items);
  return read.length === 0 ? undefined : read;
}

// Whole groups of four, the last one padded or not: a single left-over character encodes no byte.
const base64 = /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}(?:==)?|[A-Za-z0-9+/_-]{3}=?)?$/;

function readSimple(attribute: Attribute, value: unknown, path: string): unknown {
  if (typeof value === 'string') requireShortText(attribute, value, path);
  switch (attribute.type) {
    case 'boolean':
      return readBoolean(value) ?? refuse(attribute, value, path);
    case 'integer':
      return readInteger(value) ?? refuse(attribute, value, path);
    case 'decimal':
      return Number.isFinite(value) ? value : refuse(attribute, value, path);
    case 'dateTime':
      return typeof value === 'string' && parseDateTime(value) !== undefined ? value : refuse(attribute, value, path);
    case 'binary':
      return typeof value === 'string' && base64.test(value) ? value : refuse(attribute, value, path);
    case 'reference':
      return readReference(attribute, value, path);
    default:
      return readText(attribute, value, path);
  }
}

function readReference(attribute: Attribute, value: unknown, path: string): string {
  const text = readText(attribute, value, path);
  if (isUriReference(text)) return text;
  throw invalidValue(`${path} is ${quote(text)}, expected a URI or a relative reference.`, {
    reason: 'wrongType',
    attribute: path,
    expected: 'reference',
    value: shorten(text),
  });
}

function readText(attribute: Attribute, value: unknown, path: string): string {
  if (typeof value !== 'string') return refuse(attribute, value, path);
  if (isStorable(value)) return value;
  throw invalidValue(`${path} holds a NUL or half a surrogate pair. Remove that character.`);
}

function refuse(attribute: Attribute, value: unknown, path: string): never {
  throw wrongType(attribute, value, path);
}

export function wrongType(attribute: Attribute, value: unknown, path: string): ScimError {
  const isList = attribute.multiValued && path === attribute.name;
  const expected = isList ? `a list of ${attribute.type} values` : describeType(attribute, value);
  const isSecret = attribute.returned === 'never';
  return invalidValue(`${path} is ${isSecret ? 'something else' : quote(value)}, expected ${expected}.`, {
    reason: 'wrongType',
    attribute: path,
    expected: isList ? 'list' : attribute.type,
    ...(isSecret ? {} : { value: typeof value === 'string' ? shorten(value) : quote(value) }),
  });
}

function describeType({ type }: Attribute, value: unknown): string {
  if (type === 'integer' && Number.isInteger(value)) return `an integer of at most ${Number.MAX_SAFE_INTEGER}`;
  if (type === 'complex') return 'an object with its sub-attributes';
  if (type === 'binary') return 'text in base64';
  return `${type === 'integer' ? 'an' : 'a'} ${type}`;
}

/**
 * What an element is known by: its value and type, the type in any letter case (RFC 7643 §2.4); without a value it is known only as a whole.
 * Elements of one list with the same key are one.
 */
export function elementKey(element: unknown): string {
  if (!isObject(element)) return JSON.stringify(element);
  const { value, type } = element;
  if (value === undefined) return JSON.stringify(Object.entries(element).sort(byName));
  const text = typeof value === 'string' ? value : JSON.stringify([value]);
  return `${typeof value} ${text}\u0000${String(type ?? '').toLowerCase()}`;
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function withoutDuplicates(elements: readonly unknown[]): readonly unknown[] {
  if (elements.length < 2) return elements;
  const seen = new Set<string>();
  return elements.filter((element) => {
    const before = seen.size;
    return seen.add(elementKey(element)).size > before;
  });
}
