// The audit log: read, export and check.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../src/http/api/client-types.ts';
import { addressOf, apiOf, get, getItems, type Mutation, read } from './client.ts';

/** What narrows the audit log; absent parts do not. */
export type AuditFilter = { readonly [Name in 'action' | 'actor' | 'directory']?: string | undefined };

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ meta, pageParam }) => read(apiOf(meta), '/audit', {}, { ...filter, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });

/** The entry of the last backup, as far as the audit log knows. */
export const lastBackupQuery = queryOptions({
  queryKey: ['audit', 'backup'],
  queryFn: getItems('/audit', {}, { action: 'backup.created', limit: '1' }),
  staleTime: 60_000,
});

/** Path of the audit log as a file. */
export function auditFile(filter: AuditFilter, format: 'csv' | 'json', separator: 'comma' | 'semicolon'): string {
  return addressOf('/audit/export', {}, { ...filter, format, separator });
}

const check = get('/audit/check', {});

export const checkAudit: Mutation<void, Answer<'GET', '/audit/check'>> = (_, context) => check(context);
