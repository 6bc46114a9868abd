// How far back the curves of the servers go, in the address.

import { given, oneOf, type Search } from '../parts/address.ts';

export const systemRanges = ['day', 'week'] as const;
export type SystemRange = (typeof systemRanges)[number];

interface SystemSearch {
  readonly range?: SystemRange | undefined;
}

export function readSystemSearch({ range }: Search): SystemSearch {
  return given({ range: oneOf(systemRanges, range) });
}
