// The part of the port that keeps the members of groups, a row for each.

import type { ResourceId } from '../ids/brands.ts';
import type { Member, ResourceTypeName } from './resource.ts';

export interface MemberReader {
  /** Joined and pending ones in the order of their ids; `limit` bounds the answer, `after` is where the last one ended. */
  list(groupId: ResourceId, limit: number, after?: ResourceId): Promise<readonly Member[]>;
}

export interface MemberWriter extends MemberReader {
  /** One already there is left as it is. Returns those that are new, in the order given. */
  add(groupId: ResourceId, members: readonly Member[]): Promise<readonly Member[]>;
  /** Removes the named members, or all. Returns those that were there, pending ones included. */
  remove(groupId: ResourceId, ids: readonly ResourceId[] | 'all'): Promise<readonly Member[]>;
  /** Sets the type of a member in every group (undefined: pending again). Returns the groups where that changed it. */
  resolve(id: ResourceId, type: ResourceTypeName | undefined): Promise<readonly ResourceId[]>;
}
