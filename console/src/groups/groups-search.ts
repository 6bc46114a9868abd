// The list of groups and one group in the address: search, order and tab.

import { given, oneOf, type Search, textOf } from '../parts/address.ts';

export type GroupsSearch = {
  readonly search?: string | undefined;
  readonly sort?: 'changed' | undefined;
  readonly direction?: 'down' | undefined;
};

export function readGroupsSearch({ search, sort, direction }: Search): GroupsSearch {
  return given({
    search: textOf(search),
    sort: oneOf(['changed'], sort),
    direction: oneOf(['down'], direction),
  });
}

/** The open tab and the member search of one group. */
export interface GroupSearch {
  readonly tab?: 'members' | 'history';
  readonly search?: string;
}

export function readGroupSearch({ search, tab }: Search): GroupSearch {
  return given({ search: textOf(search), tab: oneOf(['history'], tab) });
}
