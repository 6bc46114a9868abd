// Rows of the audit log to the words of the product, and back.

import type { AuditAction, AuditEntry, DirectoryId } from '../domain/model.ts';
import type { AuditQuery } from '../domain/store.ts';
import { parseChanges, printChanges } from './rows-history.ts';

export interface AuditRow {
  readonly sequence: number;
  readonly at: number;
  readonly action: AuditAction;
  readonly actor: string;
  readonly origin: string | null;
  readonly directory_id: DirectoryId | null;
  readonly target: string | null;
  readonly subject: string | null;
  readonly changes: string;
  readonly salt: string | null;
  readonly key_id: string | null;
  readonly hash: string;
}
export const auditColumns =
  'sequence, at, action, actor, origin, directory_id, target, subject, changes, salt, key_id, hash';

export function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    actor: row.actor,
    origin: row.origin ?? undefined,
    directoryId: row.directory_id ?? undefined,
    target: row.target ?? undefined,
    subject: row.subject ?? undefined,
    changes: parseChanges(row.changes),
    salt: row.salt ?? undefined,
    keyId: row.key_id ?? undefined,
    hash: row.hash,
  };
}

/** The entry's values in the order of `auditColumns`. */
export function fromAuditEntry(entry: AuditEntry): readonly (string | number | null)[] {
  const { sequence, at, action, actor, origin, directoryId, target, subject, changes, salt, keyId, hash } = entry;
  const optional = [origin, directoryId, target, subject].map((value) => value ?? null);
  return [sequence, at, action, actor, ...optional, printChanges(changes), salt ?? null, keyId ?? null, hash];
}

/** The terms that a query narrows by, with a value each; their names are ours and never a caller's. */
export function auditTerms(query: AuditQuery): readonly (readonly [term: string, value: string | number])[] {
  const terms: readonly (readonly [string, string | number | undefined])[] = [
    ['action =', query.action],
    ['actor =', query.actor],
    ['directory_id =', query.directoryId],
    ['at >=', query.since],
    ['at <', query.until],
    ['sequence <', query.before],
  ];
  return terms.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const]));
}
