// At most one element of a list is the primary one (RFC 7643 §2.4).

import type { Attribute } from './attribute.ts';
import { invalidValue } from './error.ts';
import { isObject } from './json.ts';

/** What a list with two primary elements means: the first stays (POST, PUT), or the list is refused (PATCH). */
export type PrimaryRule = 'first' | 'refuse';

type Elements = readonly unknown[];

/** The elements of one list, of which one at most is primary. Throws ScimError invalidValue. */
export function settlePrimaries(attribute: Attribute, elements: Elements, rule: PrimaryRule): Elements {
  const first = elements.findIndex(isPrimary);
  const second = elements.findIndex((element, at) => at > first && isPrimary(element));
  if (first < 0 || second < 0) return elements;
  if (rule === 'refuse') {
    throw invalidValue(`${attribute.name} holds two elements with primary true. Send at most one.`);
  }
  return elements.map((element, at) => (at > first ? demoted(element) : element));
}

/** The elements after some were changed: when one of those is primary, all others are not (RFC 7644 §3.5.2). Throws ScimError invalidValue. */
export function preferNewest(elements: Elements, touched: readonly number[]): Elements {
  const [winner, ...others] = touched.filter((at) => isPrimary(elements[at]));
  if (winner === undefined) return elements;
  if (others.length > 0) throw invalidValue('primary true was set on more than one element.');
  return elements.map((element, at) => (at === winner ? element : demoted(element)));
}

export function isPrimary(element: unknown): boolean {
  return isObject(element) && element['primary'] === true;
}

function demoted(element: unknown): unknown {
  return isObject(element) && isPrimary(element) ? { ...element, primary: false } : element;
}
