// The part of the port that keeps the living resources of one directory. A store throws StoreUnavailable alone, from any method.

import type { ResourceId } from '../ids/brands.ts';
import type { Claim, ResourceKeys, ResourceTypeName, SecretChange, StoredResource } from './resource.ts';
import type { Condition, Selection } from './selection.ts';

export type * from './selection.ts';

export interface Positioned {
  /** Grows with each creation in the directory; never used twice. */
  readonly position: number;
  readonly resource: StoredResource;
  /** Set on the last one of a selection that ended before its limit, because the related rows became too many; more may follow. */
  readonly isCut?: true;
}

/** Living resources. Outside a transaction reads see the last commit; inside they see the transaction's own writes. */
export interface ResourceReader {
  /** Undefined for an unknown or removed one. `related` asks for its memberships (or, for a Group, its members) as well. */
  find(type: ResourceTypeName, id: ResourceId, related: boolean): Promise<StoredResource | undefined>;
  findUnique(type: ResourceTypeName, key: string): Promise<ResourceId | undefined>;
  /** Whether a resource of the type has this externalId: an answer from the index alone. */
  hasExternalId(type: ResourceTypeName, externalId: string): Promise<boolean>;
  /** The id of the resource, of any type, that holds this claim. */
  findClaim(claim: Claim): Promise<ResourceId | undefined>;
  /** The type of a resource of any type, for references. */
  findType(id: ResourceId): Promise<ResourceTypeName | undefined>;
  /** The types of those of many that are there; the others are missing. */
  findTypes(ids: readonly ResourceId[]): Promise<ReadonlyMap<ResourceId, ResourceTypeName>>;
  count(type: ResourceTypeName, condition: Condition): Promise<number>;
  /** In the order of creation. */
  select(type: ResourceTypeName, selection: Selection): Promise<readonly Positioned[]>;
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

export interface ResourceWriter extends ResourceReader {
  insert(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Replaces body, keys, version and changedAt. Rejects for an unknown or removed one. */
  update(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Marks as deleted: gone from every read, its unique key and claims free, kept for restoring. An unknown one is passed over. */
  remove(type: ResourceTypeName, id: ResourceId, at: number): Promise<void>;
  /** Adds one to the versions and sets changedAt, because another resource changed the representation. Unknown ones are passed over. */
  touch(ids: readonly ResourceId[], at: number): Promise<void>;
}

/** Hashes of attributes that are never returned. They last as long as the row of their resource. */
export interface SecretReader {
  /** Undefined without a hash, and for an unknown or removed resource. */
  find(id: ResourceId, attribute: string): Promise<string | undefined>;
}

export interface SecretWriter extends SecretReader {
  /** Sets or deletes hashes; attributes that are not named keep theirs. */
  save(id: ResourceId, changes: readonly SecretChange[]): Promise<void>;
}
