// The audit log: written in the installation's turn, one write at a time.

import type { AuditStore } from '../../domain/store.ts';
import { type AuditRow, auditColumns, auditTerms, fromAuditEntry, toAuditEntry } from '../rows-audit.ts';
import { placeholders } from '../tables/sql.ts';
import { installation } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const all = `SELECT ${auditColumns} FROM audit`;
const newest = `${all} ORDER BY sequence DESC LIMIT 1`;
const insert = `INSERT INTO audit (${auditColumns}) VALUES (${placeholders(auditColumns)})`;
const forget = 'DELETE FROM audit WHERE sequence <= ?';
const redact = "UPDATE audit SET subject = NULL, changes = '[]', salt = NULL WHERE sequence = ?";

export function createAuditStore(reader: Reader, writer: Writer): AuditStore {
  return {
    append: (seal) =>
      writer.write(installation, async ({ statements }) => {
        const last = (await statements.query<AuditRow>(newest)).rows[0];
        const entries = seal(last === undefined ? undefined : toAuditEntry(last));
        for (const entry of entries) await statements.query(insert, ...fromAuditEntry(entry));
      }),
    list: async (query) => {
      const terms = auditTerms(query);
      const where = terms.length === 0 ? '' : ` WHERE ${terms.map(([term]) => `${term} ?`).join(' AND ')}`;
      const parameters = terms.map(([, value]) => value);
      const text = `${all}${where} ORDER BY sequence DESC LIMIT ?`;
      const { rows } = await reader.installation.query<AuditRow>(text, ...parameters, query.limit);
      return rows.map(toAuditEntry);
    },
    prune: (through) =>
      writer.write(installation, async ({ statements }) => {
        await statements.query(forget, through);
      }),
    redact: (sequences) =>
      writer.write(installation, async ({ statements }) => {
        for (const sequence of sequences) await statements.query(redact, sequence);
      }),
  };
}
