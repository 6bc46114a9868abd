// The part of a body for the provisioning log. Most of a large one would be cut off anyway, and masking and searching it as a whole costs
// more than the request itself: long lists and texts are shortened first, so that the rest is still JSON.

import { isObject } from '../../../scim/index.ts';
import { limits } from '../../limits.ts';

const maxTextLength = 1_000;
/** Values that are kept of a large body, in the order in which they come. */
const maxValues = 500;

/** The text of a body, or of a shorter one that begins like it. */
export function loggedText(text: string, value: unknown): string {
  return text.length <= limits.largeBodyBytes ? text : JSON.stringify(shorten(value, { left: maxValues }));
}

function shorten(value: unknown, values: { left: number }): unknown {
  values.left -= 1;
  if (typeof value === 'string')
    return value.length <= maxTextLength ? value : `${value.slice(0, maxTextLength).toWellFormed()}…`;
  if (Array.isArray(value)) return [...takeWhileLeft(value, values)];
  if (!isObject(value)) return value;
  const entries: (readonly [string, unknown])[] = [];
  for (const key of Object.keys(value)) {
    if (values.left <= 0) break;
    entries.push([key.slice(0, maxTextLength), shorten(value[key], values)]);
  }
  return Object.fromEntries(entries);
}

function* takeWhileLeft(list: readonly unknown[], values: { left: number }): Generator<unknown> {
  for (const item of list) {
    if (values.left <= 0) return;
    yield shorten(item, values);
  }
}
