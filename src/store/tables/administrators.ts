// Administrators. Their invitations and sessions are tables of their own; of secrets only digests are kept.

import type { Administrator, AdministratorId, AdministratorStore } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import { type Database, type Sql, type SqlValue, toValues } from './sql.ts';

export const administratorFields = fieldsOf<KeptAdministrator>({
  id: 'value',
  email: 'value',
  role: 'value',
  createdAt: 'value',
  lastSignInAt: 'value',
  passwordHash: 'value',
});

interface KeptAdministrator extends Omit<Administrator, 'hasPassword'> {
  readonly passwordHash: string | undefined;
}

export type Accounts = Omit<AdministratorStore, 'invitations' | 'sessions'>;

const all = `SELECT ${administratorFields.selection} FROM administrator`;
const list = `${all} ORDER BY created_at, id`;
const findByEmail = `${all} WHERE email = ?`;
const insert = `
  INSERT INTO administrator (id, email, role, created_at, last_sign_in_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (email) DO NOTHING`;
const setPassword = 'UPDATE administrator SET password_hash = ? WHERE id = ?';
const noteSignIn = 'UPDATE administrator SET last_sign_in_at = ? WHERE id = ?';
const setRole = 'UPDATE administrator SET role = ? WHERE id = ?';
const dropInvitations = 'DELETE FROM invitation WHERE administrator_id = ?';
const endSessions = 'DELETE FROM session WHERE administrator_id = ?';
const remove = 'DELETE FROM administrator WHERE id = ?';
const owners = "SELECT id FROM administrator WHERE role = 'owner' AND password_hash IS NOT NULL LIMIT 2";

export function createAccounts({ read, inInstallation }: Database): Accounts {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number> =>
    inInstallation((sql) => sql.run(text, ...values));
  return {
    list: async () => (await read.all<Row>(list)).map(administratorFields.read).map(toAdministrator),
    findByEmail: async (email) => {
      const row = await read.get<Row>(findByEmail, email);
      const found = row && administratorFields.read(row);
      return found && { administrator: toAdministrator(found), passwordHash: found.passwordHash };
    },
    insert: async ({ id, email, role, createdAt, lastSignInAt }) =>
      (await write(insert, ...toValues(id, email, role, createdAt, lastSignInAt))) === 1,
    setPassword: async (id, passwordHash) => void (await write(setPassword, passwordHash, id)),
    noteSignIn: async (id, at) => void (await write(noteSignIn, at, id)),
    setRole: (id, role) =>
      inInstallation(async (sql) => {
        if (role !== 'owner' && (await isLastOwner(sql, id))) return 'last-owner';
        return (await sql.run(setRole, role, id)) === 1 ? 'done' : 'unknown';
      }),
    remove: (id) =>
      inInstallation(async (sql) => {
        if (await isLastOwner(sql, id)) return 'last-owner';
        await sql.run(dropInvitations, id);
        await sql.run(endSessions, id);
        return (await sql.run(remove, id)) === 1 ? 'done' : 'unknown';
      }),
  };
}

/** Whether this is the only owner who can sign in. */
async function isLastOwner(sql: Sql, id: AdministratorId): Promise<boolean> {
  const found = await sql.all<Pick<Administrator, 'id'>>(owners);
  return found.length === 1 && found[0]?.id === id;
}

export function toAdministrator({ passwordHash, ...administrator }: KeptAdministrator): Administrator {
  return { ...administrator, hasPassword: passwordHash !== undefined };
}
