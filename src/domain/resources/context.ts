// What the verbs on resources are handed: the caller, the directory and its part of the store.

import type { Actor } from '../actors/actor.ts';
import type { Directory } from '../directories/directory.ts';
import type { EventType } from '../events/event.ts';
import type { EventWriter } from '../events/store.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Platform } from '../platform.ts';
import type { MemberReader, MemberWriter } from './member-store.ts';
import type { RemovedReader, RemovedWriter } from './removed-store.ts';
import type { ResourceReader, ResourceWriter, SecretReader, SecretWriter } from './store.ts';

/** Reads of the resources of one directory, outside a transaction or within one. */
export interface ResourceReads {
  readonly resources: ResourceReader;
  readonly members: MemberReader;
  readonly secrets: SecretReader;
  readonly removed: RemovedReader;
}

/** Writes of resources with their events, all or nothing. */
export interface ResourceTransaction extends ResourceReads {
  readonly resources: ResourceWriter;
  readonly members: MemberWriter;
  readonly secrets: SecretWriter;
  readonly removed: RemovedWriter;
  readonly events: EventWriter;
}

/** The resources of one directory. */
export interface ResourceStore extends ResourceReads {
  /**
   * Runs `work` in one transaction and resolves once it is committed and synced; a rejection rolls back this work alone. `about` is the one
   * resource that it looks at and changes, where no other changes with it: a store may run works about different resources side by side.
   */
  write<Result>(work: (transaction: ResourceTransaction) => Promise<Result>, about?: ResourceId): Promise<Result>;
}

/** One caller working on one directory. */
export interface Context {
  readonly directory: Directory;
  readonly store: ResourceStore;
  readonly platform: Platform;
  readonly actor: Actor;
  /** The Tenant URL without a slash at its end; every location in an answer begins with it. */
  readonly tenantUrl: string;
  readonly hooks?: ResourceHooks | undefined;
}

/** What else takes part in the verbs on users and groups. */
export interface ResourceHooks {
  /**
   * Called in the transaction that changes or removes a living resource, before anything is written, with the event that the change would
   * write. A rejection refuses the change. Undefined where there is nothing to wait for.
   */
  readonly beforeWrite: (context: Context, event: EventType) => Promise<void> | undefined;
}
