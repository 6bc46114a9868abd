// PATCH of multi-valued attributes: by the whole list, by a filter, by a sub-attribute (RFC 7644 §3.5.2.1-3).
// The newest primary wins; an operation through a filter that matches nothing may make the element (tolerance "creation through a filter").

import { type Attribute, findAttribute, valueAttribute } from '../attribute.ts';
import { ScimError } from '../error.ts';
import { type Filter, matchesElement, printFilter } from '../filter/index.ts';
import { isObject, isUnassigned, type JsonObject, listOf, member, sameJson } from '../json.ts';
import type { Target } from '../path.ts';
import { fold } from '../text.ts';
import { clears, unfoldComplex } from '../tolerance.ts';
import {
  demoted,
  isPrimary,
  isSameElement,
  readElements,
  readParts,
  readSingle,
  readSub,
  wrongType,
} from '../value.ts';
import { requireFewValues } from '../value-limits.ts';
import { completeParts, mergeParts, setPart } from './merge.ts';
import type { PatchOperation } from './parse.ts';

type AttributeTarget = Extract<Target, { kind: 'attribute' }>;
type Elements = readonly unknown[];

/** The elements after one operation, or undefined when none are left. Throws ScimError invalidValue, mutability or noTarget. */
export function patchElements(
  operation: PatchOperation,
  target: AttributeTarget,
  current: Elements,
): Elements | undefined {
  const next =
    target.element === undefined && target.sub === undefined
      ? patchList(operation, target.attribute, current)
      : patchSelected(operation, target, current);
  const kept = next.filter((element) => !isUnassigned(element));
  requireFewValues(target.attribute, kept.length, current.length);
  return kept.length === 0 ? undefined : kept;
}

function patchList(operation: PatchOperation, attribute: Attribute, current: Elements): Elements {
  if (operation.op === 'remove') return removeNamed(attribute, operation.value, current);
  const given = readElements(attribute, operation.value, 'refuse') ?? [];
  return operation.op === 'replace' ? given : given.reduce<Elements>(addElement, current);
}

// Without a value the list is emptied (RFC 7644 §3.5.2.2); with one only what it names goes (tolerance "removal by value").
function removeNamed(attribute: Attribute, value: unknown, current: Elements): Elements {
  if (value === undefined || value === null) return [];
  const named = listOf(value);
  return current.filter((element) => !named.some((name) => isNamed(attribute, element, name)));
}

function isNamed(attribute: Attribute, element: unknown, name: unknown): boolean {
  if (!isObject(element) || !isObject(name)) return sameJson(isObject(element) ? element['value'] : element, name);
  const telling = attribute.subAttributes.filter((sub) => sub.name !== '$ref' && sub.name !== 'display');
  const given = telling.flatMap((sub) => {
    const item = member(name, sub.name);
    return item === undefined || item === null ? [] : [[sub.name, item] as const];
  });
  return given.length > 0 && given.every(([key, item]) => sameJson(element[key], item));
}

function addElement(elements: Elements, added: unknown): Elements {
  const at = elements.findIndex((element) => isSameElement(element, added));
  const earlier = elements[at];
  const merged = isObject(earlier) && isObject(added) ? { ...earlier, ...added } : added;
  const next = at < 0 ? [...elements, added] : elements.with(at, merged);
  return preferNewest(next, new Set([at < 0 ? elements.length : at]));
}

// When one of the touched elements is primary, all others are not (RFC 7644 §3.5.2).
function preferNewest(elements: Elements, touched: ReadonlySet<number>): Elements {
  const winners = elements.filter((element, at) => touched.has(at) && isPrimary(element));
  if (winners.length === 0) return elements;
  if (winners.length > 1) throw new ScimError('invalidValue', 'primary true was set on more than one element.');
  return elements.map((element, at) => (touched.has(at) ? element : demoted(element)));
}

function patchSelected(operation: PatchOperation, target: AttributeTarget, current: Elements): Elements {
  const { element } = target;
  const isHit = (value: unknown): boolean => element === undefined || matchesElement(element, value);
  const touched = new Set(current.keys().filter((at) => isHit(current[at])));
  if (operation.op === 'remove' && target.sub === undefined) return current.filter((_, at) => !touched.has(at));
  if (touched.size === 0) return operation.op === 'remove' ? current : createElement(operation, target, current);
  const next = current.map((value, at) => (touched.has(at) ? patchElement(operation, target, value) : value));
  return preferNewest(next, touched);
}

function patchElement(operation: PatchOperation, target: AttributeTarget, element: unknown): unknown {
  const { attribute, sub } = target;
  const { op, value } = operation;
  const before = isObject(element) ? element : {};
  if (sub !== undefined) return setPart(attribute, sub, before, op === 'remove' ? undefined : value);
  if (attribute.type !== 'complex') return readSingle(attribute, value, attribute.name);
  // Inside brackets one element is meant: a bare text stands for its value.
  const sent = unfoldComplex(attribute, value);
  if (clears(attribute, sent)) return undefined;
  if (!isObject(sent)) throw wrongType(attribute, value, attribute.name);
  return mergeParts(attribute, before, sent);
}

function createElement(operation: PatchOperation, target: AttributeTarget, current: Elements): Elements {
  if (bringsNothing(target, operation.value)) return current;
  requireCreatable(operation, target);
  const created = patchElement(operation, target, termsOf(target));
  if (isObject(created)) completeParts(target.attribute, created);
  const isStillSelected = target.element === undefined || matchesElement(target.element, created);
  if (!isStillSelected) throw noTarget(target);
  return preferNewest([...current, created], new Set([current.length]));
}

// To clear what is not there changes nothing.
function bringsNothing({ attribute, sub }: AttributeTarget, value: unknown): boolean {
  if (sub !== undefined) return readSub(sub, value, `${attribute.name}.${sub.name}`) === undefined;
  const sent = unfoldComplex(attribute, value);
  if (clears(attribute, sent)) return true;
  return isObject(sent) && isUnassigned(readParts(attribute, sent, attribute.name));
}

// `add` makes an element from any eq terms; `replace` only where they name a canonical type or the primary element.
function requireCreatable(operation: PatchOperation, target: AttributeTarget): void {
  const { filter, attribute } = target;
  if (filter === undefined) return;
  const terms = eqTerms(filter);
  // That it is not the primary one says nothing of an element: none is made from that alone.
  if (terms === undefined || sameJson(termsOf(target), { primary: false })) throw noTarget(target);
  if (operation.op === 'add' || terms.every(([name, value]) => isStanding(attribute, name, value))) return;
  throw noTarget(target);
}

function isStanding(attribute: Attribute, name: string, value: unknown): boolean {
  const sub = findAttribute(attribute.subAttributes, name);
  if (sub?.name === 'primary') return true;
  return sub?.name === 'type' && sub.canonicalValues.some((known) => isSameText(sub, known, String(value)));
}

function isSameText({ caseExact }: Attribute, left: string, right: string): boolean {
  return caseExact ? left === right : fold(left) === fold(right);
}

function noTarget(target: AttributeTarget): ScimError {
  const filter = target.filter === undefined ? '' : `[${printFilter(target.filter)}]`;
  return new ScimError(
    'noTarget',
    `No element matches ${target.attribute.name}${filter} and none can be made from it.`,
  );
}

/** The values that a filter of eq terms joined by "and" asks for, as an element begins with them. */
function termsOf(target: AttributeTarget): JsonObject {
  const terms = target.filter === undefined ? [] : (eqTerms(target.filter) ?? []);
  return Object.fromEntries(
    terms.flatMap(([name, value]) => {
      const sub = findAttribute(target.attribute.subAttributes, name) ?? valueAttribute(target.attribute);
      const read = sub === undefined ? undefined : readSub(sub, value, `${target.attribute.name}.${name}`);
      return sub === undefined || read === undefined ? [] : [[sub.name, read]];
    }),
  );
}

function eqTerms(filter: Filter): readonly (readonly [string, unknown])[] | undefined {
  if (filter.kind === 'compare' && filter.operator === 'eq') return [[filter.path.attribute.name, filter.value]];
  if (filter.kind !== 'and') return undefined;
  const left = eqTerms(filter.left);
  const right = eqTerms(filter.right);
  return left && right && [...left, ...right];
}
