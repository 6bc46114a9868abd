// PATCH of multi-valued attributes: by the whole list, by a filter, by a sub-attribute (RFC 7644 §3.5.2.1-3).
// The newest primary wins; an operation through a filter that matches nothing may make the element (tolerance "creation through a filter").

import { type Attribute, findAttribute, valueAttribute } from '../attribute.ts';
import { ScimError } from '../error.ts';
import { type Filter, matchesElement, printFilter } from '../filter/index.ts';
import { isObject, isUnassigned, type JsonObject, sameJson } from '../json.ts';
import type { AttributeTarget } from '../path.ts';
import { preferNewest } from '../primary.ts';
import { fold } from '../text.ts';
import { readSingle, readSub } from '../value.ts';
import { requireFewValues } from '../value-limits.ts';
import { patchList } from './list.ts';
import { completeParts, readSetting, type Setting } from './merge.ts';
import type { PatchOperation } from './parse.ts';
import { comparisonsIn, countWork, type Work } from './work.ts';

type Elements = readonly unknown[];

/** The elements after one operation, or undefined when none are left. Throws ScimError invalidValue, mutability, noTarget or tooMany. */
export function patchElements(
  operation: PatchOperation,
  target: AttributeTarget,
  current: Elements,
  work: Work,
): Elements | undefined {
  countWork(work, current.length * comparisonsIn(target.element));
  const isWhole = target.element === undefined && target.sub === undefined;
  const next = isWhole
    ? patchList(operation, target.attribute, current)
    : patchSelected(operation, target, current, work);
  requireFewValues(target.attribute, next.length, current.length);
  return next.length === 0 ? undefined : next;
}

function patchSelected(operation: PatchOperation, target: AttributeTarget, current: Elements, work: Work): Elements {
  const { element, sub } = target;
  const isHit = (value: unknown): boolean => element === undefined || matchesElement(element, value);
  if (operation.op === 'remove' && sub === undefined) return current.filter((value) => !isHit(value));
  const touched: number[] = [];
  current.forEach((value, at) => {
    if (isHit(value)) touched.push(at);
  });
  const setting = settingOf(operation, target);
  if (touched.length === 0) return setting.isEmpty ? current : createElement(operation, target, setting, current);
  countWork(work, touched.length);
  const next = current.slice();
  for (const at of touched) next[at] = setting.on(objectOf(current[at]));
  const hasGaps = touched.some((at) => isUnassigned(next[at]));
  const preferred = preferNewest(next, touched);
  return hasGaps ? preferred.filter((value) => !isUnassigned(value)) : preferred;
}

// Inside brackets one element is meant: a bare text means its value.
function settingOf({ op, value }: PatchOperation, { attribute, sub }: AttributeTarget): Setting {
  if (sub !== undefined || attribute.type === 'complex') {
    return readSetting(attribute, sub, op === 'remove' ? undefined : value);
  }
  const read = readSingle(attribute, value, attribute.name);
  return { isEmpty: read === undefined, on: () => read };
}

function objectOf(element: unknown): JsonObject {
  return isObject(element) ? element : {};
}

function createElement(
  operation: PatchOperation,
  target: AttributeTarget,
  setting: Setting,
  current: Elements,
): Elements {
  requireCreatable(operation, target);
  const created = setting.on(termsOf(target));
  if (isObject(created)) completeParts(target.attribute, created);
  const isStillSelected = target.element === undefined || matchesElement(target.element, created);
  if (!isStillSelected) throw noTarget(target);
  return preferNewest([...current, created], [current.length]);
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
  const detail = `No element matches ${target.attribute.name}${filter} and none can be made from it.`;
  return new ScimError('noTarget', detail, { reason: 'noTarget', attribute: target.attribute.name });
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
