// Sessions of administrators in the console.

import type { Session, SessionId, SessionStore } from '../../domain/store.ts';
import { type AdministratorRow, toAdministrator } from './administrators.ts';
import { type Database, type SqlValue, toValues } from './sql.ts';

interface SessionRow extends AdministratorRow {
  readonly session_id: SessionId;
  readonly session_created_at: number;
  readonly last_seen_at: number;
  readonly confirmed_at: number;
  readonly expires_at: number;
  readonly device: string | null;
  readonly network: string | null;
}

const all = `
  SELECT
    a.id, a.email, a.role, a.created_at, a.last_sign_in_at, a.password_hash, s.id AS session_id,
    s.created_at AS session_created_at, s.last_seen_at, s.confirmed_at, s.expires_at, s.device, s.network
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
    find: async (hash) => {
      const row = await read.get<SessionRow>(find, hash);
      return row && toSession(row);
    },
    list: async (id) => (await read.all<SessionRow>(list, id)).map(toSession),
    touch: async (hash, at) => void (await write(touch, at, hash)),
    confirm: async (hash, at) => void (await write(confirm, at, hash)),
    remove: async (hash) => void (await write(remove, hash)),
    end: async (id, session) => (await write(end, id, session)) === 1,
    endAll: async (id, except) => {
      await (except === undefined ? write(endAll, id) : write(endOthers, id, except));
    },
  };
}

function toSession(row: SessionRow): Session {
  return {
    id: row.session_id,
    administrator: toAdministrator(row),
    createdAt: row.session_created_at,
    lastSeenAt: row.last_seen_at,
    confirmedAt: row.confirmed_at,
    expiresAt: row.expires_at,
    device: row.device ?? undefined,
    network: row.network ?? undefined,
  };
}
