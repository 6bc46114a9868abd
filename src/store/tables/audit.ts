// The audit log of the installation.

import { storedNames } from '../../domain/index.ts';
import type { AuditEntry, AuditQuery, AuditStore, DirectoryId, StoredAuditAction } from '../../domain/store.ts';
import { parseChanges, printChanges } from '../rows-history.ts';
import { type Database, placeholders, toValues } from './sql.ts';

interface AuditRow {
  readonly sequence: number;
  readonly at: number;
  readonly action: StoredAuditAction;
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
const columns = 'sequence, at, action, actor, origin, directory_id, target, subject, changes, salt, key_id, hash';

const all = `SELECT ${columns} FROM audit`;
const newest = `${all} ORDER BY sequence DESC LIMIT 1`;
const insert = `INSERT INTO audit (${columns}) VALUES (${placeholders(columns)})`;
const prune = 'DELETE FROM audit WHERE sequence <= ?';
const redact = "UPDATE audit SET subject = NULL, changes = '[]', salt = NULL WHERE sequence = ?";

export function createAuditStore({ read, inInstallation }: Database): AuditStore {
  return {
    append: (seal) =>
      inInstallation(async (sql) => {
        const last = await sql.get<AuditRow>(newest);
        const entries = seal(last === undefined ? undefined : toAuditEntry(last));
        for (const entry of entries) await sql.run(insert, ...fromAuditEntry(entry));
      }),
    list: async (query) => {
      const terms = termsOf(query);
      const where = terms.length === 0 ? '' : ` WHERE ${terms.map(([term]) => term).join(' AND ')}`;
      const values = terms.flatMap(([, ...some]) => some);
      const rows = await read.all<AuditRow>(`${all}${where} ORDER BY sequence DESC LIMIT ?`, ...values, query.limit);
      return rows.map(toAuditEntry);
    },
    prune: (through) => inInstallation(async (sql) => void (await sql.run(prune, through))),
    redact: (sequences) =>
      inInstallation(async (sql) => {
        for (const sequence of sequences) await sql.run(redact, sequence);
      }),
  };
}

type Value = string | number;
type Term = readonly [term: string, ...values: readonly Value[]];

/** The terms that a query narrows by, each with its values. Their texts are ours, so there are few statements. */
function termsOf({ action, ...query }: AuditQuery): readonly Term[] {
  const names = action === undefined ? [] : storedNames(action);
  const terms: readonly (readonly [string, Value | undefined])[] = [
    ['actor = ?', query.actor],
    ['directory_id = ?', query.directoryId],
    ['at >= ?', query.since],
    ['at < ?', query.until],
    ['sequence < ?', query.before],
  ];
  const narrowing = terms.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const]));
  return names.length === 0 ? narrowing : [[`action IN (${names.map(() => '?').join(', ')})`, ...names], ...narrowing];
}

function toAuditEntry(row: AuditRow): AuditEntry {
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

/** The values of an entry in the order of `columns`. */
function fromAuditEntry(entry: AuditEntry): ReturnType<typeof toValues> {
  const { sequence, at, action, actor, origin, directoryId, target, subject, changes, salt, keyId, hash } = entry;
  const place = [origin, directoryId, target, subject];
  return toValues(sequence, at, action, actor, ...place, printChanges(changes), salt, keyId, hash);
}
