// The audit log: written through the queue, one write at a time.

import type { AuditStore } from '../../domain/store.ts';
import { type AuditRow, auditColumns, auditTerms, fromAuditEntry, toAuditEntry } from '../rows-audit.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const all = `SELECT ${auditColumns} FROM audit`;
const newest = `${all} ORDER BY sequence DESC LIMIT 1`;
const insert = `INSERT INTO audit (${auditColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const forget = 'DELETE FROM audit WHERE sequence <= ?';
const redact = "UPDATE audit SET subject = NULL, changes = '[]', salt = NULL WHERE sequence = ?";

/** Reads go to `reader`, writes through the queue. */
export function createAuditStore(reader: Statements, writer: Writer): AuditStore {
  return {
    append: (seal) =>
      writer.write((statements) => {
        const last = statements.query<AuditRow>(newest).get();
        const entries = seal(last === undefined ? undefined : toAuditEntry(last));
        for (const entry of entries) statements.query(insert).run(...fromAuditEntry(entry));
      }),
    list: async (query) => {
      const terms = auditTerms(query);
      const where = terms.length === 0 ? '' : ` WHERE ${terms.map(([term]) => `${term} ?`).join(' AND ')}`;
      const parameters = terms.map(([, value]) => value);
      const statement = reader.composed<AuditRow>(`${all}${where} ORDER BY sequence DESC LIMIT ?`);
      return statement.all(...parameters, query.limit).map(toAuditEntry);
    },
    prune: (through) =>
      writer.write((statements) => {
        statements.query(forget).run(through);
      }),
    redact: (sequences) =>
      writer.write((statements) => {
        for (const sequence of sequences) statements.query(redact).run(sequence);
      }),
  };
}
