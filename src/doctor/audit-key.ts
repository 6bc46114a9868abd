// The key of the audit log: whether there is one outside the database, and whether it can be read.

import { findAuditKey } from '../audit-key.ts';
import type { Config } from '../config.ts';
import { type Finding, fault, ok, warning } from '../domain/index.ts';
import { reasonOf } from './reason.ts';

/** Nothing where the first start is yet to make one. */
export function checkAuditKey(config: Pick<Config, 'auditKey' | 'databaseUrl' | 'dataDirectory'>): readonly Finding[] {
  try {
    const key = findAuditKey(config);
    if (key !== undefined) return [ok('auditKey.ok', { id: key.id })];
  } catch (error) {
    return [fault('auditKey.unusable', { reason: reasonOf(error) })];
  }
  return config.databaseUrl === undefined ? [] : [warning('auditKey.none')];
}
