// The audit log of the installation.

import { storedNames } from '../../domain/index.ts';
import type { AuditEntry, AuditQuery, AuditStore } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import type { Database } from './sql.ts';
import { allOf, type Condition } from './terms.ts';

const fields = fieldsOf<AuditEntry>({
  sequence: 'value',
  at: 'value',
  action: 'value',
  actor: 'value',
  origin: 'value',
  directoryId: 'value',
  target: 'value',
  subject: 'value',
  changes: 'json',
  salt: 'value',
  keyId: 'value',
  hash: 'value',
});

const all = `SELECT ${fields.selection} FROM audit`;
const newest = `${all} ORDER BY sequence DESC LIMIT 1`;
const insert = `INSERT INTO audit (${fields.columns}) VALUES (${fields.places})`;
const prune = 'DELETE FROM audit WHERE sequence <= ?';
const redact = "UPDATE audit SET subject = NULL, changes = '[]', salt = NULL WHERE sequence = ?";

export function createAuditStore({ read, inInstallation }: Database): AuditStore {
  return {
    append: (seal) =>
      inInstallation(async (sql) => {
        const last = await sql.get<Row>(newest);
        const entries = seal(last && fields.read(last));
        for (const entry of entries) await sql.run(insert, ...fields.write(entry));
      }),
    list: async (query) => {
      const { text, values } = conditionOf(query);
      const where = text === '' ? '' : ` WHERE ${text}`;
      const rows = await read.all<Row>(`${all}${where} ORDER BY sequence DESC LIMIT ?`, ...values, query.limit);
      return rows.map(fields.read);
    },
    prune: (through) => inInstallation(async (sql) => void (await sql.run(prune, through))),
    redact: (sequences) =>
      inInstallation(async (sql) => {
        for (const sequence of sequences) await sql.run(redact, sequence);
      }),
  };
}

function conditionOf({ action, actor, directoryId, since, until, before }: AuditQuery): Condition {
  const names = action === undefined ? [undefined] : storedNames(action);
  return allOf(
    [`action IN (${names.map(() => '?').join(', ')})`, ...names],
    ['actor = ?', actor],
    ['directory_id = ?', directoryId],
    ['at >= ?', since],
    ['at < ?', until],
    ['sequence < ?', before],
  );
}
