// Changes of a directory.

import type { EventId, ResourceId } from '../ids/brands.ts';

/** One attribute that a change touched; `before` and `after` are JSON values, undefined where there was or is none. */
export interface AttributeChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Changes of users, groups and resources of custom types. */
const changeTypes = [
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

/** Changes of cards; each names its user. */
const cardTypes = ['card.created', 'card.updated', 'card.published', 'card.paused', 'card.ended'] as const;

/** What else happens to a directory: its facts stand in the place of changes, as values `after`. */
const noticeTypes = [
  'directory.connected',
  'directory.silent',
  'directory.mapping_warning',
  'directory.mass_change',
  'token.created',
  'token.revoked',
  'token.expiring',
  'webhook.test',
  'event_stream.test',
] as const;

export const eventTypes = [...changeTypes, ...cardTypes, ...noticeTypes] as const;
export type EventType = (typeof eventTypes)[number];
export type CardEventType = (typeof cardTypes)[number];
export type NoticeType = (typeof noticeTypes)[number];

/** Whether an event is about the card of a user, and not about the user. */
export function isOfCard(type: string): type is CardEventType {
  return cardTypes.some((each) => each === type);
}

/** Whether an event is about the directory or a token of it, and no change of a resource. */
export function isNotice(type: string): type is NoticeType {
  return noticeTypes.some((notice) => notice === type);
}

/** What happened, written in the transaction that made it: history line and outbox item in one. */
export interface DirectoryEvent {
  readonly id: EventId;
  readonly type: EventType;
  readonly at: number;
  /** The id of a token, an administrator, a setup link or a key; "command line (…)", or "system". */
  readonly actor: string;
  /** The id of the resource, of a card that of its user; of a notice, that of the directory or token. */
  readonly resourceId: ResourceId;
  /** How people call the resource: display name, e-mail or key at the time of the change. */
  readonly subject: string;
  readonly changes: readonly AttributeChange[];
}
