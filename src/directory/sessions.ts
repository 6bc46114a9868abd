// Signed-in browsers. The cookie holds 256 random bits, the store their SHA-256; a session ends after 12 idle hours,
// after 30 days in any case, and with a new password.

import { type Accounts, verifyAdministrator } from './administrators.ts';
import { randomSecret } from './base62.ts';
import { Failure } from './failure.ts';
import type { Administrator } from './model.ts';

const idleMs = 12 * 3_600_000;
const absoluteMs = 30 * 86_400_000;
/** How stale "last seen" may be: reading a page is no reason to write each time. */
const seenMs = 60_000;
const secretPattern = /^[0-9A-Za-z]{43}$/;

/** A session as the browser gets it. */
export interface OpenedSession {
  readonly administrator: Administrator;
  /** What the cookie holds. */
  readonly secret: string;
  readonly expiresAt: number;
}

/** Opens a session for somebody who has just proved who they are; always a new one. */
export async function openSession(accounts: Accounts, administrator: Administrator): Promise<OpenedSession> {
  const secret = randomSecret(accounts.platform);
  const now = accounts.platform.clock();
  const expiresAt = now + absoluteMs;
  await accounts.store.insertSession(administrator.id, accounts.platform.sha256(secret), now, expiresAt);
  return { administrator, secret, expiresAt };
}

/** Signs in with e-mail and password. */
export async function signIn(accounts: Accounts, email: string, password: string): Promise<OpenedSession> {
  return openSession(accounts, await verifyAdministrator(accounts, email, password));
}

/** Whose session this is; undefined when it is unknown or has ended. */
export async function findSignedIn(accounts: Accounts, secret: string | undefined): Promise<Administrator | undefined> {
  if (secret === undefined || !secretPattern.test(secret)) return undefined;
  const hash = accounts.platform.sha256(secret);
  const session = await accounts.store.findSession(hash);
  if (session === undefined) return undefined;
  const now = accounts.platform.clock();
  if (session.expiresAt <= now || session.lastSeenAt + idleMs <= now) {
    await accounts.store.removeSession(hash);
    return undefined;
  }
  if (session.lastSeenAt + seenMs <= now) await accounts.store.noteSeen(hash, now);
  return session.administrator;
}

/** Like findSignedIn, but refuses who is not signed in. */
export async function requireSignedIn(accounts: Accounts, secret: string | undefined): Promise<Administrator> {
  const administrator = await findSignedIn(accounts, secret);
  if (administrator !== undefined) return administrator;
  throw new Failure('BC-901', 'You are not signed in, or your session has ended. Sign in again.');
}

/** Ends a session; an unknown one is no fault. */
export async function signOut(accounts: Accounts, secret: string | undefined): Promise<void> {
  if (secret !== undefined && secretPattern.test(secret)) {
    await accounts.store.removeSession(accounts.platform.sha256(secret));
  }
}
