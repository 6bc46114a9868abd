// The Secret Token that an administrator pastes into Entra: `becard_scim_`, 43 base62 characters (256 random bits)
// and 6 characters of checksum, so that a truncated or altered one is distinguished from a foreign one.

import type { Platform } from '../actors/actor.ts';
import { encodeBase62, randomSecret } from '../ids/base62.ts';
import { crc32 } from '../ids/crc32.ts';

const prefix = 'becard_scim_';
const checksumLength = 6;
const hintStart = 14;
const hintEnd = 2;
/** A whole Secret Token, or enough of one to help an attacker; a hint has fewer characters before its ellipsis. */
const secretLike = new RegExp(`${prefix}[0-9A-Za-z]{8,}`, 'g');

/** Number of characters of every Secret Token. */
export const secretLength = 61;

/** What the form of a text says about it. `cut` has the right beginning and the wrong length, `altered` the wrong checksum. */
export type SecretDescription =
  | { readonly kind: 'well-formed' }
  | { readonly kind: 'cut'; readonly length: number; readonly expected: number }
  | { readonly kind: 'altered' }
  | { readonly kind: 'foreign' };

/** A new Secret Token. It is shown once; keep `platform.sha256` of it. */
export function createSecret(platform: Platform): string {
  const text = prefix + randomSecret(platform);
  return text + checksum(text);
}

/** Explains a text that was sent as Secret Token, for the answer to an administrator. It says nothing about whether it is known. */
export function describeSecret(text: string): SecretDescription {
  if (!text.startsWith(prefix)) return { kind: 'foreign' };
  if (text.length !== secretLength) return { kind: 'cut', length: text.length, expected: secretLength };
  const end = secretLength - checksumLength;
  return text.slice(end) === checksum(text.slice(0, end)) ? { kind: 'well-formed' } : { kind: 'altered' };
}

/** What an administrator recognises a Secret Token by: "becard_scim_9f…k2". */
export function hintOf(secret: string): string {
  return `${secret.slice(0, hintStart)}…${secret.slice(-hintEnd)}`;
}

/** A text without the Secret Tokens that were put in it by mistake: pasted into an address, for example. */
export function maskSecrets(text: string): string {
  return text.includes(prefix) ? text.replace(secretLike, `${prefix}…`) : text;
}

function checksum(text: string): string {
  return encodeBase62(BigInt(crc32(text)), checksumLength);
}
