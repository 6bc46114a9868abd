// Search and order of the list of groups in the address.

import type { ListFilter } from '../api/paths.ts';

export interface GroupsSearch {
  readonly search?: string | undefined;
  readonly sort?: 'changed' | undefined;
  readonly direction?: 'down' | undefined;
}

export function readGroupsSearch(search: Readonly<Record<string, unknown>>): GroupsSearch {
  const text = search['search'];
  const typed = typeof text === 'number' ? String(text) : text;
  return {
    ...(typeof typed === 'string' && typed !== '' ? { search: typed } : {}),
    ...(search['sort'] === 'changed' ? { sort: 'changed' as const } : {}),
    ...(search['direction'] === 'down' ? { direction: 'down' as const } : {}),
  };
}

/** The parameters for the server. */
export function filterOfGroups({ search, sort, direction }: GroupsSearch): ListFilter {
  return { search, sort, direction };
}
