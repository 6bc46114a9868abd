// Which values a user lacks that lists show and filter by, as one number that a store compares without reading the user.

import type { JsonObject } from '../../scim/index.ts';
import { readCardValues } from './summary.ts';

/** The values in the order of their bits, which are stored: a new one is added at the end. */
export const cardValues = [
  'email',
  'title',
  'department',
  'manager',
  'mobile',
  'phone',
  'office',
  'employeeNumber',
] as const;
export type CardValue = (typeof cardValues)[number];

/** The bits of these values. */
export function bitsOf(values: readonly CardValue[]): number {
  return values.reduce((bits, value) => bits | (1 << cardValues.indexOf(value)), 0);
}

/** The bits of what a user lacks. */
export function missingBits(attributes: JsonObject): number {
  const found = readCardValues(attributes);
  return bitsOf(cardValues.filter((value) => found[value] === undefined));
}
