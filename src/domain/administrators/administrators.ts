// The people who sign in to the console: how they are invited, choose a password and prove who they are.
// Guessing is answered the same, in words and in time, whether the account exists or not.

import { Failure } from '../errors/failure.ts';
import { randomSecret } from '../ids/base62.ts';
import type { Platform } from '../platform.ts';
import type { Administrator, AdministratorId, Invitation, Role, Session } from './administrator.ts';
import { checkPassword, maxPasswordLength } from './password.ts';
import type { AdministratorOutcome, AdministratorStore } from './store.ts';

const maxEmailLength = 254;
const emailPattern = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;
/** How long a link works. */
export const invitationMs = 72 * 3_600_000;
/** The first administrator's link is written to the server's log, and each start makes another one. */
const firstInvitationMs = 24 * 3_600_000;

/** Where administrators are kept, and what their secrets are made with. */
export interface Accounts {
  readonly store: AdministratorStore;
  readonly platform: Platform;
}

/** The part of a store in which administrators are kept. */
interface Holder {
  readonly store: { readonly administrators: AdministratorStore };
  readonly platform: Platform;
}

export function accountsOf({ store, platform }: Holder): Accounts {
  return { store: store.administrators, platform };
}

/** What the holder of an invitation sends. `email` counts only for the first administrator. */
export interface Acceptance {
  readonly secret: string;
  readonly email?: string | undefined;
  readonly password: string;
}

/** An invitation as its holder sees it; without an e-mail it makes the first administrator. */
export interface OpenInvitation {
  readonly email: string | undefined;
  readonly expiresAt: number;
}

/** The link that lets its holder choose a password. The secret is in the fragment, which browsers never send. */
export function welcomeLink(publicUrl: string, secret: string): string {
  return `${publicUrl}/welcome#${secret}`;
}

/** Whether no administrator can sign in yet. */
export async function needsFirstAdministrator(accounts: Accounts): Promise<boolean> {
  const administrators = await accounts.store.list();
  return administrators.every((administrator) => !administrator.hasPassword);
}

/** The secret of the link for the first administrator; earlier ones end. */
export function inviteFirstAdministrator(accounts: Accounts): Promise<string> {
  return invite(accounts, undefined);
}

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

/** Looks at an invitation without using it up. */
export async function previewInvitation(accounts: Accounts, secret: string): Promise<OpenInvitation> {
  const invitation = await openInvitation(accounts, secret);
  const invited = await findInvited(accounts, invitation);
  return { email: invited?.email, expiresAt: invitation.expiresAt };
}

/** The hash of the password that an invitation is to be used for, where it can be. It is slow, and so made before any transaction. */
export async function hashAcceptance(accounts: Accounts, acceptance: Acceptance): Promise<string> {
  const invited = await findInvited(accounts, await openInvitation(accounts, acceptance.secret));
  const email = invited?.email ?? checkEmail(acceptance.email ?? '');
  checkPassword(accounts.platform, acceptance.password, email);
  return accounts.platform.hashPassword(acceptance.password);
}

/** Uses an invitation up: its holder has a password from now on, and every earlier session has ended. */
export async function acceptInvitation(
  accounts: Accounts,
  acceptance: Acceptance,
  hash?: string,
): Promise<Administrator> {
  const passwordHash = hash ?? (await hashAcceptance(accounts, acceptance));
  const invitation = await openInvitation(accounts, acceptance.secret);
  const invited = await findInvited(accounts, invitation);
  const email = invited?.email ?? checkEmail(acceptance.email ?? '');
  const isMine = await accounts.store.invitations.take(accounts.platform.sha256(acceptance.secret));
  if (!isMine) throw spent();
  const administrator = invited ?? (await becomeFirst(accounts, email));
  await accounts.store.setPassword(administrator.id, passwordHash);
  await accounts.store.sessions.endAll(administrator.id);
  return { ...administrator, hasPassword: true };
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

/** E-mail addresses of administrators are compared in lower case. */
function normalizeEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** The text as the e-mail address that an account may have, or undefined. */
export function parseEmail(text: string): string | undefined {
  const email = normalizeEmail(text);
  const isEmail = email.length <= maxEmailLength && emailPattern.test(email) && email.isWellFormed();
  return isEmail ? email : undefined;
}

/** Without a hash to compare with, a new one is made: the same work, so that time does not tell that the account is unknown. */
async function verifyAtConstantCost(platform: Platform, password: string, hash: string | undefined): Promise<boolean> {
  if (password.length > maxPasswordLength) return false;
  if (hash !== undefined) return platform.verifyPassword(password, hash);
  await platform.hashPassword(password);
  return false;
}

async function invite(accounts: Accounts, administratorId: AdministratorId | undefined): Promise<string> {
  const secret = randomSecret(accounts.platform);
  const lastsMs = administratorId === undefined ? firstInvitationMs : invitationMs;
  const expiresAt = accounts.platform.clock() + lastsMs;
  await accounts.store.invitations.insert({ administratorId, expiresAt }, accounts.platform.sha256(secret));
  return secret;
}

/** A first-administrator link ends as soon as an administrator can sign in another way. */
async function openInvitation(accounts: Accounts, secret: string): Promise<Invitation> {
  const invitation = await accounts.store.invitations.find(accounts.platform.sha256(secret));
  if (invitation === undefined || invitation.expiresAt <= accounts.platform.clock()) throw spent();
  const isForFirst = invitation.administratorId === undefined;
  if (isForFirst && !(await needsFirstAdministrator(accounts))) throw spent();
  return invitation;
}

async function findInvited(accounts: Accounts, invitation: Invitation): Promise<Administrator | undefined> {
  if (invitation.administratorId === undefined) return undefined;
  const administrators = await accounts.store.list();
  const invited = administrators.find((administrator) => administrator.id === invitation.administratorId);
  if (invited === undefined) throw spent();
  return invited;
}

/** An administrator who was added on the command line and has not used that link yet may use this one. */
async function becomeFirst(accounts: Accounts, email: string): Promise<Administrator> {
  const administrator = newAdministrator(accounts, email, 'owner');
  if (await accounts.store.insert(administrator)) return administrator;
  const account = await accounts.store.findByEmail(email);
  if (account === undefined || account.passwordHash !== undefined) throw spent();
  return account.administrator;
}

// The one place where text becomes an AdministratorId.
function newAdministrator(accounts: Accounts, email: string, role: Role): Administrator {
  return {
    id: `adm_${accounts.platform.uuid()}` as AdministratorId,
    email,
    role,
    createdAt: accounts.platform.clock(),
    lastSignInAt: undefined,
    hasPassword: false,
  };
}

function checkEmail(email: string): string {
  const parsed = parseEmail(email);
  if (parsed !== undefined) return parsed;
  throw new Failure('BC-906', { reason: 'email' });
}

function checkOutcome(outcome: AdministratorOutcome): void {
  if (outcome === 'unknown') refuseUnknown();
  if (outcome === 'done') return;
  throw new Failure('BC-910');
}

function wrongPassword(): Failure {
  return new Failure('BC-902');
}

function refuseUnknown(): never {
  throw new Failure('BC-904', { reason: 'administrator' });
}

function spent(): Failure {
  return new Failure('BC-907');
}
