// The provisioning log and its cycles.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { addressOf, apiOf, get, getItems, read, sendTo } from './client.ts';
import type { ListFilter } from './paths.ts';

const all = '/directories/{directory}/log';
const one = `${all}/{entry}` as const;
const pageSize = '100';

export const logQuery = (id: string, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['directory', id, 'log', filter],
    queryFn: ({ meta, pageParam }) =>
      read(apiOf(meta), all, { directory: id }, { ...filter, cursor: pageParam, limit: pageSize }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 2_000,
  });

/** The newest entries. */
export const recentEntriesQuery = (id: string, count: number) =>
  queryOptions({
    queryKey: ['directory', id, 'recent', count],
    queryFn: getItems(all, { directory: id }, { limit: String(count) }),
  });

/** Path of the entries as a file. */
export function logFile(id: string, filter: ListFilter): string {
  return addressOf('/directories/{directory}/export/log', { directory: id }, filter);
}

/** Creations since then that were refused because another user has their object ID. */
export const conflictsQuery = (id: string, from: string) =>
  queryOptions({
    queryKey: ['directory', id, 'conflicts', from],
    queryFn: get(all, { directory: id }, { code: 'BC-301', from, limit: pageSize }),
    staleTime: 30_000,
  });

export const cyclesQuery = (id: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['directory', id, 'cycles', from],
    queryFn: getItems('/directories/{directory}/cycles', { directory: id }, { from, until }),
    staleTime: 30_000,
  });

export const logIntervalsQuery = (id: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['log intervals', id, from, until],
    queryFn: getItems('/directories/{directory}/log-intervals', { directory: id }, { from, until }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const logEntryQuery = (id: string, entry: string) =>
  queryOptions({
    queryKey: ['directory', id, 'event', entry],
    queryFn: get(one, { directory: id, entry }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The entry with the personal values of its bodies. */
export const revealEntry = (id: string, entry: string) => sendTo('POST', `${one}/reveal`, { directory: id, entry });
