// The installation as a whole: administrators, audit log, retention, system (contract-installation.ts).

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  AdministratorRow,
  AuditCheck,
  AuditPage,
  ConsoleRole,
  InvitedAdministrator,
  InviteRequest,
  RetentionDays,
  SystemReport,
} from '../../../src/http/console/contract.ts';
import { base, read, send } from './client.ts';

const systemEveryMs = 5_000;

/** What narrows the audit log; absent parts do not. */
export interface AuditFilter {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly directory?: string | undefined;
}

export const administratorsQuery = queryOptions({
  queryKey: ['administrators'],
  queryFn: () => read<readonly AdministratorRow[]>('/administrators'),
});

export function inviteAdministrator(request: InviteRequest): Promise<InvitedAdministrator> {
  return send('POST', '/administrators', request);
}

export function changeRole(id: string, role: ConsoleRole): Promise<AdministratorRow> {
  return send('PATCH', `/administrators/${encodeURIComponent(id)}`, { role });
}

export function resetAdministrator(id: string): Promise<InvitedAdministrator> {
  return send('POST', `/administrators/${encodeURIComponent(id)}/reset`, {});
}

export function removeAdministrator(id: string): Promise<void> {
  return send('DELETE', `/administrators/${encodeURIComponent(id)}`);
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => read<AuditPage>(`/audit?${search(filter, { before: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Where the audit log can be downloaded. */
export function auditFile(filter: AuditFilter, format: 'csv' | 'json', separator: ',' | ';'): string {
  return `${base}/audit/export?${search(filter, { format, separator })}`;
}

export function checkAudit(): Promise<AuditCheck> {
  return read('/audit/check');
}

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: () => read<RetentionDays>('/retention'),
});

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: () => read<SystemReport>('/system'),
  refetchInterval: systemEveryMs,
});

function search(filter: AuditFilter, more: Readonly<Record<string, string>>): string {
  const parts = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString();
}
