// How far back the charts go, in the address.

import { given, oneOf, type Search } from '../parts/address.ts';
import { type OverviewRange, ranges } from './slots.ts';

interface OverviewSearch {
  readonly range?: OverviewRange | undefined;
}

export function readOverviewSearch({ range }: Search): OverviewSearch {
  return given({ range: oneOf(ranges, range) });
}
