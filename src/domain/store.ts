// The port: what the directory asks of a store. One folder per technology implements it, one contract suite holds them to it.
// `store.directory(id)` is bound to its directory, so no method below takes a tenant id and none can be forgotten.

import type { AdministratorStore } from './administrators/store.ts';
import type { AuditStore } from './audit/store.ts';
import type { DirectoriesStore } from './directories/store.ts';
import type { StoreFaults } from './errors/store-unavailable.ts';
import type {
  DepartmentCount,
  Deprovisioning,
  DeprovisioningMinute,
  ListQuery,
  LogMinute,
  LogQuery,
  MemberCount,
} from './lists/queries.ts';
import type {
  Claim,
  Credential,
  CredentialState,
  DirectoryEvent,
  DirectoryId,
  LogEntry,
  Member,
  ResourceId,
  ResourceKeys,
  ResourceTypeName,
  SecretChange,
  SetupLink,
  StoredResource,
  TokenId,
} from './model.ts';
import type { NodeStore } from './nodes/store.ts';
import type { RehearsalStore } from './rehearsals/store.ts';
import type { Condition, Selection } from './resources/list/selection.ts';
import type { RetentionStore } from './retention/store.ts';
import type { SetupLinkStore } from './setup-links/store.ts';
import type { TokenStore } from './tokens/store.ts';

export type * from './administrators/store.ts';
export type * from './audit/store.ts';
export type * from './directories/store.ts';
export type * from './lists/queries.ts';
export type * from './nodes/store.ts';
export type * from './rehearsals/store.ts';
export type * from './resources/list/selection.ts';
export type * from './retention/store.ts';
export type * from './setup-links/store.ts';
export type * from './tokens/store.ts';

export interface Positioned {
  /** Grows with each creation in the directory; never used twice. */
  readonly position: number;
  readonly resource: StoredResource;
  /** Set on the last one of a selection that ended before its limit, because the related rows became too many; more may follow. */
  readonly isCut?: true;
}

/** A deleted resource that is kept for restoring. */
export interface RemovedResource extends StoredResource {
  readonly removedAt: number;
}

/** Which deleted resources are meant; a missing key narrows nothing. */
export interface RemovedQuery {
  /** Deleted before this time. */
  readonly before?: number;
  /** With this unique key, or this externalId. */
  readonly unique?: string;
  readonly externalId?: string;
  readonly limit: number;
}

/** Reads of one directory. Outside a transaction they see the last commit; inside they see the transaction's own writes. */
export interface ResourceReader {
  /** The living resource, or undefined. `related` asks for its memberships (or, for a Group, its members) as well. */
  find(type: ResourceTypeName, id: ResourceId, related: boolean): Promise<StoredResource | undefined>;
  /** The id of the living resource that holds this unique key. */
  findUnique(type: ResourceTypeName, key: string): Promise<ResourceId | undefined>;
  /** The resource deleted last under this id, if it is still kept. */
  findRemoved(type: ResourceTypeName, id: ResourceId): Promise<RemovedResource | undefined>;
  /** The type of a living resource of any type, for references. */
  findType(id: ResourceId): Promise<ResourceTypeName | undefined>;
  /** The types of those of many that live. */
  findTypes(ids: readonly ResourceId[]): Promise<ReadonlyMap<ResourceId, ResourceTypeName>>;
  count(type: ResourceTypeName, condition: Condition): Promise<number>;
  select(type: ResourceTypeName, selection: Selection): Promise<readonly Positioned[]>;
  /** Members of a group, joined and pending, in the order of their ids; `limit` bounds the answer, `after` is where the last one ended. */
  members(groupId: ResourceId, limit: number, after?: ResourceId): Promise<readonly Member[]>;
  /** The id of the living resource that holds this claim. */
  findClaim(claim: Claim): Promise<ResourceId | undefined>;
  /** The hash kept for an attribute of a living resource that is never returned. */
  findSecret(id: ResourceId, attribute: string): Promise<string | undefined>;
  /** The directory's own schemas as one JSON text, undefined while it never had any. */
  schemas(): Promise<string | undefined>;
  /** `Directory.schemaRevision` as it is now. */
  schemaRevision(): Promise<number>;
}

/** A resource to be written; `version` is the new one. */
export interface ResourceWrite {
  readonly type: ResourceTypeName;
  readonly id: ResourceId;
  readonly version: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly body: string;
  readonly keys: ResourceKeys;
}

/**
 * "taken" when another living resource of the type holds the unique key, or any other living resource one of the claims;
 * nothing is written then and the transaction goes on.
 */
export type WriteOutcome = 'written' | 'taken';

/** Writes of one directory, all or nothing. */
export interface DirectoryTransaction extends ResourceReader {
  insert(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Replaces body, keys, version and changedAt of a living resource. */
  update(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Marks as deleted: gone from every read, its unique key and claims free, kept for restoring. */
  remove(type: ResourceTypeName, id: ResourceId, at: number): Promise<void>;
  /** Brings a deleted resource back under its id, written as given. */
  restore(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Deletes removed resources for good, with their hashes, their members and the pending members of these ids. Living ones stay. */
  purge(ids: readonly ResourceId[]): Promise<void>;
  /** Adds members; one already there is left as it is. Returns those that are new, in the order given. */
  addMembers(groupId: ResourceId, members: readonly Member[]): Promise<readonly Member[]>;
  /** Removes the named members, or all. Returns those that were there, pending ones included. */
  removeMembers(groupId: ResourceId, ids: readonly ResourceId[] | 'all'): Promise<readonly Member[]>;
  /** Sets the type of a member wherever it stands (undefined: pending again). Returns the groups where that changed it. */
  resolveMember(id: ResourceId, type: ResourceTypeName | undefined): Promise<readonly ResourceId[]>;
  /** Adds one to the version of living resources and sets their changedAt: their representation changed by another's doing. */
  touch(ids: readonly ResourceId[], at: number): Promise<void>;
  /** Sets or forgets hashes of a living resource; attributes that are not named keep theirs. They last as long as its row does. */
  saveSecrets(id: ResourceId, changes: readonly SecretChange[]): Promise<void>;
  /** Replaces the directory's own schemas and adds one to its revision. */
  saveSchemas(text: string): Promise<void>;
  record(event: DirectoryEvent): Promise<void>;
  /** What decides whether the directory's token with this id lets in, as it is while this transaction writes. */
  credentialState(tokenId: TokenId): Promise<CredentialState | undefined>;
}

/** A resource of a list; `removedAt` is set while it is kept for restoring. */
export interface ListedResource extends Positioned {
  readonly removedAt: number | undefined;
}

export interface PositionedEvent {
  readonly position: number;
  readonly event: DirectoryEvent;
}

export interface PositionedEntry {
  readonly position: number;
  readonly entry: LogEntry;
}

/** Everything a store holds of one directory. */
export interface DirectoryStore extends ResourceReader {
  /** Runs `work` in one transaction and resolves once it is committed and synced; a rejection rolls back this work alone. */
  write<Result>(work: (transaction: DirectoryTransaction) => Promise<Result>): Promise<Result>;
  /** The positions of all that match, in their order: a list of any length by its index. */
  listPositions(arrangement: ListQuery): Promise<readonly number[]>;
  /** What stands at these positions, living or removed, in the order given; what is gone for good is left out. */
  readByPositions(positions: readonly number[]): Promise<readonly ListedResource[]>;
  /** Departments of the living people, most people first. */
  departments(limit: number): Promise<readonly DepartmentCount[]>;
  /** How many members each of these groups has; a group without any is missing. */
  countMembers(groupIds: readonly ResourceId[]): Promise<ReadonlyMap<ResourceId, MemberCount>>;
  /** Grows with every event of the directory, which every change of a resource writes; 0 before the first. */
  newestEvent(): Promise<number>;
  /** Events of one resource, or of the whole directory, newest first. */
  events(resourceId: ResourceId | undefined, limit: number): Promise<readonly DirectoryEvent[]>;
  /** Events of one resource, and those whose changes name it, oldest first. */
  eventsNaming(id: ResourceId): Promise<readonly DirectoryEvent[]>;
  /** Every event of these resources, in no order. */
  eventsOf(ids: readonly ResourceId[]): Promise<readonly PositionedEvent[]>;
  /** Takes subject and changes out of events; what stays says only that something happened. */
  blankEvents(positions: readonly number[]): Promise<void>;
  /** Deleted resources that are kept, of any type, in the order of their creation. */
  removed(query: RemovedQuery): Promise<readonly RemovedResource[]>;
  /** Who left after this time, minute by minute, oldest first. */
  deprovisioningMinutes(after: number): Promise<readonly DeprovisioningMinute[]>;
  /** Everybody who left from one time until another (both inclusive), in that order. Whoever left twice is named twice. */
  deprovisionings(from: number, until: number): Promise<readonly Deprovisioning[]>;
  log(query: LogQuery): Promise<readonly PositionedEntry[]>;
  /** The log from its beginning on, oldest first, after a position. */
  logAfter(position: number, limit: number): Promise<readonly PositionedEntry[]>;
  /** Writes what lines say of people anew: path, detail, resource, subject, search text and bodies. */
  rewriteLog(lines: readonly PositionedEntry[]): Promise<void>;
  /** What the log holds from one time until another, minute by minute, oldest first. */
  logMinutes(from: number, until: number): Promise<readonly LogMinute[]>;
  findLogEntry(id: string): Promise<LogEntry | undefined>;
  readonly tokens: TokenStore;
  readonly setupLinks: SetupLinkStore;
}

/** One line for the provisioning log together with the directory it belongs to. */
export interface LogAppend {
  readonly directoryId: DirectoryId;
  readonly entry: LogEntry;
}

export interface StoreDescription {
  readonly kind: 'SQLite' | 'PostgreSQL';
  readonly migration: number | undefined;
}

export interface Store {
  directory(id: DirectoryId): DirectoryStore;
  readonly directories: DirectoriesStore;
  /** The token with this SHA-256, revoked or expired ones included, and its directory. */
  findCredential(hash: Uint8Array): Promise<Credential | undefined>;
  /** The setup link with this SHA-256, revoked or expired ones included. */
  findSetupLink(hash: Uint8Array): Promise<SetupLink | undefined>;
  /**
   * Runs `work` on a store whose reads and writes stand in one transaction: all of it is kept, or nothing. It may be run again, must wait for
   * nothing but that store, and nothing else is written in the installation meanwhile.
   */
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
  /** Writes log lines and the tokens' last use in one transaction; a refused request is no use. Lines of a directory that is gone are dropped. */
  appendLog(lines: readonly LogAppend[]): Promise<void>;
  readonly administrators: AdministratorStore;
  readonly audit: AuditStore;
  readonly rehearsals: RehearsalStore;
  readonly retention: RetentionStore;
  readonly nodes: NodeStore;
  /** The secret that this installation keeps under a name, in every process the same; `fresh` becomes it when there is none yet. */
  getOrCreateSecret(name: string, fresh: string): Promise<string>;
  /**
   * Called whenever requests have just been read from the network: until the event loop turns, reads may share one view of the data.
   * It holds every commit from before the call and every later one of this process.
   */
  beginReadBatch(): void;
  /** Of what kind the store is, and the number of its newest migration where it has any. */
  describe(): Promise<StoreDescription>;
  /** To be called after an erasure: SQLite empties its write-ahead log, in which deleted values would stay; PostgreSQL does so by itself. */
  emptyWriteAheadLog(): Promise<void>;
  /** Resolves when the store answers; rejects otherwise. For readiness. */
  ping(): Promise<void>;
  /** Faults of the storage that this process has met since its start. */
  faults(): StoreFaults;
  close(): Promise<void>;
}
