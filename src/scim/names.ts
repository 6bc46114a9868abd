// Names are the same whatever their letter case (RFC 7643 §2.1), so an object that gives one in two spellings is ambiguous.

import { invalidSyntax, quote } from './error.ts';
import type { JsonObject } from './json.ts';

/** Throws ScimError invalidSyntax for an object that gives one name twice, in different letter case. */
export function requireDistinctNames(object: JsonObject): void {
  const seen = new Set<string>();
  for (const key of Object.keys(object)) {
    const before = seen.size;
    if (seen.add(key.toLowerCase()).size === before) throw invalidSyntax(`${quote(key)} is given twice.`);
  }
}
