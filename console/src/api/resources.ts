// People, groups and the provisioning log, page by page (contract: /users, /groups, /log).

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  GroupDetail,
  GroupPage,
  LogEvent,
  LogPage,
  Person,
  PersonPage,
} from '../../../src/http/console/contract.ts';
import { read } from './client.ts';
import { pathOf } from './directories.ts';

const pageSize = 100;
const logPollMs = 2_000;

/** What the list of people is narrowed to. */
export interface PeopleFilter {
  readonly search: string;
  readonly active?: boolean;
}

export function peopleQuery(id: string, filter: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'people', filter],
    queryFn: ({ pageParam }) =>
      read<PersonPage>(
        `${pathOf(id)}/users?${query({ search: filter.search, active: textOf(filter.active), after: pageParam })}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function personQuery(id: string, userId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'person', userId],
    queryFn: () => read<Person>(`${pathOf(id)}/users/${encodeURIComponent(userId)}`),
  });
}

export function groupsQuery(id: string, search: string) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'groups', search],
    queryFn: ({ pageParam }) => read<GroupPage>(`${pathOf(id)}/groups?${query({ search, after: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function groupQuery(id: string, groupId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'group', groupId],
    queryFn: () => read<GroupDetail>(`${pathOf(id)}/groups/${encodeURIComponent(groupId)}`),
  });
}

/** What the log is narrowed to; `live` asks for new lines while only the newest page is open. */
export interface LogFilter {
  readonly failed: boolean;
  readonly resource?: string;
}

export function logQuery(id: string, filter: LogFilter, live: boolean) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'log', filter],
    queryFn: ({ pageParam }) =>
      read<LogPage>(
        `${pathOf(id)}/log?${query({ failed: filter.failed ? 'true' : '', resource: filter.resource, before: pageParam })}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    retry: false,
    refetchInterval: ({ state }) => (live && (state.data?.pages.length ?? 1) === 1 ? logPollMs : false),
  });
}

export function logEventQuery(id: string, eventId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'event', eventId],
    queryFn: () => read<LogEvent>(`${pathOf(id)}/log/${encodeURIComponent(eventId)}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return new URLSearchParams([...given, ['limit', String(pageSize)]]).toString();
}

function textOf(active: boolean | undefined): string | undefined {
  return active === undefined ? undefined : String(active);
}
