// Users of a directory.

import { queryOptions } from '@tanstack/react-query';
import type { UserSummary } from '../../../src/http/api/schemas/users.ts';
import { addressOf, get, getItems, read, sendTo } from './client.ts';
import { type ListFilter, pathTo } from './paths.ts';
import { type RowSource, windowAt } from './rows.ts';

const all = '/directories/{directory}/users';
const one = `${all}/{user}` as const;
const files = '/directories/{directory}/export/users';

export function userRows(id: string, filter: ListFilter): RowSource<UserSummary> {
  return {
    key: ['directory', id, 'people', filter],
    read: (api, offset) => read(api, all, { directory: id }, windowAt(filter, offset)),
  };
}

/** Path of the list as a file. */
export function usersFile(id: string, filter: ListFilter): string {
  return addressOf(files, { directory: id }, filter);
}

/** How many users there are of each status; read again together with the list. */
export const userCountsQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', id, 'people', 'counts'],
    queryFn: get('/directories/{directory}/user-counts', { directory: id }),
    staleTime: 10_000,
  });

export const departmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', id, 'departments'],
    queryFn: getItems('/directories/{directory}/departments', { directory: id }),
    staleTime: 60_000,
  });

/** Users whose last change failed, within a week. */
export const failingUsersQuery = (id: string) =>
  queryOptions({
    queryKey: ['directory', id, 'failing'],
    queryFn: getItems('/directories/{directory}/failing-users', { directory: id }),
    staleTime: 30_000,
  });

export const userQuery = (id: string, user: string) =>
  queryOptions({ queryKey: ['directory', id, 'person', user], queryFn: get(one, { directory: id, user }) });

/** Path of the file with everything about a user. */
export function userFile(id: string, user: string): string {
  return pathTo(`${files}/{user}`, { directory: id, user });
}

export const restoreUser = (id: string, user: string) => sendTo('POST', `${one}/restore`, { directory: id, user });

export const eraseUser = (id: string, user: string) => sendTo('POST', `${one}/erase`, { directory: id, user });
