// Filters, order and columns of the list of users in the address, so that reloading and sharing keep them.

import { chosenOf, given, joinWords, oneOf, type Search, textOf } from '../parts/address.ts';
import { missingValues } from '../user-filters/missing-values.ts';

const statuses = ['active', 'inactive', 'flagged', 'failed', 'deleted'] as const;
export type UsersStatus = (typeof statuses)[number];
export type UsersSort = 'name' | 'email' | 'department' | 'changed' | 'created';

/** Days back to the midnight at which a period begins. */
export const periods = { today: 0, week: 7, month: 30 } as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

export type UsersSearch = {
  readonly search?: string | undefined;
  readonly status?: UsersStatus | undefined;
  readonly department?: string | undefined;
  /** Values, separated by commas. */
  readonly missing?: string | undefined;
  /** Id of a group. */
  readonly group?: string | undefined;
  /** A period, or a day such as 2026-11-30. */
  readonly changed?: string | undefined;
  readonly sort?: UsersSort | undefined;
  readonly direction?: 'down' | undefined;
  /** Chosen columns, separated by commas; without it the browser's own choice. */
  readonly columns?: string | undefined;
};

export function readUsersSearch(search: Search): UsersSearch {
  return given({
    search: textOf(search['search']),
    status: oneOf(statuses, search['status']),
    department: textOf(search['department']),
    missing: joinWords(chosenOf(missingValues, textOf(search['missing']))),
    group: textOf(search['group']),
    changed: readPeriod(textOf(search['changed'])),
    sort: oneOf(['email', 'department', 'changed', 'created'], search['sort']),
    direction: oneOf(['down'], search['direction']),
    columns: textOf(search['columns']),
  });
}

function readPeriod(text: string | undefined): string | undefined {
  if (text === undefined || text in periods) return text;
  return day.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The filter as the server takes it. A period begins at midnight, so that its list stays the same for a day. */
export function filterOf({ columns: _, changed, ...filter }: UsersSearch, nowMs: number) {
  return { ...filter, changedSince: changed === undefined ? undefined : beginOf(changed, nowMs).toISOString() };
}

function beginOf(changed: string, nowMs: number): Date {
  const days = Object.entries(periods).find(([period]) => period === changed)?.[1];
  if (days === undefined) return new Date(`${changed}T00:00`);
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
}

/** What a saved view keeps: everything of the address, and the columns as they are shown. */
export function queryOfView(search: UsersSearch, columns: readonly string[]): string {
  const kept = given({ ...search, columns: joinWords(columns) });
  return new URLSearchParams(Object.entries(kept).toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/** The address of a saved view. */
export function viewOf(query: string): UsersSearch {
  return readUsersSearch(Object.fromEntries(new URLSearchParams(query)));
}

/** Whether anything but the order and the columns is chosen. */
export function isFiltered({ sort: _, direction: __, columns: ___, ...filters }: UsersSearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The order after a click on the head of a column: the same one turns round, a new one begins where one looks first. */
export function sortBy({ sort = 'name', direction, ...rest }: UsersSearch, by: UsersSort): UsersSearch {
  const isNewestFirst = by === 'changed' || by === 'created';
  const turns = sort === by ? direction === undefined : isNewestFirst;
  return { ...rest, ...(by === 'name' ? {} : { sort: by }), ...(turns ? { direction: 'down' as const } : {}) };
}

export interface UserSearch {
  readonly tab?: 'profile' | 'card' | 'history' | 'technical';
}

export function readUserSearch({ tab }: Search): UserSearch {
  return given({ tab: oneOf(['card', 'history', 'technical'], tab) });
}
