// Administrators of the console with their invitations and sessions, whose secrets are here as digests only.

import type { Administrator, AdministratorId, Invitation } from '../../domain/model.ts';
import type { AdministratorStore } from '../../domain/store.ts';
import {
  type AdministratorRow,
  administratorColumns,
  fromSession,
  type SessionRow,
  sessionColumns,
  sessionInsert,
  toAdministrator,
  toSession,
} from '../rows-directory.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

/** Reads go to `reader`, writes through the queue. */
export function createAdministratorStore(reader: Statements, writer: Writer): AdministratorStore {
  return {
    ...createAccounts(reader, writer),
    ...createInvitations(reader, writer),
    ...createSessions(reader, writer),
  };
}

type Accounts = Pick<
  AdministratorStore,
  'list' | 'findByEmail' | 'insert' | 'setPassword' | 'noteSignIn' | 'setRole' | 'remove'
>;

const all = `SELECT ${administratorColumns} FROM administrator a`;
const insert = `
  INSERT INTO administrator (id, email, role, created_at, last_sign_in_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (email) DO NOTHING`;
const setPassword = 'UPDATE administrator SET password_hash = ? WHERE id = ?';
const noteSignIn = 'UPDATE administrator SET last_sign_in_at = ? WHERE id = ?';
const setRole = 'UPDATE administrator SET role = ? WHERE id = ?';
const remove = 'DELETE FROM administrator WHERE id = ?';
const owners = "SELECT id FROM administrator WHERE role = 'owner' AND password_hash IS NOT NULL LIMIT 2";

function createAccounts(reader: Statements, writer: Writer): Accounts {
  return {
    list: async () => reader.query<AdministratorRow>(`${all} ORDER BY a.created_at, a.id`).all().map(toAdministrator),
    findByEmail: async (email) => {
      const row = reader.query<AdministratorRow>(`${all} WHERE a.email = ?`).get(email);
      if (row === undefined) return undefined;
      return { administrator: toAdministrator(row), passwordHash: row.password_hash ?? undefined };
    },
    insert: ({ id, email, role, createdAt, lastSignInAt }: Administrator) =>
      writer.write((statements) => {
        return statements.query(insert).run(id, email, role, createdAt, lastSignInAt ?? null).changes > 0;
      }),
    setPassword: (id, passwordHash) => run(writer, setPassword, passwordHash, id),
    noteSignIn: (id, at) => run(writer, noteSignIn, at, id),
    setRole: (id, role) =>
      writer.write((statements) => {
        if (role !== 'owner' && isLastOwner(statements, id)) return 'last-owner';
        return statements.query(setRole).run(role, id).changes > 0 ? 'done' : 'unknown';
      }),
    remove: (id) =>
      writer.write((statements) => {
        if (isLastOwner(statements, id)) return 'last-owner';
        for (const drop of [dropInvitations, removeSessions]) statements.query(drop).run(id);
        return statements.query(remove).run(id).changes > 0 ? 'done' : 'unknown';
      }),
  };
}

/** Whether this is the only owner who can sign in. */
function isLastOwner(statements: Statements, id: AdministratorId): boolean {
  const found = statements.query<{ id: AdministratorId }>(owners).all();
  return found.length === 1 && found[0]?.id === id;
}

type Invitations = Pick<AdministratorStore, 'insertInvitation' | 'findInvitation' | 'takeInvitation'>;

interface InvitationRow {
  readonly administrator_id: AdministratorId | null;
  readonly expires_at: number;
}
const dropInvitations = 'DELETE FROM invitation WHERE administrator_id = ?';
const dropFirstInvitations = 'DELETE FROM invitation WHERE administrator_id IS NULL';
const insertInvitation = 'INSERT INTO invitation (hash, administrator_id, expires_at) VALUES (?, ?, ?)';
const findInvitation = 'SELECT administrator_id, expires_at FROM invitation WHERE hash = ?';
const takeInvitation = 'DELETE FROM invitation WHERE hash = ?';

function createInvitations(reader: Statements, writer: Writer): Invitations {
  return {
    insertInvitation: ({ administratorId, expiresAt }: Invitation, hash) =>
      writer.write((statements) => {
        if (administratorId === undefined) statements.query(dropFirstInvitations).run();
        else statements.query(dropInvitations).run(administratorId);
        statements.query(insertInvitation).run(hash, administratorId ?? null, expiresAt);
      }),
    findInvitation: async (hash) => {
      const row = reader.query<InvitationRow>(findInvitation).get(hash);
      if (row === undefined) return undefined;
      return { administratorId: row.administrator_id ?? undefined, expiresAt: row.expires_at };
    },
    takeInvitation: (hash) => writer.write((statements) => statements.query(takeInvitation).run(hash).changes > 0),
  };
}

type Sessions = Pick<
  AdministratorStore,
  | 'insertSession'
  | 'findSession'
  | 'sessions'
  | 'touchSession'
  | 'noteConfirmed'
  | 'removeSession'
  | 'endSession'
  | 'removeSessions'
>;

const fromSessions = 'FROM session s JOIN administrator a ON a.id = s.administrator_id';
const findSession = `SELECT ${sessionColumns} ${fromSessions} WHERE s.hash = ?`;
const sessionsOf = `
  SELECT ${sessionColumns} ${fromSessions} WHERE s.administrator_id = ? ORDER BY s.last_seen_at DESC, s.id`;
const noteSeen = 'UPDATE session SET last_seen_at = ? WHERE hash = ?';
const noteConfirmed = 'UPDATE session SET confirmed_at = ? WHERE hash = ?';
const removeSession = 'DELETE FROM session WHERE hash = ?';
const endSession = 'DELETE FROM session WHERE administrator_id = ? AND id = ?';
const removeSessions = 'DELETE FROM session WHERE administrator_id = ?';
const removeOtherSessions = `${removeSessions} AND id IS DISTINCT FROM ?`;

function createSessions(reader: Statements, writer: Writer): Sessions {
  return {
    insertSession: (session, hash) => run(writer, sessionInsert, ...fromSession(session, hash)),
    findSession: async (hash) => {
      const row = reader.query<SessionRow>(findSession).get(hash);
      return row === undefined ? undefined : toSession(row);
    },
    sessions: async (id) => reader.query<SessionRow>(sessionsOf).all(id).map(toSession),
    touchSession: (hash, at) => run(writer, noteSeen, at, hash),
    noteConfirmed: (hash, at) => run(writer, noteConfirmed, at, hash),
    removeSession: (hash) => run(writer, removeSession, hash),
    endSession: (id, session) =>
      writer.write((statements) => statements.query(endSession).run(id, session).changes > 0),
    removeSessions: (id, but) =>
      but === undefined ? run(writer, removeSessions, id) : run(writer, removeOtherSessions, id, but),
  };
}

function run(
  writer: Writer,
  sql: string,
  ...parameters: readonly (string | number | null | Uint8Array)[]
): Promise<void> {
  return writer.write((statements) => {
    statements.query(sql).run(...parameters);
  });
}
