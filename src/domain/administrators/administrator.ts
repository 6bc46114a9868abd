// The people who sign in to the console: their accounts, the links that make them, and the browsers that they are signed in with.

import type { SessionId } from '../ids/brands.ts';

export type AdministratorId = string & { readonly brand: 'AdministratorId' };

export const roles = ['owner', 'administrator', 'editor', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** A person who signs in to the console. */
export interface Administrator {
  readonly id: AdministratorId;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly lastSignInAt: number | undefined;
  /** False until the person has followed the link and chosen a password. */
  readonly hasPassword: boolean;
}

/** A single-use link: it lets its holder choose a password for `administratorId`, or become the first administrator. */
export interface Invitation {
  readonly administratorId: AdministratorId | undefined;
  readonly expiresAt: number;
}

export interface NewSession {
  readonly id: SessionId;
  readonly administratorId: AdministratorId;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Browser and system in a few words, and the network it came from: by these its holder tells it from others. */
  readonly device: string | undefined;
  readonly network: string | undefined;
}

/** A signed-in browser, found by the SHA-256 of its cookie. */
export interface Session extends Omit<NewSession, 'administratorId'> {
  readonly administrator: Administrator;
  readonly lastSeenAt: number;
  /** When its holder gave the password last. */
  readonly confirmedAt: number;
}
