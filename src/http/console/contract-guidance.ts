// The part of contract.ts that guides to a running connection: setup links with their guests, and what Entra sends.

/** GET /api/console/directories/:id/setup-links -> ConsoleSetupLink[] (newest first, ended ones included); DELETE …/setup-links/:linkId -> 204. */
export interface ConsoleSetupLink {
  readonly id: string;
  /** Whom it is for. */
  readonly name: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string;
  readonly state: 'active' | 'expired' | 'revoked';
}

/** POST /api/console/directories/:id/setup-links -> 201 CreatedSetupLink; 409 BC-905 when ten are open already. */
export interface CreateSetupLinkRequest {
  readonly name: string;
}

export interface CreatedSetupLink {
  readonly link: ConsoleSetupLink;
  /** Shown once: /setup#<secret>. Valid for 72 hours. */
  readonly address: string;
}

/**
 * POST /api/console/setup/enter {secret} -> GuestSession; GET /api/console/setup -> GuestSession; both 410 BC-921 once the link has ended.
 * POST /api/console/setup/leave -> 204. The guest's own directory stands below /api/console/setup/directories/:id as it does below
 * /api/console/directories/:id: itself (PATCH for the switches alone), tokens, activity, live and log.
 */
export interface GuestSession {
  readonly directoryId: string;
  readonly directoryName: string;
  /** Whom the link was made for. */
  readonly name: string;
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly language: 'de' | 'en';
}

/** GET /api/console/directories/:id/mapping -> MappingReport. Costs the same for 2,000 people and for 100,000. */
export interface MappingReport {
  readonly users: number;
  /** How many were looked at: all up to 2,000, an even sample beyond. */
  readonly looked: number;
  readonly attributes: readonly MappedAttribute[];
  /** How many people in the whole directory carry a standing warning; only those that somebody carries. */
  readonly warned: readonly { readonly code: string; readonly users: number }[];
}

export interface MappedAttribute {
  /** The target of the mapping row: `emails[type eq "work"].value`. */
  readonly path: string;
  /** How many of those looked at have a value. */
  readonly people: number;
  /** What was sent last, cut at 80 characters. */
  readonly lastValue: string;
  readonly lastAt: string;
}
