// Entries of the audit log.

import type { AttributeChange } from '../events/event.ts';
import type { DirectoryId } from '../ids/brands.ts';

/** What an act is on. */
type AuditSubject =
  | 'administrator'
  | 'session'
  | 'directory'
  | 'token'
  | 'api_key'
  | 'user'
  | 'mass_deprovisioning'
  | 'users'
  | 'card'
  | 'cards'
  | 'card_template'
  | 'card_assignment'
  | 'card_link'
  | 'card_location'
  | 'log'
  | 'setup_link'
  | 'webhook'
  | 'event_stream'
  | 'signing_key'
  | 'saved_view'
  | 'schema'
  | 'rehearsal'
  | 'demonstration'
  | 'backup'
  | 'audit'
  | 'retention';

/** What an administrator did, in the console or on the command line: `token.revoked`. Each action has its label in the texts of the console. */
export type AuditAction = `${AuditSubject}.${string}`;

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
  /** E-mail of the administrator, "setup link (name)", "person", "API key (name)", "command line (name)", or "system". */
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
