// Signed-in browsers. The cookie holds 256 random bits, the store their SHA-256; a session ends after 12 idle hours,
// after 30 days in any case, and with a new password. What hands out keys wants the password once more (ASVS 7.5.1).

import { type Accounts, verifyAdministrator } from './administrators.ts';
import { randomSecret } from './base62.ts';
import { Failure } from './failure.ts';
import type { Administrator, Session } from './model.ts';

const idleMs = 12 * 3_600_000;
const absoluteMs = 30 * 86_400_000;
/** How stale "last seen" may be: reading a page is no reason to write each time. */
const seenMs = 60_000;
/** For so long a password that was given counts as given just now. */
const confirmedMs = 10 * 60_000;
const secretPattern = /^[0-9A-Za-z]{43}$/;

/** A session as the browser gets it. */
export interface OpenedSession {
  readonly administrator: Administrator;
  /** What the cookie holds. */
  readonly secret: string;
  readonly expiresAt: number;
}

/** Opens a session for somebody who has just proved who they are; always a new one (no fixation). */
export async function openSession(accounts: Accounts, administrator: Administrator): Promise<OpenedSession> {
  const secret = randomSecret(accounts.platform);
  const now = accounts.platform.clock();
  const expiresAt = now + absoluteMs;
  await accounts.store.insertSession(administrator.id, accounts.platform.sha256(secret), now, expiresAt);
  await accounts.store.noteSignIn(administrator.id, now);
  return { administrator, secret, expiresAt };
}

/** Signs in with e-mail and password. */
export async function signIn(accounts: Accounts, email: string, password: string): Promise<OpenedSession> {
  return openSession(accounts, await verifyAdministrator(accounts, email, password));
}

/** The session of this cookie; undefined when it is unknown or has ended. Looking at it is a sign of life. */
export async function findSession(accounts: Accounts, secret: string | undefined): Promise<Session | undefined> {
  const session = await peekSession(accounts, secret);
  const now = accounts.platform.clock();
  if (session !== undefined && session.lastSeenAt + seenMs <= now) {
    await accounts.store.noteSeen(accounts.platform.sha256(secret ?? ''), now);
  }
  return session;
}

/** Like findSession, but for a page that only stands open: nobody is there because of it. */
export async function peekSession(accounts: Accounts, secret: string | undefined): Promise<Session | undefined> {
  if (secret === undefined || !secretPattern.test(secret)) return undefined;
  const hash = accounts.platform.sha256(secret);
  const session = await accounts.store.findSession(hash);
  if (session === undefined) return undefined;
  const now = accounts.platform.clock();
  if (session.expiresAt <= now || session.lastSeenAt + idleMs <= now) {
    await accounts.store.removeSession(hash);
    return undefined;
  }
  return session;
}

/** Like findSession, but refuses who is not signed in. */
export async function requireSession(accounts: Accounts, secret: string | undefined): Promise<Session> {
  return requireOpen(await findSession(accounts, secret));
}

/** Refuses where no session was found. */
export function requireOpen(session: Session | undefined): Session {
  if (session !== undefined) return session;
  throw new Failure('BC-901', 'You are not signed in, or your session has ended. Sign in again.');
}

/** Notes that the holder of the session has given the right password just now. */
export async function confirmSession(accounts: Accounts, secret: string | undefined): Promise<void> {
  await accounts.store.noteConfirmed(accounts.platform.sha256(secret ?? ''), accounts.platform.clock());
}

/** Refuses when the password was given too long ago: a browser left open, or a stolen cookie, hands out no keys. */
export function requireConfirmed(accounts: Accounts, session: Session): void {
  if (session.confirmedAt + confirmedMs > accounts.platform.clock()) return;
  throw new Failure('BC-909', 'This needs your password once more. Confirm it and try again.');
}

/** Ends a session; an unknown one is no fault. */
export async function signOut(accounts: Accounts, secret: string | undefined): Promise<void> {
  if (secret !== undefined && secretPattern.test(secret)) {
    await accounts.store.removeSession(accounts.platform.sha256(secret));
  }
}
