// The key of the audit log: whether there is one outside the database, and whether it can be read.

import { findAuditKey } from '../../audit-key.ts';
import type { Config } from '../../config.ts';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';

const name = 'Audit key';

/** Nothing where the first start is yet to make one. */
export function checkAuditKey(config: Pick<Config, 'auditKey' | 'databaseUrl' | 'dataDirectory'>): readonly Finding[] {
  try {
    const key = findAuditKey(config);
    if (key !== undefined) return [ok(name, `${key.id}, outside the database`)];
  } catch (error) {
    return [fault(name, reasonOf(error), 'Restore the missing file, or set BECARD_AUDIT_KEY.')];
  }
  if (config.databaseUrl === undefined) return [];
  const next = 'Set BECARD_AUDIT_KEY on every node, for example from: openssl rand -hex 32';
  return [warning(name, 'there is none: write access to the database is enough to forge the audit log', next)];
}
