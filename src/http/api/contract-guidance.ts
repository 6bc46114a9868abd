// The part of contract.ts that guides to a running connection: Secret Tokens, setup links with their guests, and what Entra sends.

import type { ConsoleRight } from './contract-installation.ts';

/** GET /api/console/directories/:id/tokens -> ConsoleToken[] (newest first, revoked ones included). */
export interface ConsoleToken {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly lastUsedAt?: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
  /** The setup link whose holder made it, who may change and end no other. */
  readonly setupLinkId?: string;
  readonly state: 'active' | 'expired' | 'revoked';
}

/**
 * POST /api/console/directories/:id/tokens -> 201 CreatedToken; 409 BC-905 when two are active already; 403 BC-909 without a fresh password.
 * `replace` removes the active ones in the same step ("replace now").
 */
export interface CreateTokenRequest {
  readonly name?: string;
  readonly expiresInDays?: number;
  readonly replace?: boolean;
}

export interface CreatedToken {
  readonly token: ConsoleToken;
  /** Shown once; cannot be read again. */
  readonly secret: string;
}

/**
 * PATCH /api/console/directories/:id/tokens/:tokenId -> ConsoleToken: a missing key stays as it is; 409 BC-905 for a token that has ended.
 * DELETE -> 204.
 */
export interface ChangeTokenRequest {
  readonly name?: string;
  /** Days from now, or null for no end. */
  readonly expiresInDays?: number | null;
}

/**
 * GET /api/console/directories/:id/setup-links -> ConsoleSetupLink[] (newest first, ended ones included); DELETE …/setup-links/:linkId?tokens=end|keep -> 204:
 * the active tokens that its holder made end with it unless they are to be kept.
 * POST …/setup-links/:linkId/renew -> ConsoleSetupLink: the link that its holder has lets in again, for 72 hours; 409 BC-905 when it was ended.
 */
export interface ConsoleSetupLink {
  readonly id: string;
  /** Whom it is for. */
  readonly name: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string;
  /** Since when the holder of an expired link asks for more time. */
  readonly requestedAt?: string;
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
 * POST /api/console/setup/leave -> 204. The guest's own directory is below /api/console/setup/directories/:id as it does below
 * /api/console/directories/:id: itself (PATCH for the switches alone), tokens, activity, live and log.
 */
export interface GuestSession {
  readonly linkId: string;
  readonly directoryId: string;
  readonly directoryName: string;
  /** Whom the link was made for. */
  readonly name: string;
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly rights: readonly ConsoleRight[];
  readonly language: 'de' | 'en';
}

/**
 * POST /api/console/setup/ended {secret?} -> EndedSetupLink: what a link that may have ended tells its holder; without a secret that of
 * the cookie. POST …/setup/request {secret?} -> EndedSetupLink: asks for more time. Both 410 BC-921 for a link that is not known.
 */
export interface EndedSetupLink {
  readonly state: 'active' | 'expired' | 'revoked';
  readonly endedAt: string;
  readonly invitedBy: string;
  readonly requestedAt?: string;
}

/** GET /api/console/directories/:id/mapping -> MappingReport. Costs the same for 2,000 people and for 100,000. */
export interface MappingReport {
  readonly users: number;
  /** How many were looked at: all up to 2,000, an even sample beyond. */
  readonly looked: number;
  readonly attributes: readonly MappedAttribute[];
  /** What arrived within a week and no schema describes, the one that came last first. */
  readonly ignored: readonly ConsoleIgnoredAttribute[];
  /** How many users of the whole directory have each mapping warning; only warnings that occur. */
  readonly warned: readonly { readonly code: string; readonly users: number }[];
}

export interface ConsoleIgnoredAttribute {
  readonly path: string;
  /** The schema that the path names, if it names one. */
  readonly urn?: string;
  /** Whether that schema is there, but has no such attribute. */
  readonly hasSchema: boolean;
  /** Whether a PATCH was refused for it. */
  readonly isRefused: boolean;
  readonly requests: number;
  readonly lastAt: string;
  readonly lastEntry: string;
}

/**
 * GET /api/console/directories/:id/schemas -> ConsoleSchema[]; POST -> 201 ImportedSchemas; 400 BC-906 with what is wrong in the document,
 * 409 BC-911 when data forbids it. DELETE …/schemas/:urn -> RemovedSchemas; 409 BC-911 while it is in use.
 */
export interface ConsoleSchema {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly role: 'resource type' | 'extension';
  readonly resourceTypes: readonly { readonly name: string; readonly endpoint: string; readonly required: boolean }[];
  readonly attributes: readonly string[];
}

export interface ImportedSchemas {
  readonly schemas: readonly { readonly urn: string; readonly state: 'added' | 'changed' | 'unchanged' }[];
}

export interface RemovedSchemas {
  readonly removed: readonly string[];
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

/**
 * POST /api/console/directories/:id/rehearsal -> 202 RehearsalState; 409 BC-922 for a directory that is not for testing, 409 BC-923
 * while another runs. DELETE -> 204. GET -> RehearsalState, or {state: "none"}; while it runs, LiveState carries it.
 */
export interface RehearsalOrder {
  /** 1 to 5,000. */
  readonly users: number;
  readonly mapping: 'becard' | 'default';
  readonly dialect: 'legacy' | '2020';
}

export interface RehearsalState {
  /** `failed`: it ran and found faults; `broken`: it could not be brought to its end. */
  readonly state: 'running' | 'passed' | 'failed' | 'cancelled' | 'broken';
  readonly order: RehearsalOrder;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly progress?: { readonly phase: string; readonly done: number; readonly total: number };
  readonly report?: RehearsalReport;
}

export interface RehearsalReport {
  readonly passed: boolean;
  /** What Entra's admin centre would show after Test Connection. */
  readonly connection: { readonly isConnected: boolean; readonly shown: string };
  readonly cycles: readonly RehearsedCycle[];
  readonly requests: {
    readonly total: number;
    readonly perSecond: number;
    readonly latencyMs: { readonly p50: number; readonly p95: number };
  };
  readonly findings: readonly RehearsalFinding[];
  readonly durationMs: number;
}

export interface RehearsedCycle {
  readonly kind: 'initial' | 'incremental';
  readonly users: RehearsedCounts;
  readonly groups: RehearsedCounts;
}

export interface RehearsedCounts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly failed: number;
}

export interface RehearsalFinding {
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: string;
  /** English. */
  readonly message: string;
  readonly example: string;
  readonly count: number;
}
