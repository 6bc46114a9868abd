// Signed-in browsers. The cookie holds 256 random bits, the store their SHA-256; a session ends after 12 idle hours,
// after 30 days in any case, and with a new password. What hands out keys wants the password once more (ASVS 7.5.1).

import { Failure } from '../errors/failure.ts';
import { randomSecret } from '../ids/base62.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { Accounts } from './accounts.ts';
import type { Administrator, NewSession, Session } from './administrator.ts';

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

/** Where a browser is and what it is, as its holder will tell it from others. */
export type Origin = Pick<NewSession, 'device' | 'network'>;

/** Opens a session after a proof of identity; always a new one (no fixation). */
export async function openSession(
  accounts: Accounts,
  administrator: Administrator,
  origin: Origin = { device: undefined, network: undefined },
): Promise<OpenedSession> {
  const secret = randomSecret(accounts.platform);
  const now = accounts.platform.clock();
  const expiresAt = now + absoluteMs;
  const session = { id: newId(accounts.platform, 'ses'), administratorId: administrator.id, createdAt: now, expiresAt };
  await accounts.store.sessions.insert({ ...session, ...origin }, accounts.platform.sha256(secret));
  await accounts.store.noteSignIn(administrator.id, now);
  return { administrator, secret, expiresAt };
}

/** The session of this cookie; undefined when it is unknown or has ended. Looking at it is a sign of life. */
export async function findSession(accounts: Accounts, secret: string | undefined): Promise<Session | undefined> {
  const session = await peekSession(accounts, secret);
  const now = accounts.platform.clock();
  if (session !== undefined && session.lastSeenAt + seenMs <= now) {
    await accounts.store.sessions.touch(accounts.platform.sha256(secret ?? ''), now);
  }
  return session;
}

/** Like findSession, but does not count as use: for a page that is only open. */
export async function peekSession(accounts: Accounts, secret: string | undefined): Promise<Session | undefined> {
  if (secret === undefined || !secretPattern.test(secret)) return undefined;
  const hash = accounts.platform.sha256(secret);
  const session = await accounts.store.sessions.find(hash);
  if (session === undefined || isOpen(session, accounts.platform.clock())) return session;
  await accounts.store.sessions.remove(hash);
  return undefined;
}

/** The open sessions of an administrator, seen last first. */
export async function listSessions(accounts: Accounts, { id }: Administrator): Promise<readonly Session[]> {
  const now = accounts.platform.clock();
  return (await accounts.store.sessions.list(id)).filter((session) => isOpen(session, now));
}

export async function endSession(accounts: Accounts, administrator: Administrator, id: string): Promise<Session> {
  const session = (await listSessions(accounts, administrator)).find((candidate) => candidate.id === id);
  if (session === undefined || !(await accounts.store.sessions.end(administrator.id, session.id)))
    throw new Failure('BC-904', { reason: 'session' });
  return session;
}

/** The session as the store has it now; refuses with BC-901 when it has ended. */
export async function renewSession(accounts: Accounts, { id, administrator }: Session): Promise<Session> {
  return requireOpen((await listSessions(accounts, administrator)).find((session) => session.id === id));
}

function isOpen({ expiresAt, lastSeenAt }: Session, now: number): boolean {
  return expiresAt > now && lastSeenAt + idleMs > now;
}

/** Like findSession, but refuses who is not signed in. */
export async function requireSession(accounts: Accounts, secret: string | undefined): Promise<Session> {
  return requireOpen(await findSession(accounts, secret));
}

/** Refuses where no session was found. */
export function requireOpen(session: Session | undefined): Session {
  if (session !== undefined) return session;
  throw new Failure('BC-901');
}

/** Notes that the holder of the session has given the right password just now. */
export async function confirmSession(accounts: Accounts, secret: string | undefined): Promise<void> {
  await accounts.store.sessions.confirm(accounts.platform.sha256(secret ?? ''), accounts.platform.clock());
}

/** Refuses when the password was given too long ago: a browser left open, or a stolen cookie, hands out no keys. */
export function requireConfirmed({ clock }: Pick<Platform, 'clock'>, session: Session): void {
  if (session.confirmedAt + confirmedMs > clock()) return;
  throw new Failure('BC-909');
}

/** Ends a session; an unknown one is no fault. */
export async function signOut(accounts: Accounts, secret: string | undefined): Promise<void> {
  if (secret !== undefined && secretPattern.test(secret)) {
    await accounts.store.sessions.remove(accounts.platform.sha256(secret));
  }
}
