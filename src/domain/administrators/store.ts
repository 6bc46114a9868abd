// The part of the port that keeps administrators, their invitations and sessions.

import type { SessionId } from '../ids/brands.ts';
import type { Administrator, AdministratorId, Invitation, NewSession, Role, Session } from './administrator.ts';

/** "last-owner" when no owner who can sign in would be left; nothing is changed then. */
export type AdministratorOutcome = 'done' | 'last-owner' | 'unknown';

/** Administrators of the installation. Secrets of invitations and sessions arrive as SHA-256 digests. */
export interface AdministratorStore {
  /** Oldest first. */
  list(): Promise<readonly Administrator[]>;
  findByEmail(
    email: string,
  ): Promise<{ readonly administrator: Administrator; readonly passwordHash: string | undefined } | undefined>;
  /** False when an administrator with this e-mail (lower case) exists. */
  insert(administrator: Administrator): Promise<boolean>;
  setPassword(id: AdministratorId, passwordHash: string): Promise<void>;
  noteSignIn(id: AdministratorId, at: number): Promise<void>;
  setRole(id: AdministratorId, role: Role): Promise<AdministratorOutcome>;
  /** Removes the administrator with invitations and sessions. */
  remove(id: AdministratorId): Promise<AdministratorOutcome>;
  readonly invitations: InvitationStore;
  readonly sessions: SessionStore;
}

export interface InvitationStore {
  /** Drops earlier ones for the same administrator, or earlier first-administrator links. Rejects for an unknown administrator. */
  insert(invitation: Invitation, hash: Uint8Array): Promise<void>;
  find(hash: Uint8Array): Promise<Invitation | undefined>;
  /** Uses the invitation up. False when it was used or dropped in the meantime: then it grants nothing. */
  take(hash: Uint8Array): Promise<boolean>;
}

export interface SessionStore {
  /** The password counts as given at the beginning of the session. Rejects for an unknown administrator. */
  insert(session: NewSession, hash: Uint8Array): Promise<void>;
  find(hash: Uint8Array): Promise<Session | undefined>;
  /** The sessions of an administrator, last seen first; ended ones that were not pruned yet are among them. */
  list(id: AdministratorId): Promise<readonly Session[]>;
  touch(hash: Uint8Array, at: number): Promise<void>;
  /** Notes that the administrator gave the password again. */
  confirm(hash: Uint8Array, at: number): Promise<void>;
  remove(hash: Uint8Array): Promise<void>;
  /** Ends one session of an administrator. False when there is no such session. */
  end(id: AdministratorId, session: SessionId): Promise<boolean>;
  endAll(id: AdministratorId, except?: SessionId): Promise<void>;
}
