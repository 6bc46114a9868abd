// The list of groups and one group in the address: search, order and tab.

import type { ListFilter } from '../api/paths.ts';

export interface GroupsSearch {
  readonly search?: string | undefined;
  readonly sort?: 'changed' | undefined;
  readonly direction?: 'down' | undefined;
}

export function readGroupsSearch(search: Readonly<Record<string, unknown>>): GroupsSearch {
  return {
    ...textOf(search),
    ...(search['sort'] === 'changed' ? { sort: 'changed' as const } : {}),
    ...(search['direction'] === 'down' ? { direction: 'down' as const } : {}),
  };
}

/** The parameters for the server. */
export function filterOfGroups({ search, sort, direction }: GroupsSearch): ListFilter {
  return { search, sort, direction };
}

/** The open tab and the member search of one group. */
export interface GroupSearch {
  readonly tab?: 'members' | 'history';
  readonly search?: string;
}

export function readGroupSearch(search: Readonly<Record<string, unknown>>): GroupSearch {
  return { ...textOf(search), ...(search['tab'] === 'history' ? { tab: 'history' as const } : {}) };
}

/** The router reads digits in the address as a number. */
function textOf({ search }: Readonly<Record<string, unknown>>): { readonly search?: string } {
  const text = typeof search === 'number' ? String(search) : search;
  return typeof text === 'string' && text !== '' ? { search: text } : {};
}
