// Filters and order of the list of users in the address, so that reloading and sharing keep them.

import type { ListFilter } from '../api/paths.ts';

const statuses = ['active', 'inactive', 'flagged', 'deleted'] as const;
export type UsersStatus = (typeof statuses)[number];
const sorts = ['name', 'email', 'department', 'changed'] as const;
export type UsersSort = (typeof sorts)[number];

export interface UsersSearch {
  readonly search?: string | undefined;
  readonly status?: UsersStatus | undefined;
  readonly department?: string | undefined;
  readonly sort?: UsersSort | undefined;
  readonly direction?: 'down' | undefined;
}

export function readUsersSearch(search: Readonly<Record<string, unknown>>): UsersSearch {
  const [text, department] = [textOf(search['search']), textOf(search['department'])];
  const status = statuses.find((each) => each === search['status']);
  const sort = sorts.find((each) => each === search['sort']);
  return {
    ...(text === undefined ? {} : { search: text }),
    ...(status === undefined ? {} : { status }),
    ...(department === undefined ? {} : { department }),
    ...(sort === undefined || sort === 'name' ? {} : { sort }),
    ...(search['direction'] === 'down' ? { direction: 'down' as const } : {}),
  };
}

/** The parameters for the server. */
export function filterOf({ search, status, department, sort, direction }: UsersSearch): ListFilter {
  return { search, status, department, sort, direction };
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

const tabs = ['profile', 'history', 'technical'] as const;
export type UserTab = (typeof tabs)[number];

export interface UserSearch {
  readonly tab?: UserTab;
}

export function readUserSearch(search: Readonly<Record<string, unknown>>): UserSearch {
  const tab = tabs.find((each) => each === search['tab']);
  return tab === undefined || tab === 'profile' ? {} : { tab };
}

/** What looks like a number in an address comes as one. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
