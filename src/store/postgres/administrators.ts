// Administrators of the console with their invitations and sessions, whose secrets are here as digests only.
// Whoever writes holds the installation's turn: what was looked at before stays true, on however many nodes.

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
import type { Parameter, Statements } from './connection.ts';
import { installation } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

export function createAdministratorStore(reader: Reader, writer: Writer): AdministratorStore {
  const access: Access = {
    read: reader.installation,
    write: (work) => writer.write(installation, ({ statements }) => work(statements)),
  };
  return { ...createAccounts(access), ...createInvitations(access), ...createSessions(access) };
}

interface Access {
  readonly read: Statements;
  readonly write: <Result>(work: (statements: Statements) => Promise<Result>) => Promise<Result>;
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

function createAccounts(access: Access): Accounts {
  return {
    list: async () => {
      const { rows } = await access.read.query<AdministratorRow>(`${all} ORDER BY a.created_at, a.id`);
      return rows.map(toAdministrator);
    },
    findByEmail: async (email) => {
      const row = (await access.read.query<AdministratorRow>(`${all} WHERE a.email = ?`, email)).rows[0];
      if (row === undefined) return undefined;
      return { administrator: toAdministrator(row), passwordHash: row.password_hash ?? undefined };
    },
    insert: async ({ id, email, role, createdAt, lastSignInAt }: Administrator) =>
      (await run(access, insert, id, email, role, createdAt, lastSignInAt ?? null)) > 0,
    setPassword: (id, passwordHash) => ignore(run(access, setPassword, passwordHash, id)),
    noteSignIn: (id, at) => ignore(run(access, noteSignIn, at, id)),
    setRole: (id, role) =>
      access.write(async (statements) => {
        if (role !== 'owner' && (await isLastOwner(statements, id))) return 'last-owner';
        return (await statements.query(setRole, role, id)).changes > 0 ? 'done' : 'unknown';
      }),
    remove: (id) =>
      access.write(async (statements) => {
        if (await isLastOwner(statements, id)) return 'last-owner';
        for (const drop of [dropInvitations, removeSessions]) await statements.query(drop, id);
        return (await statements.query(remove, id)).changes > 0 ? 'done' : 'unknown';
      }),
  };
}

/** Whether this is the only owner who can sign in. */
async function isLastOwner(statements: Statements, id: AdministratorId): Promise<boolean> {
  const { rows } = await statements.query<{ id: AdministratorId }>(owners);
  return rows.length === 1 && rows[0]?.id === id;
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

function createInvitations(access: Access): Invitations {
  return {
    insertInvitation: ({ administratorId, expiresAt }: Invitation, hash) =>
      access.write(async (statements) => {
        if (administratorId === undefined) await statements.query(dropFirstInvitations);
        else await statements.query(dropInvitations, administratorId);
        await statements.query(insertInvitation, hash, administratorId ?? null, expiresAt);
      }),
    findInvitation: async (hash) => {
      const row = (await access.read.query<InvitationRow>(findInvitation, hash)).rows[0];
      if (row === undefined) return undefined;
      return { administratorId: row.administrator_id ?? undefined, expiresAt: row.expires_at };
    },
    takeInvitation: async (hash) => (await run(access, takeInvitation, hash)) > 0,
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

function createSessions(access: Access): Sessions {
  return {
    insertSession: (session, hash) => ignore(run(access, sessionInsert, ...fromSession(session, hash))),
    findSession: async (hash) => {
      const { rows } = await access.read.query<SessionRow>(findSession, hash);
      return rows[0] === undefined ? undefined : toSession(rows[0]);
    },
    sessions: async (id) => {
      const { rows } = await access.read.query<SessionRow>(sessionsOf, id);
      return rows.map(toSession);
    },
    touchSession: (hash, at) => ignore(run(access, noteSeen, at, hash)),
    noteConfirmed: (hash, at) => ignore(run(access, noteConfirmed, at, hash)),
    removeSession: (hash) => ignore(run(access, removeSession, hash)),
    endSession: async (id, session) => (await run(access, endSession, id, session)) > 0,
    removeSessions: (id, but) =>
      ignore(but === undefined ? run(access, removeSessions, id) : run(access, removeOtherSessions, id, but)),
  };
}

/** How many rows one statement has written. */
function run({ write }: Access, sql: string, ...parameters: readonly Parameter[]): Promise<number> {
  return write(async (statements) => (await statements.query(sql, ...parameters)).changes);
}

async function ignore(changes: Promise<number>): Promise<void> {
  await changes;
}
