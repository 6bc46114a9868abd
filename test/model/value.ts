// From what a client sends to what is kept: types, empty values, equal elements, the one primary (RFC 7643 §2.3 to §2.5).

import { instant } from './compare.ts';
import { readBoolean } from './filter.ts';
import { refuse } from './refusal.ts';
import { type Attribute, asList, isJson, isNothing, type Json, named, same } from './shape.ts';

/** How a list with two primaries is taken: a whole resource keeps the first, a PATCH refuses. */
export type OnTwoPrimaries = 'keep first' | 'refuse';

/** The value of an attribute as it is kept; undefined when it means "no value". */
export function readValue(attribute: Attribute, sent: unknown, onTwo: OnTwoPrimaries): unknown {
  return attribute.multiValued ? readList(attribute, sent, onTwo) : readOne(attribute, sent);
}

function readList(attribute: Attribute, sent: unknown, onTwo: OnTwoPrimaries): unknown {
  if (sent === '') return undefined;
  const read = asList(sent).flatMap((element) => {
    const isMisfit = attribute.type === 'complex' ? !isJson(element) : element === null || Array.isArray(element);
    if (isMisfit) refuse('invalidValue', `an element of ${attribute.name} is none`);
    const value = readOne(attribute, element);
    if (value === undefined) requireParts(attribute, {});
    return value === undefined ? [] : [value];
  });
  const distinct = withoutRepeats(read);
  const primaries = distinct.filter(isPrimary);
  if (primaries.length > 1 && onTwo === 'refuse') refuse('invalidValue', `two primaries in ${attribute.name}`);
  const list = withOnePrimary(distinct, distinct.findIndex(isPrimary));
  return list.length === 0 ? undefined : list;
}

/** Elements of which only the one at this place may be the primary one. */
export function withOnePrimary(list: readonly unknown[], kept: number): readonly unknown[] {
  return list.map((element, at) => (at !== kept && isPrimary(element) ? { ...element, primary: false } : element));
}

export function isPrimary(element: unknown): element is Json {
  return isJson(element) && element['primary'] === true;
}

function withoutRepeats(list: readonly unknown[]): readonly unknown[] {
  const kept: unknown[] = [];
  for (const element of list) {
    if (!kept.some((earlier) => isSameElement(earlier, element))) kept.push(element);
  }
  return kept;
}

/** Elements that are equal in type and value are one (RFC 7643 §2.4); without a value all their parts must be equal. */
export function isSameElement(left: unknown, right: unknown): boolean {
  if (!isJson(left) || !isJson(right) || left['value'] === undefined) return isSame(left, right);
  return isSame(left['value'], right['value']) && same(String(left['type'] ?? ''), String(right['type'] ?? ''));
}

/** Whether two values are equal; the order of the members of an object means nothing (RFC 7643 §2.3.8). */
export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, ordered(part)] as const);
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function readOne(attribute: Attribute, sent: unknown): unknown {
  if (attribute.type !== 'complex') return clears(attribute, sent) ? undefined : readSimple(attribute, sent);
  const whole = readObject(attribute, sent);
  const value = whole === undefined ? {} : readParts(attribute, whole);
  if (isNothing(value)) return undefined;
  requireParts(attribute, value);
  return value;
}

/**
 * Whether something sent means no value: null and "", and an object that says of a complex value only that its "value" is none.
 * All other objects speak of the parts that they name (RFC 7644 §3.5.2.3).
 */
export function clears(attribute: Attribute, sent: unknown): boolean {
  if (sent === undefined || sent === null) return true;
  if (sent === '') return attribute.type !== 'boolean';
  if (attribute.type !== 'complex' || !isJson(sent)) return false;
  const known = Object.entries(sent).filter(([name]) => named(attribute.subAttributes, name) !== undefined);
  const value = named(attribute.subAttributes, 'value');
  return known.length === 1 && known.every(([name, part]) => same(name, 'value') && value && clears(value, part));
}

/** The object that is sent for one complex value, in any of its short forms; undefined for none. */
export function readObject(attribute: Attribute, sent: unknown): Json | undefined {
  const one: unknown = Array.isArray(sent) && sent.length === 1 && sent[0] !== null ? sent[0] : sent;
  const isShort = typeof one === 'string' && named(attribute.subAttributes, 'value') !== undefined;
  const whole = isShort ? { value: one } : one;
  if (clears(attribute, whole)) return undefined;
  return isJson(whole) ? whole : refuse('invalidValue', `${attribute.name} takes an object`);
}

/** The sub-attributes of a complex value, each as it is kept. */
export function readParts(attribute: Attribute, sent: Json): Json {
  const value: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(withoutTwins(sent))) {
    const sub = named(attribute.subAttributes, name);
    if (sub === undefined || sub.mutability === 'readOnly') continue;
    const read = readValue(sub, part, 'keep first');
    if (read !== undefined) value[sub.name] = read;
  }
  return value;
}

/** Throws the refusal of a complex value in which a required part is missing. */
export function requireParts(attribute: Attribute, value: unknown): void {
  const isMissing = ({ name, required, mutability }: Attribute): boolean =>
    required && mutability !== 'readOnly' && isJson(value) && isNothing(value[name]);
  const missing = attribute.subAttributes.find(isMissing);
  if (missing !== undefined) refuse('invalidValue', `${attribute.name}.${missing.name} is missing`);
}

/** Names are the same whatever their letter case: an object must not name one twice (RFC 7643 §2.1). */
export function withoutTwins(sent: Json): Json {
  const names = Object.keys(sent).map((name) => name.toLowerCase());
  if (new Set(names).size < names.length) refuse('invalidSyntax', 'a name is repeated');
  return sent;
}

function readSimple(attribute: Attribute, sent: unknown): unknown {
  const value = attribute.type === 'boolean' ? readBoolean(sent) : sent;
  if (!isOfType(attribute, value)) refuse('invalidValue', `${attribute.name} is ${JSON.stringify(sent)}`);
  return value;
}

function isOfType({ type }: Attribute, value: unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'decimal':
      return typeof value === 'number';
    case 'dateTime':
      return typeof value === 'string' && instant(value) !== undefined;
    case 'binary':
      return typeof value === 'string' && isBase64(value);
    case 'reference':
      return isText(value) && !/[\s"<>\\^`{|}]/.test(value);
    default:
      return isText(value);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
}

// Whole groups of four, the last padded or not (RFC 7643 §2.3.6); one character alone encodes no byte (RFC 4648 §4).
function isBase64(text: string): boolean {
  const [, digits = '', padding = ''] = /^([A-Za-z0-9+/_-]*)(=*)$/.exec(text) ?? [text, '?'];
  return digits.length % 4 !== 1 && (padding === '' || (digits.length + padding.length) % 4 === 0) && digits !== '?';
}
