// The part of the contract that is about the installation as a whole: administrators, audit log, retention, system.
// What hands out keys answers 403 BC-909 when the password was given more than ten minutes ago: confirm it, then repeat.

import type { StoredAuditAction } from '../../domain/index.ts';

export type { AuditAction } from '../../domain/index.ts';

export type ConsoleRole = 'owner' | 'administrator' | 'editor' | 'auditor';
/** What a caller may do (domain/administrators/roles.ts). */
export type ConsoleRight = 'read' | 'edit' | 'connect' | 'administer' | 'audit' | 'operate' | 'own';

export interface HistoryChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** POST /api/console/session/confirm -> 204, or 401 BC-902, 429 BC-908. */
export interface ConfirmRequest {
  readonly password: string;
}

/**
 * GET /api/console/administrators -> AdministratorRow[]; PATCH …/:id -> AdministratorRow; DELETE …/:id -> 204;
 * 409 BC-910 where no owner who can sign in would be left. All but GET: owners, with a fresh password.
 */
export interface AdministratorRow {
  readonly id: string;
  readonly email: string;
  readonly role: ConsoleRole;
  readonly createdAt: string;
  readonly lastSignInAt?: string;
  /** `invited` until a password is chosen by the link. */
  readonly state: 'active' | 'invited';
}

/** POST /api/console/administrators -> 201 InvitedAdministrator. */
export interface InviteRequest {
  readonly email: string;
  readonly role: ConsoleRole;
}

/** POST /api/console/administrators/:id/reset -> InvitedAdministrator as well. */
export interface InvitedAdministrator {
  readonly administrator: AdministratorRow;
  /** Shown once; works once, until `expiresAt`. */
  readonly link: string;
  readonly expiresAt: string;
}

/**
 * GET /api/console/audit?action=&actor=&directory=&since=&until=&before=&limit=100 -> AuditPage, newest first. `since` and `until`
 * are RFC 3339 texts. GET /api/console/audit/export?format=csv|json&separator=…&the same filters -> a file.
 */
export interface AuditPage {
  readonly entries: readonly AuditLine[];
  /** Present when there are more: the value for `before`. */
  readonly next?: string;
}

export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly action: StoredAuditAction;
  readonly actor: string;
  readonly origin?: string;
  readonly directoryId?: string;
  readonly target?: string;
  readonly subject?: string;
  readonly changes: readonly HistoryChange[];
  readonly hash: string;
}

/** GET /api/console/audit/check -> AuditCheck: whether a line was changed or taken out, and which. */
export interface AuditCheck {
  readonly state: 'intact' | 'changed' | 'missing' | 'unproved';
  readonly sequence?: number;
  readonly entries?: number;
  /** How many lines the key proves that is kept outside the database; 0 where there is none. */
  readonly keyed?: number;
  readonly keyId?: string;
}

/** GET /api/console/retention -> RetentionDays. */
export interface RetentionDays {
  readonly log: number;
  readonly history: number;
  readonly deleted: number;
  readonly audit: number;
}

/** GET /api/console/system -> SystemReport, of the node that answers. */
export interface SystemReport {
  readonly version: string;
  readonly node: string;
  readonly runtime: string;
  readonly startedAt: string;
  readonly memoryBytes: number;
  readonly store: 'SQLite' | 'PostgreSQL';
  /** Number of the newest migration, where the store has any. */
  readonly migration?: number;
  /** Lines of the provisioning log that wait to be written. */
  readonly queuedLines: number;
  /** Of the last 15 minutes. */
  readonly directories: readonly DirectoryLoad[];
}

export interface DirectoryLoad {
  readonly id: string;
  readonly name: string;
  readonly requests: number;
  /** Refused with 4xx. */
  readonly refused: number;
  /** Failed with 5xx. */
  readonly failed: number;
  /** 95 of 100 requests took no longer, in milliseconds; absent without requests. */
  readonly p95Ms?: number;
}
