// An empty store with a clock that the test moves, countable ids and random bytes.

import { createHash, randomBytes } from 'node:crypto';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { Accounts } from '../administrators/accounts.ts';
import { acceptInvitation, inviteFirstAdministrator } from '../administrators/invitations.ts';
import { verifyAdministrator } from '../administrators/proof.ts';
import { type OpenedSession, openSession } from '../administrators/sessions.ts';
import type { Platform } from '../platform.ts';
import type { Store } from '../store.ts';
import { plainPlatform } from './platform.ts';

export interface Workbench {
  readonly store: Store;
  readonly platform: Platform;
  readonly accounts: Accounts;
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => void;
  /** How many slow hashes were computed so far. */
  readonly slowHashes: () => number;
}

export const hour = 3_600_000;
export const day = 24 * hour;
/** The owner of `openWithOwner`. */
export const email = 'ada@example.com';
export const password = 'correct horse battery';

export function openWorkbench(): Workbench {
  let now = Date.UTC(2026, 0, 1);
  let slow = 0;
  const platform: Platform = {
    ...plainPlatform(),
    clock: () => now,
    uptime: () => now,
    randomBytes: (length) => randomBytes(length),
    sha256: (text) => createHash('sha256').update(text).digest(),
    hashPassword: async (password) => {
      slow += 1;
      return `hash of ${password}`;
    },
    verifyPassword: async (password, hash) => {
      slow += 1;
      return hash === `hash of ${password}`;
    },
  };
  const store = openTemporaryStore();
  return {
    store,
    platform,
    accounts: { store: store.administrators, platform },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    slowHashes: () => slow,
  };
}

/** A workbench with one administrator, an owner who can sign in. */
export async function openWithOwner(): Promise<Workbench> {
  const bench = openWorkbench();
  const secret = await inviteFirstAdministrator(bench.accounts);
  await acceptInvitation(bench.accounts, { secret, email, password });
  return bench;
}

/** Proves who signs in, and opens a session. */
export async function signIn(accounts: Accounts, email: string, password: string): Promise<OpenedSession> {
  const { administrator } = await verifyAdministrator(accounts, email, password);
  return openSession(accounts, administrator);
}

/** What `work` was refused with. */
export async function codeOf(work: () => Promise<unknown>): Promise<string> {
  const error: unknown = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Error && 'code' in error ? String(error.code) : `not refused: ${String(error)}`;
}
