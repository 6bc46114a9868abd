// Keys by which stores find resources: folded as filters compare, cut at a bound that every database's index takes.

import { codePoints, fold } from '../../scim/index.ts';

/** The longest key in code points, and the longest userName and group name. */
export const maxKeyLength = 256;

/** A text as an index key: its first 256 code points. */
export function indexKey(text: string): string {
  if (text.length <= maxKeyLength) return text;
  return codePoints(text) <= maxKeyLength ? text : [...text].slice(0, maxKeyLength).join('');
}

/** A text that is not case-exact as an index key. */
export function foldedKey(text: string): string {
  return indexKey(fold(text));
}

/** One folded text to search in, from whatever parts there are. */
export function searchKey(parts: readonly (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n');
  return fold(text.slice(0, 1024).toWellFormed());
}
