// An address as it is written on an envelope.

import type { CardAddress } from '../domain/index.ts';

/** From the office to the country; without lines that would be empty. */
export function addressLines({
  office,
  street,
  postalCode,
  locality,
  region,
  country,
}: CardAddress): readonly string[] {
  const place = [postalCode, locality].filter((part) => part !== undefined).join(' ');
  return [office, street, place, region, country].filter((line): line is string => line !== undefined && line !== '');
}
