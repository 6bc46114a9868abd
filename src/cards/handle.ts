// The last part of a card's public address: letters and digits by chance, 65 bits, so that it cannot be guessed.

import { type Platform, randomBase62 } from '../domain/index.ts';

const length = 11;
const pattern = /^[0-9A-Za-z]{11}$/;

export function newHandle(platform: Platform): string {
  return randomBase62(platform, length);
}

/** Whether a text of an address can be a handle. */
export function isHandle(text: string): boolean {
  return pattern.test(text);
}
