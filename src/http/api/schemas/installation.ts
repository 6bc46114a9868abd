// The installation as a whole: administrators, audit log, retention, system.

import * as v from 'valibot';
import { findingStates, roles } from '../../../domain/index.ts';
import { change, count, described, listOf, named, type Shown, time } from './shared.ts';

export const role = v.picklist(roles);
export type Role = Shown<typeof role>;

export const administrator = named('Administrator', {
  id: v.string(),
  email: v.string(),
  role,
  createdAt: time,
  lastSignInAt: v.exactOptional(time),
  state: described(v.picklist(['active', 'invited']), '`invited` until a password is chosen by the link'),
});
export type Administrator = Shown<typeof administrator>;

export const invitedAdministrator = named('InvitedAdministrator', {
  administrator,
  link: described(v.string(), 'Shown once; works once, until `expiresAt`'),
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

export const auditCheck = described(
  named('AuditCheck', {
    state: v.picklist(['intact', 'changed', 'missing', 'unproved']),
    sequence: v.exactOptional(count),
    entries: v.exactOptional(count),
    keyed: v.exactOptional(
      described(count, 'How many entries the key proves that is kept outside the database; 0 without one'),
    ),
    sealed: v.exactOptional(described(count, 'How many an earlier key proves, which a later entry seals')),
    keyId: v.exactOptional(described(v.string(), 'The key of the server; absent where it has none')),
    head: v.exactOptional(described(v.strictObject({ sequence: count, hash: v.string() }), 'The newest entry')),
  }),
  'Whether an entry of the audit log was changed or removed, and which',
);
export type AuditCheck = Shown<typeof auditCheck>;

export const retention = described(
  named('Retention', { log: count, history: count, deleted: count, audit: count }),
  'In days',
);
const directoryLoad = named('DirectoryLoad', {
  id: v.string(),
  name: v.string(),
  requests: count,
  refused: described(count, 'Refused with 401, 403 or 429'),
  failed: described(count, 'Failed with any other error'),
  p95Ms: v.exactOptional(described(v.number(), 'In milliseconds; absent without requests')),
});
export type DirectoryLoad = Shown<typeof directoryLoad>;

const node = named('Node', {
  id: v.string(),
  name: described(v.string(), 'Host and process'),
  version: v.string(),
  startedAt: time,
  memoryBytes: count,
  lastMinute: described(time, 'Start of the last minute that it noted'),
  runs: described(v.boolean(), 'False for one that has noted nothing for three minutes'),
});
export type Node = Shown<typeof node>;

const storage = named('Storage', {
  bytes: described(count, 'Of the database'),
  diskFreeBytes: v.exactOptional(described(count, 'Absent where the database is on another machine')),
  diskTotalBytes: v.exactOptional(count),
});
export type Storage = Shown<typeof storage>;

const backup = named('BackupState', {
  createdAt: v.exactOptional(described(time, 'Absent without a backup')),
  verifiedAt: v.exactOptional(described(time, 'When a backup was proven last')),
  bytes: v.exactOptional(described(count, 'Size of the last backup')),
});
export type BackupState = Shown<typeof backup>;

const systemInterval = named('SystemInterval', {
  from: time,
  requests: count,
  failed: described(count, 'Failed with an error other than 401, 403 or 429'),
  p95Ms: v.exactOptional(described(v.number(), 'In milliseconds; absent without requests')),
  eventLoopDelayMs: described(v.number(), 'The longest 99th percentile of a minute'),
  cpuPercent: described(v.number(), 'Of one processor'),
  memoryBytes: described(count, 'Of all servers together, as an average'),
});
export type SystemInterval = Shown<typeof systemInterval>;

export const systemHistory = described(
  named('SystemHistory', {
    intervalMinutes: count,
    intervals: described(v.array(systemInterval), 'Oldest first, those without a running server included'),
  }),
  'What all servers did',
);
export type SystemHistory = Shown<typeof systemHistory>;

const finding = named('Finding', {
  check: v.string(),
  state: v.picklist(findingStates),
  code: described(v.string(), 'Names the finding, whatever its words are'),
  fields: described(v.record(v.string(), v.string()), 'Values that the words contain'),
  found: v.string(),
  next: v.exactOptional(described(v.string(), 'What to do about it')),
});
export type Finding = Shown<typeof finding>;

export const findings = described(listOf(finding), 'What `becard doctor` says about this server');

export const system = described(
  named('System', {
    version: v.string(),
    node: v.string(),
    runtime: v.string(),
    startedAt: time,
    memoryBytes: count,
    store: v.picklist(['SQLite', 'PostgreSQL']),
    migration: v.exactOptional(described(count, 'Number of the newest migration, where the store has any')),
    queuedEntries: described(count, 'Entries of the provisioning log that wait to be written'),
    directories: described(v.array(directoryLoad), 'Of the last 15 minutes'),
    nodes: described(v.array(node), 'Servers of the last hour, those that were seen last first'),
    storage,
    backup,
  }),
  'The node that answers, the other ones, and their store',
);
export type System = Shown<typeof system>;
