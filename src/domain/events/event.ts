// Changes of a directory.

import type { EventId, ResourceId } from '../ids/brands.ts';

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
