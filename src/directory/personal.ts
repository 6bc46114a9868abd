// Personal values in a request or an answer, hidden: what its shape says stays, what it says of a person goes. Nobody has to know the
// schemas for that; what is not known to be harmless is hidden.

import { isObject } from '../scim/index.ts';

const mark = '•••';

/** Keys whose values say nothing of a person: what protocol and structure need, ids of ours, and marks. */
const harmless = new Set(
  ['schemas', 'op', 'type', 'primary', 'id', '$ref', 'meta', 'status', 'scimType', 'detail', 'method', 'bulkId'].map(
    (key) => key.toLowerCase(),
  ),
);

/** The text of a JSON body with a mark in place of each personal value. One that was cut is masked as far as it goes. */
export function maskPersonal(body: string): string {
  try {
    return JSON.stringify(masked(JSON.parse(body)));
  } catch {
    return maskText(body);
  }
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(maskMember));
  return typeof value === 'string' || typeof value === 'number' ? mark : value;
}

function maskMember([key, value]: [string, unknown]): [string, unknown] {
  const name = key.toLowerCase();
  if (name === 'path' && typeof value === 'string') return [key, maskPath(value)];
  return [key, harmless.has(name) ? value : masked(value)];
}

/** A path may hold a filter: `emails[value eq "jana@contoso.example"]`. */
function maskPath(path: string): string {
  return path.replaceAll(/(\w+)(\s+\w+\s+)"(?:[^"\\]|\\.)*"/g, (text, name: string, operator: string) =>
    harmless.has(name.toLowerCase()) ? text : `${name}${operator}"${mark}"`,
  );
}

/** What is no whole JSON: every text that is not a key, and every number. */
function maskText(text: string): string {
  return text
    .replaceAll(/("(?:[^"\\]|\\.)*"\s*:)|"(?:[^"\\]|\\.)*(?:"|\\?$)/g, (_, key?: string) => key ?? `"${mark}"`)
    .replaceAll(/([:[,]\s*)-?\d[\d.eE+-]*/g, `$1"${mark}"`);
}
