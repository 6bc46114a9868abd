// The installation as a whole: administrators, audit log, retention, system.

import * as v from 'valibot';
import { roles } from '../../../domain/index.ts';
import { change, count, named, type Shown, time } from './shared.ts';

export const role = v.picklist(roles);
export type Role = Shown<typeof role>;

export const administrator = named('Administrator', {
  id: v.string(),
  email: v.string(),
  role,
  createdAt: time,
  lastSignInAt: v.exactOptional(time),
  /** `invited` until a password is chosen by the link. */
  state: v.picklist(['active', 'invited']),
});
export type Administrator = Shown<typeof administrator>;

export const invitedAdministrator = named('InvitedAdministrator', {
  administrator,
  /** Shown once; works once, until `expiresAt`. */
  link: v.string(),
  expiresAt: time,
});
export type InvitedAdministrator = Shown<typeof invitedAdministrator>;

export const auditEntry = named('AuditEntry', {
  sequence: count,
  at: time,
  action: v.string(),
  actor: v.string(),
  origin: v.exactOptional(v.string()),
  directoryId: v.exactOptional(v.string()),
  target: v.exactOptional(v.string()),
  subject: v.exactOptional(v.string()),
  changes: v.array(change),
  hash: v.string(),
});
export type AuditEntry = Shown<typeof auditEntry>;

/** Whether an entry of the audit log was changed or removed, and which. */
export const auditCheck = named('AuditCheck', {
  state: v.picklist(['intact', 'changed', 'missing', 'unproved']),
  sequence: v.exactOptional(count),
  entries: v.exactOptional(count),
  /** How many entries the key proves that is kept outside the database; 0 without one. */
  keyed: v.exactOptional(count),
  keyId: v.exactOptional(v.string()),
});
export type AuditCheck = Shown<typeof auditCheck>;

/** In days. */
export const retention = named('Retention', { log: count, history: count, deleted: count, audit: count });
export type Retention = Shown<typeof retention>;

const directoryLoad = named('DirectoryLoad', {
  id: v.string(),
  name: v.string(),
  requests: count,
  /** Refused with 4xx. */
  refused: count,
  /** Failed with 5xx. */
  failed: count,
  /** In milliseconds; absent without requests. */
  p95Ms: v.exactOptional(v.number()),
});
export type DirectoryLoad = Shown<typeof directoryLoad>;

/** Of the node that answers. */
export const system = named('System', {
  version: v.string(),
  node: v.string(),
  runtime: v.string(),
  startedAt: time,
  memoryBytes: count,
  store: v.picklist(['SQLite', 'PostgreSQL']),
  /** Number of the newest migration, where the store has any. */
  migration: v.exactOptional(count),
  /** Entries of the provisioning log that wait to be written. */
  queuedEntries: count,
  /** Of the last 15 minutes. */
  directories: v.array(directoryLoad),
});
export type System = Shown<typeof system>;
