// Filters and order of the list of users in the address, so that reloading and sharing keep them.

import { given, oneOf, type Search, textOf } from '../parts/address.ts';

const statuses = ['active', 'inactive', 'flagged', 'deleted'] as const;
export type UsersStatus = (typeof statuses)[number];
export type UsersSort = 'name' | 'email' | 'department' | 'changed';

export type UsersSearch = {
  readonly search?: string | undefined;
  readonly status?: UsersStatus | undefined;
  readonly department?: string | undefined;
  readonly sort?: UsersSort | undefined;
  readonly direction?: 'down' | undefined;
};

export function readUsersSearch({ search, status, department, sort, direction }: Search): UsersSearch {
  return given({
    search: textOf(search),
    status: oneOf(statuses, status),
    department: textOf(department),
    sort: oneOf(['email', 'department', 'changed'], sort),
    direction: oneOf(['down'], direction),
  });
}

/** Whether anything but the order is chosen. */
export function isFiltered({ search, status, department }: UsersSearch): boolean {
  return search !== undefined || status !== undefined || department !== undefined;
}

/** The order after a click on the head of a column: the same one turns round, a new one begins where one looks first. */
export function sortBy({ sort = 'name', direction, ...rest }: UsersSearch, by: UsersSort): UsersSearch {
  const turns = sort === by ? direction === undefined : by === 'changed';
  return { ...rest, ...(by === 'name' ? {} : { sort: by }), ...(turns ? { direction: 'down' as const } : {}) };
}

export interface UserSearch {
  readonly tab?: 'profile' | 'history' | 'technical';
}

export function readUserSearch({ tab }: Search): UserSearch {
  return given({ tab: oneOf(['history', 'technical'], tab) });
}
