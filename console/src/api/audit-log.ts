// The audit log: read, export and check (contract: /audit).

import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditCheck, AuditPage } from '../../../src/http/api/contract.ts';
import { apiOf, sendTo } from './client.ts';
import { queryOf } from './paths.ts';

/** What narrows the audit log; absent parts do not. */
export interface AuditFilter {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly directory?: string | undefined;
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ meta, pageParam }) =>
      apiOf(meta).send<AuditPage>('GET', `/audit?${queryOf({ ...filter, before: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Path of the audit log as a file. */
export function auditFile(filter: AuditFilter, format: 'csv' | 'json', separator: ',' | ';'): string {
  return `/audit/export?${queryOf({ ...filter, format, separator })}`;
}

export const checkAudit = sendTo<void, AuditCheck>('GET', '/audit/check');
