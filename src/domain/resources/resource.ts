// Users, groups and other resources as a store keeps them.

import type { ResourceId } from '../ids/brands.ts';

/** A name from `ResourceType.name`: "User", "Group" or that of an imported resource type. */
export type ResourceTypeName = string;

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
  /** Code of the resource's mapping warning, for example BC-310. */
  readonly warning?: string | undefined;
  /** Bits of the values that a user lacks, as `missingBits` makes them; 0 for other types. */
  readonly missing?: number;
  /** One folded text in which the console searches: names, addresses, keys, department. */
  readonly search: string;
  /** What the lists of the console sort by, as `orderKey` makes it. */
  readonly nameOrder: string;
  readonly emailOrder: string | undefined;
  readonly departmentOrder: string | undefined;
  /** Further values that no other living resource may hold; absent for a type without unique attributes, so that no look-up is needed. */
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
