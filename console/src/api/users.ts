// Users of a directory (contract: /users).

import { queryOptions } from '@tanstack/react-query';
import type { DepartmentRow, ErasedUser, Person, PersonRow, PersonWindow } from '../../../src/http/api/contract.ts';
import { get, sendTo } from './client.ts';
import { type ListFilter, pathOf, queryOf } from './paths.ts';
import { type RowSource, windowOf } from './rows.ts';

export function userRows(id: string, filter: ListFilter): RowSource<PersonRow> {
  return {
    key: ['directory', id, 'people', filter],
    read: async (api, offset) => {
      const path = `${pathOf(id, 'users')}?${windowOf(filter, offset)}`;
      const { total, people } = await api.send<PersonWindow>('GET', path);
      return { total, rows: people };
    },
  };
}

/** Path of the list as a file. */
export function usersFile(id: string, filter: ListFilter, separator: 'comma' | 'semicolon'): string {
  return `${pathOf(id, 'export', 'users')}?${queryOf({ ...filter, separator })}`;
}

export function departmentsQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'departments'],
    queryFn: get<readonly DepartmentRow[]>(pathOf(id, 'departments')),
    staleTime: 60_000,
  });
}

export function userQuery(id: string, userId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'person', userId],
    queryFn: get<Person>(pathOf(id, 'users', userId)),
  });
}

/** Path of the file with everything about a user. */
export function userFile(id: string, userId: string): string {
  return pathOf(id, 'export', 'users', userId);
}

export function restoreUser(id: string, userId: string) {
  return sendTo<void, Person>('POST', pathOf(id, 'users', userId, 'restore'));
}

export function eraseUser(id: string, userId: string) {
  return sendTo<void, ErasedUser>('POST', pathOf(id, 'users', userId, 'erase'));
}
