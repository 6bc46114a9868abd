// Text in 62 letters and digits: ids and secrets that a double click selects whole and that no URL escapes.

import type { Platform } from '../platform.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base = BigInt(alphabet.length);
/** Bytes from here on would make the first letters likelier than the others. */
const evenBytes = 256 - (256 % alphabet.length);
const secretBytes = 32;
const secretLength = 43;

/** A number in base 62, filled with zeros to the length given. */
export function encodeBase62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= base) text = alphabet.charAt(Number(rest % base)) + text;
  return text.padStart(length, '0');
}

/** Letters and digits by chance, each equally likely. */
export function randomBase62(platform: Platform, length: number): string {
  let text = '';
  while (text.length < length) {
    const even = platform.randomBytes(length).filter((byte) => byte < evenBytes);
    for (const byte of even) text += alphabet.charAt(byte % alphabet.length);
  }
  return text.slice(0, length);
}

/** 256 random bits as 43 characters: not guessable. */
export function randomSecret(platform: Platform): string {
  const value = platform.randomBytes(secretBytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return encodeBase62(value, secretLength);
}
