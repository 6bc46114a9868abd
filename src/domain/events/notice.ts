// Notices: events about a directory or its tokens. They are written as changes are, and delivered in the same order.

import type { ResourceId } from '../ids/brands.ts';
import { newEventId } from '../ids/identifier.ts';
import type { DirectoryEvent, NoticeType } from './event.ts';

/** What a notice says; times are RFC 3339 texts. */
export type Facts = Readonly<Record<string, string | number>>;

interface Moment {
  readonly uuid: () => string;
  readonly clock: () => number;
}

export interface Notice {
  readonly type: NoticeType;
  /** The directory or token that it is about. */
  readonly about: { readonly id: string; readonly name: string };
  readonly facts: Facts;
  /** As `actorId` names it. */
  readonly actor: string;
}

/** An event about a directory or a token. Its facts are the values `after` of its changes. */
export function noticeOf(platform: Moment, { type, about, facts, actor }: Notice): DirectoryEvent {
  return {
    id: newEventId(platform),
    type,
    at: platform.clock(),
    actor,
    // The column holds the id of whatever the event is about.
    resourceId: about.id as ResourceId,
    subject: about.name,
    changes: Object.entries(facts).map(([path, after]) => ({ path, after })),
  };
}
