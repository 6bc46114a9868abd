// How administrators prove who they are, and change the password by which they do.
// Guessing is answered the same, in words and in time, whether the account exists or not.

import { Failure } from '../errors/failure.ts';
import type { Platform } from '../platform.ts';
import type { Accounts } from './accounts.ts';
import type { Administrator, Session } from './administrator.ts';
import { normalizeEmail } from './email.ts';
import { checkPassword, maxPasswordLength } from './password.ts';

/** An administrator whose password was right, and the hash that it was right by. */
export interface Proof {
  readonly administrator: Administrator;
  readonly passwordHash: string | undefined;
}

/** The administrator with this e-mail and password, or a Failure that does not tell which of the two was wrong. */
export async function verifyAdministrator(accounts: Accounts, email: string, password: string): Promise<Proof> {
  const account = await accounts.store.findByEmail(normalizeEmail(email));
  const isRight = await verifyAtConstantCost(accounts.platform, password, account?.passwordHash);
  if (account === undefined || !isRight) throw wrongPassword();
  return account;
}

/** Refuses as a wrong password one that was replaced while it was being checked, which takes a while, or whose account was removed. */
export async function requireSamePassword(accounts: Accounts, { administrator, passwordHash }: Proof): Promise<void> {
  const account = await accounts.store.findByEmail(administrator.email);
  if (account?.administrator.id !== administrator.id || account.passwordHash !== passwordHash) throw wrongPassword();
}

/** The hash of the password that an administrator will have. It is slow, and so made before any transaction. */
export async function hashNewPassword(accounts: Accounts, { email }: Administrator, password: string): Promise<string> {
  checkPassword(accounts.platform, password, email);
  return accounts.platform.hashPassword(password);
}

/** Gives the administrator of a session another password, by its hash. Every other session of theirs ends. */
export async function changePassword(accounts: Accounts, { id, administrator }: Session, hash: string): Promise<void> {
  await accounts.store.setPassword(administrator.id, hash);
  await accounts.store.sessions.endAll(administrator.id, id);
}

/** Without a hash to compare with, a new one is made: the same work, so that time does not tell that the account is unknown. */
async function verifyAtConstantCost(platform: Platform, password: string, hash: string | undefined): Promise<boolean> {
  if (password.length > maxPasswordLength) return false;
  if (hash !== undefined) return platform.verifyPassword(password, hash);
  await platform.hashPassword(password);
  return false;
}

function wrongPassword(): Failure {
  return new Failure('BC-902');
}
