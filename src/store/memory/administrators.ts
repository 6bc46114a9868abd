// Administrators, invitations and sessions in memory.

import type { Administrator, AdministratorId } from '../../directory/model.ts';
import type { AdministratorStore } from '../../directory/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { type Account, type State, toHex } from './state.ts';
import type { Memory } from './writer.ts';

export function createAdministratorStore(memory: Memory): AdministratorStore {
  return { ...createAccounts(memory), ...createInvitations(memory), ...createSessions(memory) };
}

type Accounts = Pick<AdministratorStore, 'list' | 'findByEmail' | 'insert' | 'setPassword' | 'noteSignIn'>;

function createAccounts(memory: Memory): Accounts {
  return {
    list: async () => [...memory.read().accounts.values()].map(toAdministrator).sort(compareCreation),
    findByEmail: async (email) => {
      const account = findAccount(memory.read(), email);
      return account && { administrator: toAdministrator(account), passwordHash: account.passwordHash };
    },
    insert: (administrator) =>
      memory.write((draft) => {
        if (findAccount(draft(), administrator.email) !== undefined) return false;
        draft().accounts.set(administrator.id, { administrator, passwordHash: undefined });
        return true;
      }),
    setPassword: (id, passwordHash) => changeAccount(memory, id, (account) => ({ ...account, passwordHash })),
    noteSignIn: (id, at) =>
      changeAccount(memory, id, ({ administrator, passwordHash }) => ({
        administrator: { ...administrator, lastSignInAt: at },
        passwordHash,
      })),
  };
}

type Invitations = Pick<AdministratorStore, 'insertInvitation' | 'findInvitation' | 'takeInvitation'>;

function createInvitations(memory: Memory): Invitations {
  return {
    insertInvitation: (invitation, hash) =>
      memory.write((draft) => {
        const { invitations } = draft();
        for (const [other, { administratorId }] of invitations) {
          if (administratorId === invitation.administratorId) invitations.delete(other);
        }
        refuseUnknown(draft(), invitation.administratorId);
        invitations.set(toHex(hash), invitation);
      }),
    findInvitation: async (hash) => memory.read().invitations.get(toHex(hash)),
    takeInvitation: (hash) => memory.write((draft) => draft().invitations.delete(toHex(hash))),
  };
}

type Sessions = Pick<
  AdministratorStore,
  'insertSession' | 'findSession' | 'noteSeen' | 'removeSession' | 'removeSessions'
>;

function createSessions(memory: Memory): Sessions {
  return {
    insertSession: (administratorId, hash, createdAt, expiresAt) =>
      memory.write((draft) => {
        refuseUnknown(draft(), administratorId);
        draft().sessions.set(toHex(hash), { administratorId, createdAt, lastSeenAt: createdAt, expiresAt });
      }),
    findSession: async (hash) => {
      const { sessions, accounts } = memory.read();
      const session = sessions.get(toHex(hash));
      const account = session && accounts.get(session.administratorId);
      if (session === undefined || account === undefined) return undefined;
      const { createdAt, lastSeenAt, expiresAt } = session;
      return { administrator: toAdministrator(account), createdAt, lastSeenAt, expiresAt };
    },
    noteSeen: (hash, at) =>
      memory.write((draft) => {
        const session = draft().sessions.get(toHex(hash));
        if (session !== undefined) draft().sessions.set(toHex(hash), { ...session, lastSeenAt: at });
      }),
    removeSession: (hash) =>
      memory.write((draft) => {
        draft().sessions.delete(toHex(hash));
      }),
    removeSessions: (id) =>
      memory.write((draft) => {
        const { sessions } = draft();
        for (const [hash, { administratorId }] of sessions) if (administratorId === id) sessions.delete(hash);
      }),
  };
}

function findAccount(state: State, email: string): Account | undefined {
  return [...state.accounts.values()].find(({ administrator }) => administrator.email === email);
}

function changeAccount(memory: Memory, id: AdministratorId, change: (account: Account) => Account): Promise<void> {
  return memory.write((draft) => {
    const account = draft().accounts.get(id);
    if (account !== undefined) draft().accounts.set(id, change(account));
  });
}

function refuseUnknown(state: State, id: AdministratorId | undefined): void {
  if (id !== undefined && !state.accounts.has(id)) throw new Error('There is no such administrator');
}

function toAdministrator({ administrator, passwordHash }: Account): Administrator {
  return { ...administrator, hasPassword: passwordHash !== undefined };
}

function compareCreation(left: Administrator, right: Administrator): number {
  return left.createdAt - right.createdAt || compareCodePoints(left.id, right.id);
}
