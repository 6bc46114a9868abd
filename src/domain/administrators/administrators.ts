// Administrators, the people who sign in to the console: added, found, given a role, removed.

import { Failure } from '../errors/failure.ts';
import { type Accounts, newAdministrator } from './accounts.ts';
import type { Administrator, Role } from './administrator.ts';
import { checkEmail, normalizeEmail } from './email.ts';
import { invite } from './invitations.ts';
import type { AdministratorOutcome } from './store.ts';

/** Adds an administrator, who follows the link to choose a password. The first one of all is an owner. */
export async function createAdministrator(
  accounts: Accounts,
  email: string,
  role?: Role,
): Promise<{ readonly administrator: Administrator; readonly secret: string }> {
  const others = await accounts.store.list();
  const fallback = others.some((other) => other.role === 'owner') ? 'administrator' : 'owner';
  const administrator = newAdministrator(accounts, checkEmail(email), role ?? fallback);
  if (!(await accounts.store.insert(administrator))) {
    throw new Failure('BC-905', { reason: 'administrator', email: administrator.email });
  }
  return { administrator, secret: await invite(accounts, administrator.id) };
}

/** A new link for an administrator. The old password works until it is used; then every session ends. */
export async function resetAdministrator(
  accounts: Accounts,
  email: string,
): Promise<{ readonly administrator: Administrator; readonly secret: string }> {
  const account = await accounts.store.findByEmail(normalizeEmail(email));
  if (account === undefined) throw new Failure('BC-904', { reason: 'email', email: normalizeEmail(email) });
  return { administrator: account.administrator, secret: await invite(accounts, account.administrator.id) };
}

/** The administrator with this id or e-mail address, or a Failure that says there is none. */
export async function findAdministrator(accounts: Accounts, id: string): Promise<Administrator> {
  const administrators = await accounts.store.list();
  const email = normalizeEmail(id);
  const found = administrators.find((administrator) => administrator.id === id || administrator.email === email);
  if (found === undefined && id.includes('@')) throw new Failure('BC-904', { reason: 'email', email });
  return found ?? refuseUnknown();
}

/** Gives another role; it is in force in open sessions at once. The last owner keeps theirs. */
export async function changeRole(accounts: Accounts, { id }: Administrator, role: Role): Promise<void> {
  checkOutcome(await accounts.store.setRole(id, role));
}

/** Removes an administrator with every session and link; the last owner stays. */
export async function removeAdministrator(accounts: Accounts, { id }: Administrator): Promise<void> {
  checkOutcome(await accounts.store.remove(id));
}

function checkOutcome(outcome: AdministratorOutcome): void {
  if (outcome === 'unknown') refuseUnknown();
  if (outcome === 'done') return;
  throw new Failure('BC-910');
}

function refuseUnknown(): never {
  throw new Failure('BC-904', { reason: 'administrator' });
}
