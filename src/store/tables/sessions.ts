// Sessions of administrators in the console.

import type { Session, SessionStore } from '../../domain/store.ts';
import { administratorFields, toAdministrator } from './administrators.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, type SqlValue, toValues } from './sql.ts';

const administrator = administratorFields.of('a');
const session = fieldsOf<Omit<Session, 'administrator'>>({
  id: 'value',
  createdAt: 'value',
  lastSeenAt: 'value',
  confirmedAt: 'value',
  expiresAt: 'value',
  device: 'value',
  network: 'value',
}).of('s');

const all = `
  SELECT ${session.selection}, ${administrator.selection}
  FROM session s JOIN administrator a ON a.id = s.administrator_id`;
const find = `${all} WHERE s.hash = ?`;
const list = `${all} WHERE s.administrator_id = ? ORDER BY s.last_seen_at DESC, s.id`;
const insert = `
  INSERT INTO session (hash, id, administrator_id, created_at, last_seen_at, confirmed_at, expires_at, device, network)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const touch = 'UPDATE session SET last_seen_at = ? WHERE hash = ?';
const confirm = 'UPDATE session SET confirmed_at = ? WHERE hash = ?';
const remove = 'DELETE FROM session WHERE hash = ?';
const end = 'DELETE FROM session WHERE administrator_id = ? AND id = ?';
const endAll = 'DELETE FROM session WHERE administrator_id = ?';
const endOthers = `${endAll} AND id IS DISTINCT FROM ?`;

export function createSessionStore({ read, inInstallation }: Database): SessionStore {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number> =>
    inInstallation((sql) => sql.run(text, ...values));
  return {
    insert: async ({ id, administratorId, createdAt, expiresAt, device, network }, hash) => {
      const times = [createdAt, createdAt, createdAt, expiresAt];
      await write(insert, ...toValues(hash, id, administratorId, ...times, device, network));
    },
    find: (hash) => readOne(read, toSession, find, hash),
    list: async (id) => (await read.all<Row>(list, id)).map(toSession),
    touch: async (hash, at) => void (await write(touch, at, hash)),
    confirm: async (hash, at) => void (await write(confirm, at, hash)),
    remove: async (hash) => void (await write(remove, hash)),
    end: async (id, session) => (await write(end, id, session)) === 1,
    endAll: async (id, except) => {
      await (except === undefined ? write(endAll, id) : write(endOthers, id, except));
    },
  };
}

function toSession(row: Row): Session {
  return { ...session.read(row), administrator: toAdministrator(administrator.read(row)) };
}
