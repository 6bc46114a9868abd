// Entries of the audit log.

import type { AttributeChange } from '../events/event.ts';
import type { DirectoryId } from '../ids/brands.ts';

export const auditActions = [
  'administrator.invited',
  'administrator.joined',
  'administrator.reset',
  'administrator.password_changed',
  'administrator.role_changed',
  'administrator.removed',
  'session.opened',
  'session.refused',
  'session.confirmed',
  'session.closed',
  'session.ended',
  'directory.created',
  'directory.changed',
  'directory.deletion_begun',
  'directory.deleted',
  'token.created',
  'token.changed',
  'token.revoked',
  'api_key.created',
  'api_key.changed',
  'api_key.revoked',
  'user.restored',
  'user.erasure_begun',
  'user.erased',
  'user.exported',
  'mass_deprovisioning.revert_begun',
  'mass_deprovisioning.reverted',
  'mass_deprovisioning.acknowledged',
  'users.exported',
  'log.exported',
  'log.revealed',
  'setup_link.created',
  'setup_link.opened',
  'setup_link.revoked',
  'setup_link.requested',
  'setup_link.renewed',
  'setup_link.renamed',
  'webhook.created',
  'webhook.changed',
  'webhook.paused',
  'webhook.resumed',
  'webhook.disabled',
  'webhook.secret_rotated',
  'webhook.tested',
  'webhook.resent',
  'webhook.recovery_begun',
  'webhook.removed',
  'event_stream.created',
  'event_stream.changed',
  'event_stream.paused',
  'event_stream.resumed',
  'event_stream.disabled',
  'event_stream.token_rotated',
  'event_stream.removed',
  'signing_key.rotated',
  'schema.imported',
  'schema.removed',
  'rehearsal.cancelled',
  'backup.begun',
  'backup.created',
  'backup.verified',
  'backup.restored',
  'audit.exported',
  'retention.resumed',
  'audit.forgotten',
  'audit.keyed',
  'audit.redacted',
] as const;

/** What an administrator did, in the console or on the command line. */
export type AuditAction = (typeof auditActions)[number];

/** Names of earlier versions. Stored entries keep them, because the hash covers the name. */
export const formerAuditActions = {
  'leavers.restore_begun': 'mass_deprovisioning.revert_begun',
  'leavers.restored': 'mass_deprovisioning.reverted',
  'leavers.accepted': 'mass_deprovisioning.acknowledged',
} as const satisfies Readonly<Record<string, AuditAction>>;
export type FormerAuditAction = keyof typeof formerAuditActions;
export type StoredAuditAction = AuditAction | FormerAuditAction;

/** One act in the audit log. It never holds a secret; `hash` chains it to the line before, so that a removed line shows. */
export interface AuditEntry {
  /** 1 for the first act of the installation; no number is left out. */
  readonly sequence: number;
  readonly at: number;
  readonly action: StoredAuditAction;
  /** E-mail of the administrator, "setup link (name)", "API key (name)", "command line (name)", or "system". */
  readonly actor: string;
  /** The network of the address (/24, /48), or the name of the machine. */
  readonly origin: string | undefined;
  readonly directoryId: DirectoryId | undefined;
  /** Id of what was acted on. */
  readonly target: string | undefined;
  /** What people call it: a name, an e-mail address. */
  readonly subject: string | undefined;
  readonly changes: readonly AttributeChange[];
  /** Random, so that the hash does not tell what was taken out of a line; goes with it. Lines from before there were keys have none. */
  readonly salt: string | undefined;
  /** The key of the hash; undefined: a plain one. */
  readonly keyId: string | undefined;
  /** HMAC or SHA-256 of the hash before and of everything above, in hexadecimal digits. */
  readonly hash: string;
}
