// What the console asks a store for its lists: people and groups in any order, and the provisioning log by whatever one knows.

import type { LogAction, LogOutcome, ResourceId, ResourceTypeName, TokenId } from '../model.ts';

/** What a list of the console is sorted by; `created` is the order of arrival. */
export type ArrangementOrder = 'name' | 'email' | 'department' | 'changed' | 'created';

/** Which resources of one type a list of the console shows, and in which order. A missing key narrows nothing. */
export interface ListQuery {
  readonly type: ResourceTypeName;
  /** Folded text that the search key must contain. */
  readonly search?: string | undefined;
  readonly active?: boolean | undefined;
  /** Whether the values deserve a standing warning. */
  readonly flagged?: boolean | undefined;
  /** A department as `orderKey` makes it. */
  readonly department?: string | undefined;
  /** Only joined members of this group. */
  readonly groupId?: ResourceId | undefined;
  /** The deleted ones that are kept for restoring, instead of the living. */
  readonly removed?: boolean | undefined;
  /** What has nothing to sort by stands last in either direction; equals stand in the order of arrival. */
  readonly order: ArrangementOrder;
  readonly descending?: boolean | undefined;
}

/** How many living people share a department. */
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

/** How many people one actor deactivated or deleted within one minute. */
export interface DeprovisioningMinute {
  /** Start of the minute. */
  readonly at: number;
  readonly actor: string;
  readonly deactivated: number;
  readonly deleted: number;
}

/** One person who was deactivated or deleted. */
export interface Deprovisioning {
  readonly resourceId: ResourceId;
  /** As the person was called then. */
  readonly name: string;
  readonly isDeleted: boolean;
  readonly at: number;
  readonly actor: string;
}

/** A question to the provisioning log; newest first. A missing key narrows nothing. */
export interface LogQuery {
  /** Lines that hold the folded text, or concern one of these resources. */
  readonly search?: { readonly text: string; readonly resourceIds: readonly ResourceId[] } | undefined;
  readonly outcomes?: readonly LogOutcome[] | undefined;
  readonly actions?: readonly LogAction[] | undefined;
  /** Code of the refusal or of a warning. */
  readonly code?: string | undefined;
  readonly tokenId?: TokenId | undefined;
  readonly resourceId?: ResourceId | undefined;
  /** From this time on (inclusive), and until this time (exclusive). */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Only entries before this position (exclusive). */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** How many requests of one kind began within one minute. */
export interface LogMinute {
  /** Start of the minute. */
  readonly at: number;
  readonly action: LogAction;
  readonly outcome: LogOutcome;
  readonly requests: number;
}

/** What is known of the time at which old data is pruned (retention-clock.ts). */
export interface RetentionClock {
  /** The latest time at which old data was pruned, or would have been. */
  readonly seenAt: number;
  /** Hourly runs that have waited since the clock went ahead. */
  readonly waitedRuns: number;
}

/** What is older than these times, in milliseconds since 1970, is forgotten. */
export interface Retention {
  readonly logBefore: number;
  readonly historyBefore: number;
  /** Setup links that ended: they say so to their holders for a while. */
  readonly linksBefore: number;
  /** Sessions and invitations that ended. */
  readonly endedBefore: number;
}
