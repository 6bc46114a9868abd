// The provisioning log (contract: /log, /cycles).

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ConsoleCycle, ConsoleLogEntryDetails, LogPage } from '../../../src/http/api/contract.ts';
import { apiOf, get, sendTo } from './client.ts';
import { type ListFilter, pathOf, queryOf } from './paths.ts';

const pageSize = '100';

export function logQuery(id: string, filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['directory', id, 'log', filter],
    queryFn: ({ meta, pageParam }) => {
      const query = queryOf({ ...filter, before: pageParam, limit: pageSize });
      return apiOf(meta).send<LogPage>('GET', `${pathOf(id, 'log')}?${query}`);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 2_000,
  });
}

/** The newest entries. */
export function recentEntriesQuery(id: string, count: number) {
  return queryOptions({
    queryKey: ['directory', id, 'recent', count],
    queryFn: async (context) => (await get<LogPage>(`${pathOf(id, 'log')}?limit=${String(count)}`)(context)).lines,
  });
}

/** Path of the entries as a file. */
export function logFile(id: string, filter: ListFilter): string {
  return `${pathOf(id, 'export', 'log')}?${queryOf(filter)}`;
}

/** Creations since then that were refused because another user has their object ID. */
export function conflictsQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ['directory', id, 'conflicts', from],
    queryFn: get<LogPage>(`${pathOf(id, 'log')}?${queryOf({ code: 'BC-301', from, limit: pageSize })}`),
    staleTime: 30_000,
  });
}

export function cyclesQuery(id: string, from: string, until: string) {
  return queryOptions({
    queryKey: ['directory', id, 'cycles', from],
    queryFn: get<readonly ConsoleCycle[]>(`${pathOf(id, 'cycles')}?${queryOf({ from, until })}`),
    staleTime: 30_000,
  });
}

export function logEntryQuery(id: string, entryId: string) {
  return queryOptions({
    queryKey: ['directory', id, 'event', entryId],
    queryFn: get<ConsoleLogEntryDetails>(pathOf(id, 'log', entryId)),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The entry with the personal values of its bodies. */
export function revealEntry(id: string, entryId: string) {
  return sendTo<void, ConsoleLogEntryDetails>('POST', pathOf(id, 'log', entryId, 'reveal'));
}
