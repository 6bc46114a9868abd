// People, groups and the provisioning log (contract: /users, /groups, /log).

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  ConsoleCycle,
  DepartmentRow,
  ErasedUser,
  GroupDetail,
  GroupRow,
  GroupWindow,
  LogEvent,
  LogPage,
  Person,
  PersonRow,
  PersonWindow,
} from '../../../src/http/console/contract.ts';
import { base, read, send } from './client.ts';
import { pathOf } from './directories.ts';
import { type RowSource, windowSize } from './rows.ts';

const pageSize = 100;

/** Parameters of a list as they go over the wire; absent and empty ones are left out. */
export type ListFilter = Readonly<Record<string, string | undefined>>;

export function userRows(id: string, filter: ListFilter): RowSource<PersonRow> {
  return {
    key: ['directory', id, 'people', filter],
    read: async (offset) => {
      const { total, people } = await read<PersonWindow>(`${pathOf(id)}/users?${windowOf(filter, offset)}`);
      return { total, rows: people };
    },
  };
}

/** Where the list can be downloaded. */
export function usersFile(id: string, filter: ListFilter, separator: 'comma' | 'semicolon'): string {
  return `${base}${pathOf(id)}/export/users?${query({ ...filter, separator })}`;
}

export function departmentsQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'departments'],
    queryFn: () => read<readonly DepartmentRow[]>(`${pathOf(id)}/departments`),
    staleTime: 60_000,
  });
}

export function restoreUser(id: string, userId: string): Promise<Person> {
  return send('POST', `${pathOf(id)}/users/${encodeURIComponent(userId)}/restore`, {});
}

export function eraseUser(id: string, userId: string): Promise<ErasedUser> {
  return send('POST', `${pathOf(id)}/users/${encodeURIComponent(userId)}/erase`, {});
}

/** Where the file with everything about a user is. */
export function userFile(id: string, userId: string): string {
  return `${base}${pathOf(id)}/export/users/${encodeURIComponent(userId)}`;
}

export function userQuery(id: string, userId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'person', userId],
    queryFn: () => read<Person>(`${pathOf(id)}/users/${encodeURIComponent(userId)}`),
  });
}

export function groupRows(id: string, filter: ListFilter): RowSource<GroupRow> {
  return {
    key: ['directory', id, 'groups', filter],
    read: async (offset) => {
      const { total, groups } = await read<GroupWindow>(`${pathOf(id)}/groups?${windowOf(filter, offset)}`);
      return { total, rows: groups };
    },
  };
}

export function groupQuery(id: string, groupId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'group', groupId],
    queryFn: () => read<GroupDetail>(`${pathOf(id)}/groups/${encodeURIComponent(groupId)}`),
  });
}

export function logQuery(id: string, filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'log', filter],
    queryFn: ({ pageParam }) =>
      read<LogPage>(`${pathOf(id)}/log?${query({ ...filter, before: pageParam, limit: String(pageSize) })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 2_000,
  });
}

/** Where the lines can be downloaded. */
export function logFile(id: string, filter: ListFilter): string {
  return `${base}${pathOf(id)}/export/log?${query(filter)}`;
}

/** Who was refused since then because somebody else has their object id. */
export function conflictsQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ['directory', id, 'conflicts', from],
    queryFn: () => read<LogPage>(`${pathOf(id)}/log?${query({ code: 'BC-301', from, limit: String(pageSize) })}`),
    staleTime: 30_000,
  });
}

export function cyclesQuery(id: string, from: string, until: string) {
  return queryOptions({
    queryKey: ['directory', id, 'cycles', from],
    queryFn: () => read<readonly ConsoleCycle[]>(`${pathOf(id)}/cycles?${query({ from, until })}`),
    staleTime: 30_000,
  });
}

export function logEntryQuery(id: string, eventId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'event', eventId],
    queryFn: () => read<LogEvent>(`${pathOf(id)}/log/${encodeURIComponent(eventId)}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The event with what its bodies say of people. */
export function revealEntry(id: string, eventId: string): Promise<LogEvent> {
  return send('POST', `${pathOf(id)}/log/${encodeURIComponent(eventId)}/reveal`, {});
}

function windowOf(filter: ListFilter, offset: number): string {
  return query({ ...filter, offset: String(offset), limit: String(windowSize) });
}

function query(parameters: ListFilter): string {
  const given = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return new URLSearchParams(given).toString();
}
