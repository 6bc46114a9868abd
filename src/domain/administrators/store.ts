// The part of the port that keeps administrators, their invitations and sessions.

import type { Administrator, AdministratorId, Invitation, NewSession, Role, Session, SessionId } from './model.ts';

/** "last-owner" when nobody who can sign in would own the installation any more; nothing is changed then. */
export type AdministratorOutcome = 'done' | 'last-owner' | 'unknown';

/** Administrators, their invitations and sessions. Secrets arrive as SHA-256 digests. */
export interface AdministratorStore {
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
  /** Stores an invitation and drops earlier ones for the same administrator (or earlier first-administrator links). */
  insertInvitation(invitation: Invitation, hash: Uint8Array): Promise<void>;
  findInvitation(hash: Uint8Array): Promise<Invitation | undefined>;
  /** Uses the invitation up. False when it was used or dropped in the meantime: then nothing may be granted. */
  takeInvitation(hash: Uint8Array): Promise<boolean>;
  /** The password counts as given at its beginning. */
  insertSession(session: NewSession, hash: Uint8Array): Promise<void>;
  findSession(hash: Uint8Array): Promise<Session | undefined>;
  /** Those of an administrator, seen last first; ended ones that were not forgotten yet are among them. */
  sessions(id: AdministratorId): Promise<readonly Session[]>;
  touchSession(hash: Uint8Array, at: number): Promise<void>;
  noteConfirmed(hash: Uint8Array, at: number): Promise<void>;
  removeSession(hash: Uint8Array): Promise<void>;
  /** Ends one of an administrator's. False when there is no such one. */
  endSession(id: AdministratorId, session: SessionId): Promise<boolean>;
  /** Ends every session of an administrator, for example after a new password, but the one that is named. */
  removeSessions(id: AdministratorId, but?: SessionId): Promise<void>;
}
