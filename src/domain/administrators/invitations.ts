// Links that let their holder choose a password. One without an administrator makes the first one.

import { Failure } from '../errors/failure.ts';
import { randomSecret } from '../ids/base62.ts';
import { type Accounts, newAdministrator } from './accounts.ts';
import type { Administrator, AdministratorId, Invitation } from './administrator.ts';
import { checkEmail } from './email.ts';
import { checkPassword } from './password.ts';

/** How long a link works. */
export const invitationMs = 72 * 3_600_000;
/** The first administrator's link is written to the server's log, and each start makes another one. */
const firstInvitationMs = 24 * 3_600_000;

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

/** The secret of a new link. */
export async function invite(accounts: Accounts, administratorId: AdministratorId | undefined): Promise<string> {
  const secret = randomSecret(accounts.platform);
  const lastsMs = administratorId === undefined ? firstInvitationMs : invitationMs;
  const expiresAt = accounts.platform.clock() + lastsMs;
  await accounts.store.invitations.insert({ administratorId, expiresAt }, accounts.platform.sha256(secret));
  return secret;
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

function spent(): Failure {
  return new Failure('BC-907');
}
