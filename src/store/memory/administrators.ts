// Administrators, invitations and sessions in memory.

import type { Administrator, AdministratorId, Session } from '../../domain/model.ts';
import type { AdministratorOutcome, AdministratorStore } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { type Account, type KeptSession, type State, toHex } from './state.ts';
import type { Memory } from './writer.ts';

export function createAdministratorStore(memory: Memory): AdministratorStore {
  return { ...createAccounts(memory), ...createInvitations(memory), ...createSessions(memory) };
}

type Accounts = Pick<
  AdministratorStore,
  'list' | 'findByEmail' | 'insert' | 'setPassword' | 'noteSignIn' | 'setRole' | 'remove'
>;

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
    setRole: (id, role) =>
      memory.write((draft) => {
        const outcome = role === 'owner' ? outcomeFor(draft(), id) : outcomeWithout(draft(), id);
        const account = draft().accounts.get(id);
        if (outcome !== 'done' || account === undefined) return outcome;
        draft().accounts.set(id, { ...account, administrator: { ...account.administrator, role } });
        return 'done';
      }),
    remove: (id) =>
      memory.write((draft) => {
        const { accounts, invitations, sessions } = draft();
        const outcome = outcomeWithout(draft(), id);
        if (outcome !== 'done') return outcome;
        accounts.delete(id);
        for (const kept of [invitations, sessions]) dropOf(kept, id);
        return 'done';
      }),
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
  | 'insertSession'
  | 'findSession'
  | 'sessions'
  | 'touchSession'
  | 'noteConfirmed'
  | 'removeSession'
  | 'endSession'
  | 'removeSessions'
>;

function createSessions(memory: Memory): Sessions {
  return {
    insertSession: (session, hash) =>
      memory.write((draft) => {
        refuseUnknown(draft(), session.administratorId);
        const times = { lastSeenAt: session.createdAt, confirmedAt: session.createdAt };
        draft().sessions.set(toHex(hash), { ...session, ...times });
      }),
    findSession: async (hash) => {
      const state = memory.read();
      const session = state.sessions.get(toHex(hash));
      return session === undefined ? undefined : toSession(state, session);
    },
    sessions: async (id) => {
      const state = memory.read();
      const own = [...state.sessions.values()].filter(({ administratorId }) => administratorId === id);
      own.sort((left, right) => right.lastSeenAt - left.lastSeenAt || compareCodePoints(left.id, right.id));
      return own.flatMap((session) => toSession(state, session) ?? []);
    },
    touchSession: (hash, at) => changeSession(memory, hash, { lastSeenAt: at }),
    noteConfirmed: (hash, at) => changeSession(memory, hash, { confirmedAt: at }),
    removeSession: (hash) =>
      memory.write((draft) => {
        draft().sessions.delete(toHex(hash));
      }),
    endSession: (id, ended) =>
      memory.write((draft) => {
        const own = [...draft().sessions].find(([, session]) => session.administratorId === id && session.id === ended);
        return own !== undefined && draft().sessions.delete(own[0]);
      }),
    removeSessions: (id, but) =>
      memory.write((draft) => {
        for (const [hash, session] of draft().sessions) {
          if (session.administratorId === id && session.id !== but) draft().sessions.delete(hash);
        }
      }),
  };
}

function toSession(state: State, { administratorId, ...session }: KeptSession): Session | undefined {
  const account = state.accounts.get(administratorId);
  return account === undefined ? undefined : { administrator: toAdministrator(account), ...session };
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

function changeSession(memory: Memory, hash: Uint8Array, change: Partial<KeptSession>): Promise<void> {
  return memory.write((draft) => {
    const session = draft().sessions.get(toHex(hash));
    if (session !== undefined) draft().sessions.set(toHex(hash), { ...session, ...change });
  });
}

function outcomeFor(state: State, id: AdministratorId): AdministratorOutcome {
  return state.accounts.has(id) ? 'done' : 'unknown';
}

/** Whether an owner who can sign in would be left without this administrator. */
function outcomeWithout(state: State, id: AdministratorId): AdministratorOutcome {
  const owners = [...state.accounts.values()]
    .filter(({ administrator, passwordHash }) => administrator.role === 'owner' && passwordHash !== undefined)
    .map(({ administrator }) => administrator.id);
  return owners.length === 1 && owners[0] === id ? 'last-owner' : outcomeFor(state, id);
}

function dropOf(
  kept: Map<string, { readonly administratorId: AdministratorId | undefined }>,
  id: AdministratorId,
): void {
  for (const [hash, { administratorId }] of kept) if (administratorId === id) kept.delete(hash);
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
