// Which resources are meant, in terms that a store can answer by its keys.

import type { Claim } from './resource.ts';

/**
 * What a store can find without reading bodies. `present` holds where the key has a value; comparisons are by code point on text
 * and by number on times. `starts` is a prefix. `member` holds on groups with that joined member, `membership` on members of that group.
 * `claim` holds on the one resource that has that claim.
 */
export type Condition =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'present'; readonly key: 'externalId' | 'display' | 'manager' | 'email' | 'member' | 'membership' }
  | { readonly kind: 'equals'; readonly key: TextKey | 'member' | 'membership' | 'warning'; readonly value: string }
  | { readonly kind: 'starts'; readonly key: 'unique' | 'externalId' | 'display' | 'email'; readonly value: string }
  | { readonly kind: 'active'; readonly value: boolean }
  | { readonly kind: 'claim'; readonly claim: Claim }
  | {
      readonly kind: 'time';
      readonly key: 'createdAt' | 'changedAt';
      readonly operator: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
      readonly value: number;
    };

export type TextKey = 'id' | 'unique' | 'externalId' | 'display' | 'manager' | 'email';

/** Where a selection begins and ends. Resources come in the order of their creation. */
export interface Selection {
  readonly condition: Condition;
  /** Only resources after this position (exclusive); positions are those of an earlier selection. */
  readonly after?: number;
  /** How many matching resources to pass over first. */
  readonly offset?: number;
  readonly limit: number;
  /** Whether `memberships` or `members` are wanted. */
  readonly related: boolean;
}
