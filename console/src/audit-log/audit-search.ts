// The filters of the audit log in the address.

import type { AuditFilter } from '../api/audit-log.ts';

const names = ['action', 'actor', 'directory'] as const;

export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditFilter {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
}
