// The words of the product as types: directories, tokens, stored resources, members, events, log entries, acts.
// Times are milliseconds since 1970 (UTC). Ids are branded, so that a mix-up does not compile.

import type { FailureFields } from './errors/failure.ts';
import type { LogOutcome } from './provisioning-log/outcome.ts';

export * from './administrators/model.ts';
export type { LogOutcome } from './provisioning-log/outcome.ts';

export type DirectoryId = string & { readonly brand: 'DirectoryId' };
export type ResourceId = string & { readonly brand: 'ResourceId' };
export type TokenId = string & { readonly brand: 'TokenId' };
export type EventId = string & { readonly brand: 'EventId' };
export type SetupLinkId = string & { readonly brand: 'SetupLinkId' };

/** A name from `ResourceType.name`: "User", "Group" or that of an imported resource type. */
export type ResourceTypeName = string;

/** One User Directory: the tenant of everything below it. Both switches must be on before a SCIM request is served. */
export interface Directory {
  readonly id: DirectoryId;
  readonly name: string;
  readonly licenseReference: string | undefined;
  /** The add-on switch "Activate Microsoft Entra". */
  readonly entra: boolean;
  /** "Enable SCIM Provisioning via Microsoft Entra ID Enterprise application". */
  readonly provisioning: boolean;
  /** Filled by the built-in Entra of `npm start -- --demo`. */
  readonly demonstration: boolean;
  /** Made for trying things out: a rehearsal may fill it. Chosen at its creation and never changed. */
  readonly testing: boolean;
  readonly createdAt: number;
  /** One more with each change of the directory's own schemas; 0 while it never had any. */
  readonly schemaRevision: number;
  /** Whether further deactivations and deletions are refused while a wave of them stands unanswered. */
  readonly deprovisioningGuard: boolean;
  /** Whoever left until then is nobody's question any more: it was answered, or announced. */
  readonly deprovisioningAcknowledgedUntil: number | undefined;
}

/** The parts of a directory that an administrator may change; a missing key stays as it is. */
export interface DirectoryChange {
  readonly name?: string;
  readonly licenseReference?: string | undefined;
  readonly entra?: boolean;
  readonly provisioning?: boolean;
  readonly deprovisioningGuard?: boolean;
  readonly deprovisioningAcknowledgedUntil?: number;
}

/** A Secret Token as it is kept: never the secret, only its SHA-256 and a hint that an administrator recognises. */
export interface Token {
  readonly id: TokenId;
  readonly directoryId: DirectoryId;
  readonly name: string;
  /** First and last characters of the secret, for example "becard_scim_9f…k2". */
  readonly hint: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly revokedAt: number | undefined;
  /** The setup link whose holder made it; undefined when an administrator did. */
  readonly setupLinkId: SetupLinkId | undefined;
}

/** What an administrator may change of a token: all but the secret. */
export type TokenChange = Pick<Token, 'name' | 'expiresAt'>;

/** A link that lets somebody without an account connect one directory. Never the secret in it, only its SHA-256 is kept. */
export interface SetupLink {
  readonly id: SetupLinkId;
  readonly directoryId: DirectoryId;
  /** Whom it is for. */
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | undefined;
  readonly expiresAt: number;
  readonly revokedAt: number | undefined;
  /** Since when its holder asks for more time; a renewal answers that. */
  readonly requestedAt: number | undefined;
}

/** A rehearsal as it is kept, so that every process can show it. */
export interface KeptRehearsal {
  readonly id: string;
  readonly directoryId: DirectoryId;
  readonly isRunning: boolean;
  /** Somebody asked it to end. Its runner hears of it with its next sign of life. */
  readonly isCancelRequested: boolean;
  /** The last sign of life of its runner. */
  readonly seenAt: number;
  /** What its runner tells of it, as JSON. */
  readonly text: string;
}

/** What a request with a known token is checked against, found in one read. */
export interface Credential {
  readonly token: Token;
  readonly directory: Directory;
}

/** Of a token and its directory what decides whether it lets in. */
export interface CredentialState {
  readonly token: Pick<Token, 'expiresAt' | 'revokedAt'>;
  readonly directory: Pick<Directory, 'entra' | 'provisioning'>;
}

/** The values by which a resource is found without reading its body. Text keys are folded where the attribute is not case-exact. */
export interface ResourceKeys {
  /** userName of a User, displayName and externalId of a Group, texts folded; unique per directory and type among the living. */
  readonly unique: string;
  /** externalId as it was sent: case-exact and not unique. */
  readonly externalId: string | undefined;
  /** displayName, folded. */
  readonly display: string | undefined;
  readonly active: boolean;
  /** Id of the manager, known or not. */
  readonly manager: string | undefined;
  /** emails.value, folded, each once. */
  readonly emails: readonly string[];
  /** Code of what stands out about the resource, for example BC-310. */
  readonly warning?: string | undefined;
  /** One folded text in which the console searches: names, addresses, keys, department. */
  readonly search: string;
  /** What the lists of the console sort by, as `orderKey` makes it. */
  readonly nameOrder: string;
  readonly emailOrder: string | undefined;
  readonly departmentOrder: string | undefined;
  /** Further values that no other living resource may hold; absent for a type that has none, so that nobody looks for them. */
  readonly claims?: readonly Claim[];
}

/** A value that is unique within a scope: text of the directory's choosing, for example an attribute of a resource type. */
export interface Claim {
  readonly scope: string;
  readonly value: string;
}

/** What is kept of an attribute that is never returned: a slow hash, or undefined to forget it. */
export interface SecretChange {
  /** The attribute in attribute notation, for example "password". */
  readonly attribute: string;
  readonly hash: string | undefined;
}

/** A resource as a store keeps it. */
export interface StoredResource {
  readonly type: ResourceTypeName;
  readonly id: ResourceId;
  /** 1 at creation, one more at each real change; `meta.version` is W/"n". */
  readonly version: number;
  readonly createdAt: number;
  readonly changedAt: number;
  /** JSON text of the representation without `meta`, `groups` and `members`; `$ref` values begin "../". */
  readonly body: string;
  /** Groups that this resource is a member of; present when it was asked for and the resource is not a Group. */
  readonly memberships?: readonly Membership[];
  /** Joined members; present when it was asked for and the resource is a Group. */
  readonly members?: readonly Member[];
}

/** One group that a person belongs to directly. */
export interface Membership {
  readonly groupId: ResourceId;
  readonly display: string;
}

/** One member of a group. `type` is undefined while the member is pending: no living resource has that id yet. */
export interface Member {
  readonly id: ResourceId;
  readonly type: ResourceTypeName | undefined;
  readonly display: string | undefined;
}

/** One attribute that a change touched; `before` and `after` are JSON values, undefined where there was or is none. */
export interface AttributeChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export const eventTypes = [
  'user.created',
  'user.updated',
  'user.deactivated',
  'user.reactivated',
  'user.deleted',
  'user.restored',
  'group.created',
  'group.updated',
  'group.deleted',
  'group.member_added',
  'group.member_removed',
  'resource.created',
  'resource.updated',
  'resource.deleted',
] as const;
export type EventType = (typeof eventTypes)[number];

/** A change that happened, written in the transaction that made it: history line and outbox item in one. */
export interface DirectoryEvent {
  readonly id: EventId;
  readonly type: EventType;
  readonly at: number;
  /** "entra" with the token's id, an administrator's id, or "system". */
  readonly actor: string;
  readonly resourceId: ResourceId;
  /** How people call the resource: display name, e-mail or key at the time of the change. */
  readonly subject: string;
  readonly changes: readonly AttributeChange[];
}

export const logActions = [
  'Test connection',
  'Discovery',
  'Lookup',
  'List',
  'Read',
  'Create',
  'Update',
  'Delete',
  'Refused',
] as const;
/** What a SCIM request wanted, in the words of the provisioning log. */
export type LogAction = (typeof logActions)[number];

/** One line of the provisioning log. It never holds a token; bodies are cut at a bound. */
export interface LogEntry {
  readonly id: EventId;
  readonly at: number;
  readonly durationMs: number;
  readonly tokenId: TokenId | undefined;
  readonly action: LogAction;
  readonly method: string;
  /** Path below the Tenant URL, with its query: "/Users?filter=…". */
  readonly path: string;
  readonly status: number;
  readonly outcome: LogOutcome;
  /** Code of the error catalogue ("BC-106") when the request failed. */
  readonly code: string | undefined;
  /** The fields of the refusal; none for an error of the protocol. */
  readonly fields: FailureFields | undefined;
  /** What was answered in `detail` when the request failed. */
  readonly detail: string | undefined;
  /** Codes of warnings on a request that succeeded ("BC-310"). */
  readonly warnings: readonly string[];
  readonly resourceId: ResourceId | undefined;
  readonly subject: string | undefined;
  /** Folded text by which a search finds the line: whom it names, and what was looked for. */
  readonly search: string;
  readonly requestBody: string | undefined;
  readonly responseBody: string | undefined;
}

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
  'user.restored',
  'user.erasure_begun',
  'user.erased',
  'user.exported',
  'leavers.restore_begun',
  'leavers.restored',
  'leavers.accepted',
  'users.exported',
  'log.exported',
  'log.revealed',
  'setup_link.created',
  'setup_link.opened',
  'setup_link.revoked',
  'setup_link.requested',
  'setup_link.renewed',
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

/** One act in the audit log. It never holds a secret; `hash` chains it to the line before, so that a removed line shows. */
export interface AuditEntry {
  /** 1 for the first act of the installation; no number is left out. */
  readonly sequence: number;
  readonly at: number;
  readonly action: AuditAction;
  /** E-mail of the administrator, "setup link (name)", "command line (name)", or "system". */
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
