// The part of the port that keeps deleted resources for restoring.

import type { ResourceId } from '../ids/brands.ts';
import type { ResourceTypeName, StoredResource } from './resource.ts';
import type { ResourceWrite, WriteOutcome } from './store.ts';

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

export interface RemovedReader {
  /** The one deleted last under this id, or undefined when none is kept. */
  find(type: ResourceTypeName, id: ResourceId): Promise<RemovedResource | undefined>;
  /** Of any type, in the order of their creation. */
  list(query: RemovedQuery): Promise<readonly RemovedResource[]>;
}

export interface RemovedWriter extends RemovedReader {
  /** Brings a deleted resource back under its id, written as given. Rejects when none is kept. */
  restore(resource: ResourceWrite): Promise<WriteOutcome>;
  /** Deletes for good, with hashes, members and the pending members of these ids. Living resources stay. */
  purge(ids: readonly ResourceId[]): Promise<void>;
}
