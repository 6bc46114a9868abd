// The installation: retention, the state of its servers, and what they did.

import { queryOptions } from '@tanstack/react-query';
import { get, getItems } from './client.ts';

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: get('/retention', {}) });

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: get('/system', {}),
  refetchInterval: 5_000,
});

/** They cost a request to the public address, so they are asked for once a visit. */
export const findingsQuery = queryOptions({
  queryKey: ['system', 'findings'],
  queryFn: getItems('/system/findings', {}),
  staleTime: 60_000,
});

const rereadMs = 60_000;

export function systemHistoryQuery(range: 'day' | 'week') {
  return queryOptions({
    queryKey: ['system', 'history', range],
    queryFn: get('/system/history', { query: { range } }),
    refetchInterval: rereadMs,
  });
}
