// Secrets that callers send as bearer tokens: `becard_scim_` (Secret Token), `becard_api_` (API key) or `becard_set_` (token of an event stream), 43 base62 characters (256 random
// bits) and 6 characters of checksum, so that a truncated or altered one is distinguished from a foreign one.

import { encodeBase62, randomSecret } from '../ids/base62.ts';
import { crc32 } from '../ids/crc32.ts';
import type { Platform } from '../platform.ts';

const prefixes = { scim: 'becard_scim_', api: 'becard_api_', set: 'becard_set_' } as const;
const bodyLength = 43;
const checksumLength = 6;
const hintStart = 14;
const hintEnd = 2;
/** A whole secret, or enough of one to help an attacker; a hint has fewer characters before its ellipsis. */
const secretLike = /(becard_(?:scim|api|set)_)[0-9A-Za-z]{8,}/g;

/** What a secret opens: one User Directory to Entra, the API, or an event stream to the receiver that polls it. */
export type SecretKind = keyof typeof prefixes;

/** Number of characters of every secret of a kind. */
export function secretLength(kind: SecretKind): number {
  return prefixes[kind].length + bodyLength + checksumLength;
}

/** What the form of a text says about it. `cut` has the right beginning and the wrong length, `altered` the wrong checksum. */
export type SecretDescription =
  | { readonly kind: 'well-formed' }
  | { readonly kind: 'cut'; readonly length: number; readonly expected: number }
  | { readonly kind: 'altered' }
  | { readonly kind: 'foreign' };

/** A new secret. It is shown once; keep `platform.sha256` of it. */
export function createSecret(platform: Platform, kind: SecretKind): string {
  const text = prefixes[kind] + randomSecret(platform);
  return text + checksum(text);
}

/** Explains a text that was sent as a secret, for the answer to an administrator. It says nothing about whether it is known. */
export function describeSecret(text: string, kind: SecretKind): SecretDescription {
  if (!text.startsWith(prefixes[kind])) return { kind: 'foreign' };
  const expected = secretLength(kind);
  if (text.length !== expected) return { kind: 'cut', length: text.length, expected };
  const end = expected - checksumLength;
  return text.slice(end) === checksum(text.slice(0, end)) ? { kind: 'well-formed' } : { kind: 'altered' };
}

/** What an administrator recognises a secret by: "becard_scim_9f…k2". */
export function hintOf(secret: string): string {
  return `${secret.slice(0, hintStart)}…${secret.slice(-hintEnd)}`;
}

/** A text without the secrets that were put in it by mistake: pasted into an address, for example. */
export function maskSecrets(text: string): string {
  return text.includes('becard_') ? text.replace(secretLike, '$1…') : text;
}

function checksum(text: string): string {
  return encodeBase62(BigInt(crc32(text)), checksumLength);
}
