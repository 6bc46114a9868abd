// A good request made bad in one to four places: method, path, query, headers, body, or its very bytes.

import type { Chance } from './chance.ts';
import { garbageFilter, garbageHeader, garbageText, garbageValue, printJson } from './garbage.ts';
import type { Original } from './originals.ts';

/** What every request carries, before it is mutated. */
export interface Letterhead {
  readonly host: string;
  readonly tenantPath: string;
  readonly token: string;
  readonly cookie: string;
}

export interface Mutant {
  readonly bytes: Buffer;
  readonly method: string;
  readonly face: Original['face'];
}

interface Draft {
  method: string;
  path: string;
  query: (readonly [name: string, value: string])[];
  headers: string[];
  body: unknown;
  text: string | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'get', 'PROPFIND'] as const;
const pathPieces = [
  '/..',
  '/%2e%2e',
  '//',
  '/%2F',
  '/.search',
  '/%00',
  '/%ff',
  '/Users',
  '/a%20b',
  '/\\',
  '/;a=b',
  '/%',
] as const;
const names = [
  'filter',
  'count',
  'startIndex',
  'cursor',
  'attributes',
  'excludedAttributes',
  'sortBy',
  'sortOrder',
] as const;

export function mutate(chance: Chance, original: Original, letterhead: Letterhead): Mutant {
  const draft = draftOf(original, letterhead);
  const changes = chance.once(10) ? 0 : 1 + chance.below(4);
  for (let at = 0; at < changes; at += 1) change(chance, draft);
  return { bytes: print(chance, draft, original, letterhead), method: draft.method, face: original.face };
}

function draftOf({ method, path, query, body, face }: Original, { token, cookie }: Letterhead): Draft {
  const own = ['X-Becard-Console: 1', `Cookie: ${cookie}`, 'Content-Type: application/json'];
  const headers = face === 'console' ? own : [`Authorization: Bearer ${token}`, 'Content-Type: application/scim+json'];
  return { method, path, query: [...query], headers, body: structuredClone(body), text: undefined };
}

function change(chance: Chance, draft: Draft): void {
  const { body } = draft;
  if (typeof body === 'object' && body !== null && !chance.once(4)) {
    draft.body = changeInside(chance, body);
    return;
  }
  switch (chance.below(6)) {
    case 0:
      draft.method = chance.pick(methods);
      break;
    case 1:
      draft.path = chance.once(2)
        ? draft.path + chance.pick(pathPieces)
        : draft.path.replace(/[^/]+$/, encode(garbageText(chance)));
      break;
    case 2:
      draft.query.push([chance.pick(names), chance.once(2) ? garbageFilter(chance) : garbageText(chance)]);
      break;
    case 3:
      draft.query = draft.query.map(([name, value]) => [
        name,
        chance.once(2) ? garbageFilter(chance) : mangle(chance, value),
      ]);
      break;
    case 4:
      draft.headers.push(garbageHeader(chance));
      break;
    default:
      draft.text = mangle(chance, printJson(body ?? garbageValue(chance)));
  }
}

/** One place of a JSON tree: replaced, taken away, doubled, renamed or added to. */
function changeInside(chance: Chance, value: unknown): unknown {
  if (Array.isArray(value)) return changeList(chance, value);
  if (typeof value !== 'object' || value === null || chance.once(6)) return garbageValue(chance);
  const entries: (readonly [string, unknown])[] = Object.entries(value);
  if (entries.length === 0 || chance.once(8)) return Object.fromEntries([...entries, strangeEntry(chance)]);
  const at = chance.below(entries.length);
  const [name, inner] = entries[at] ?? ['', undefined];
  if (name === 'path' && chance.once(2)) return { ...value, path: garbageFilter(chance) };
  if (chance.once(8)) return Object.fromEntries(entries.filter((_, other) => other !== at));
  if (chance.once(8))
    return Object.fromEntries(entries.map((entry, other) => (other === at ? [name.toUpperCase(), inner] : entry)));
  return Object.fromEntries(
    entries.map((entry, other) => (other === at ? [name, changeInside(chance, inner)] : entry)),
  );
}

function changeList(chance: Chance, list: readonly unknown[]): readonly unknown[] {
  if (list.length === 0 || chance.once(6)) return [...list, garbageValue(chance)];
  if (chance.once(30)) return Array.from({ length: 1_001 }, () => list[0]);
  const at = chance.below(list.length);
  if (chance.once(8)) return list.filter((_, other) => other !== at);
  if (chance.once(8)) return [...list, list[at]];
  return list.map((item, other) => (other === at ? changeInside(chance, item) : item));
}

// Object.fromEntries makes "__proto__" a key of its own, as JSON.parse does.
function strangeEntry(chance: Chance): readonly [string, unknown] {
  return [garbageText(chance), garbageValue(chance)];
}

/** Text with a piece cut, doubled, or overwritten. */
function mangle(chance: Chance, text: string): string {
  const from = chance.below(text.length + 1);
  const to = Math.min(text.length, from + chance.below(12));
  const piece = text.slice(from, to);
  return (
    text.slice(0, from) + chance.pick(['', piece + piece, '\u0000', '"', '\\u', '\u00e9', '{', ']']) + text.slice(to)
  );
}

function print(chance: Chance, draft: Draft, { face }: Original, { host, tenantPath }: Letterhead): Buffer {
  const query = draft.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  const path = `${face === 'scim' ? tenantPath : ''}${draft.path}${query === '' ? '' : `?${query}`}`;
  const text = draft.text ?? (draft.body === undefined ? '' : printJson(draft.body));
  const body = Buffer.from(text);
  const length = body.length === 0 ? [] : [`Content-Length: ${body.length}`];
  const lines = [`${draft.method} ${path} HTTP/1.1`, `Host: ${host}`, ...draft.headers, ...length];
  const bytes = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
  if (chance.once(60)) bytes[chance.below(bytes.length)] = chance.below(256);
  return bytes;
}

/** Percent-encoding that also takes half a surrogate pair. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
