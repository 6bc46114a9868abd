// The part of the port behind the lists of the console: users and groups in any order, read by their position.

import type { CardState } from '../cards/card.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { RemovedReader } from '../resources/removed-store.ts';
import type { ResourceTypeName } from '../resources/resource.ts';
import type { Positioned, ResourceReader } from '../resources/store.ts';

/** What a list is sorted by; `created` is the order of arrival. */
export type ListOrder = 'name' | 'email' | 'department' | 'changed' | 'created';

/** Which cards a list shows. A missing key narrows nothing. */
export interface CardQuery {
  readonly state?: CardState | undefined;
  /** Whether values were entered for the card. */
  readonly hasOwnValues?: boolean | undefined;
}

/** Which resources of one type a list shows, and in which order. A missing key narrows nothing. */
export interface ListQuery {
  readonly type: ResourceTypeName;
  /** Folded text that the search key must contain; when none does, each of its words, which may be in different fields. */
  readonly search?: string | undefined;
  readonly active?: boolean | undefined;
  /** Whether the resource carries a warning. */
  readonly flagged?: boolean | undefined;
  /** A department as `orderKey` makes it. */
  readonly department?: string | undefined;
  /** Bits of values, as `bitsOf` makes them: only users who lack all of these. */
  readonly missing?: number | undefined;
  /** Only what was created, changed or deleted since. */
  readonly changedSince?: number | undefined;
  /** Only resources with one of these ids. */
  readonly ids?: readonly ResourceId[] | undefined;
  /** Only joined members of this group. */
  readonly groupId?: ResourceId | undefined;
  /** Only users with such a card. */
  readonly card?: CardQuery | undefined;
  /** The deleted ones that are kept for restoring, instead of the living. */
  readonly removed?: boolean | undefined;
  /** Rows without a value to sort by come last in either direction; equal ones come in the order of arrival. */
  readonly order: ListOrder;
  readonly descending?: boolean | undefined;
}

/** A row of a list; `removedAt` is set while it is kept for restoring. */
export interface ListedResource extends Positioned {
  readonly removedAt: number | undefined;
}

/** How many living users share a department. */
export interface DepartmentCount {
  readonly department: string;
  readonly people: number;
  /** Position of one of them, for the department as it is written. */
  readonly position: number;
}

export interface MemberCount {
  readonly joined: number;
  readonly pending: number;
}

/** How many users there are beside the living, which the counters of the directory know. */
export interface UserCounts {
  /** Deleted ones that are kept for restoring. */
  readonly removed: number;
  /** Living ones with a warning. */
  readonly flagged: number;
}

export interface ListStore {
  /** The positions of all that match, in their order. */
  positions(query: ListQuery): Promise<readonly number[]>;
  /** The resources at these positions, living or removed, in the order given; purged ones are left out. */
  read(positions: readonly number[]): Promise<readonly ListedResource[]>;
  /** The ids of the resources at these positions, in no order; purged ones are left out. */
  idsAt(positions: readonly number[]): Promise<readonly ResourceId[]>;
  /** The resources with these ids, of any type, in no order: the living one, else the one deleted last; purged ones are left out. */
  withIds(ids: readonly ResourceId[]): Promise<readonly ListedResource[]>;
  /** Departments of the living users, the most frequent first. */
  departments(limit: number): Promise<readonly DepartmentCount[]>;
  /** Counted in the indexes of deleted users and of warnings alone. */
  countUsers(): Promise<UserCounts>;
  /** How many members each of these groups has; a group without any is missing. */
  countMembers(groupIds: readonly ResourceId[]): Promise<ReadonlyMap<ResourceId, MemberCount>>;
}

/** The users and groups of a directory, as its lists show them. */
export interface BrowsedStore {
  readonly lists: ListStore;
  readonly resources: ResourceReader;
  readonly removed: RemovedReader;
}
