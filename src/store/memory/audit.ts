// The audit log in memory.

import type { AuditEntry } from '../../domain/model.ts';
import type { AuditQuery, AuditStore } from '../../domain/store.ts';
import type { Memory } from './writer.ts';

export function createAuditStore(memory: Memory): AuditStore {
  return {
    append: (seal) =>
      memory.write((draft) => {
        const { audit } = draft();
        audit.push(...seal(audit.at(-1)));
      }),
    list: async (query) =>
      memory
        .read()
        .audit.filter((entry) => isAskedFor(entry, query))
        .toReversed()
        .slice(0, query.limit),
    redact: (sequences) =>
      memory.write((draft) => {
        const { audit } = draft();
        for (const [index, entry] of audit.entries()) {
          if (!sequences.includes(entry.sequence)) continue;
          audit[index] = { ...entry, subject: undefined, changes: [], salt: undefined };
        }
      }),
    prune: (through) =>
      memory.write((draft) => {
        const { audit } = draft();
        audit.splice(0, audit.filter(({ sequence }) => sequence <= through).length);
      }),
  };
}

function isAskedFor(entry: AuditEntry, query: AuditQuery): boolean {
  const { since = 0, until = Number.POSITIVE_INFINITY, before = Number.POSITIVE_INFINITY } = query;
  const isInTime = entry.at >= since && entry.at < until && entry.sequence < before;
  return (
    isInTime &&
    (query.action === undefined || entry.action === query.action) &&
    (query.actor === undefined || entry.actor === query.actor) &&
    (query.directoryId === undefined || entry.directoryId === query.directoryId)
  );
}
