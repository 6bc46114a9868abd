// How far back the numbers of cards go, in the address.

import { given, type Search, textOf } from '../parts/address.ts';

export const numberDays = [7, 30, 90] as const;
export type NumberDays = (typeof numberDays)[number];

interface NumbersSearch {
  readonly days?: NumberDays | undefined;
}

export function readNumbersSearch(search: Search): NumbersSearch {
  return given({ days: daysOf(textOf(search['days'])) });
}

export function daysOf(text: string | undefined): NumberDays | undefined {
  return numberDays.find((days) => String(days) === text);
}
