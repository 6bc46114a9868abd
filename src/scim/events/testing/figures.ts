// The figures of RFC 9967 as its JSON, but for the comma that figure 3 has too many.

import { readFileSync } from 'node:fs';
import type { SetClaims } from '../token.ts';

const figures: unknown = JSON.parse(readFileSync(new URL('./rfc9967-figures.json', import.meta.url), 'utf8'));

/** The claims that a figure shows. */
export function figure(number: number): SetClaims {
  // The file has nothing else.
  return (figures as Record<string, SetClaims>)[`figure ${number}`] as SetClaims;
}
