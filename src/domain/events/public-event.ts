// An event as it leaves the installation: the same in the feed, in webhooks and in examples. It says what was changed and identifies what
// it was changed of, within 20 KiB. Values that are never returned are not in the store's events either.

import { formatDateTime, utf8Length } from '../../scim/index.ts';
import type { DirectoryId, EventId } from '../ids/brands.ts';
import { cutChange, cutText, restPath } from './cut-changes.ts';
import { type AttributeChange, type EventType, isNotice } from './event.ts';
import type { FeedEvent } from './feed.ts';

export interface PublicEvent {
  readonly id: EventId;
  readonly type: EventType;
  /** RFC 3339, in UTC. */
  readonly timestamp: string;
  readonly directoryId: DirectoryId;
  /** What the event is about: its id and its name at that time; of a notice, the facts. */
  readonly data: Readonly<Record<string, unknown>> & { readonly id: string; readonly name?: string };
  /** Attributes with their values before and after; none of a notice. */
  readonly changes: readonly AttributeChange[];
  /** How many changes are left out because the event would be too large. */
  readonly omittedChanges?: number;
  readonly actor: PublicActor;
}

export const actorTypes = [
  'entra',
  'administrator',
  'setup-link',
  'person',
  'api-key',
  'command-line',
  'system',
] as const;

export interface PublicActor {
  readonly type: (typeof actorTypes)[number];
  readonly id?: string;
}

/** Bytes of an event as JSON. */
export const maxEventBytes = 20 * 1024;
/** All but the changes: names are cut, and the rest is short. */
const headBytes = 2 * 1024;
const maxNameLength = 200;
/** Characters of one value, before or after; longer ones end with an ellipsis. */
const maxValueLength = 512;

export function presentFeedEvent({ event, directoryId }: FeedEvent): PublicEvent {
  const { id, type, at, actor, resourceId, subject, changes } = event;
  const head = { id, type, timestamp: formatDateTime(at), directoryId };
  const about = { id: resourceId, ...(subject === '' ? {} : { name: cutText(subject, maxNameLength) }) };
  const by = { actor: presentActor(actor) };
  if (isNotice(type)) return { ...head, data: { ...about, ...factsOf(changes) }, changes: [], ...by };
  const { kept, omitted } = fitChanges(changes);
  return { ...head, data: about, changes: kept, ...(omitted === 0 ? {} : { omittedChanges: omitted }), ...by };
}

function factsOf(changes: readonly AttributeChange[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(changes.map(({ path, after }) => [path, after]));
}

/** Changes from the first on, as many as fit. */
function fitChanges(changes: readonly AttributeChange[]): {
  readonly kept: readonly AttributeChange[];
  readonly omitted: number;
} {
  const kept: AttributeChange[] = [];
  let left = maxEventBytes - headBytes;
  let omitted = 0;
  for (const change of changes) {
    if (change.path === restPath) {
      omitted += Number(change.after);
      continue;
    }
    const cut = cutChange(change, maxValueLength);
    left -= utf8Length(JSON.stringify(cut), 0) + 1;
    if (left < 0) omitted += 1;
    else kept.push(cut);
  }
  return { kept, omitted };
}

const prefixes: Readonly<Record<string, PublicActor['type']>> = {
  tok: 'entra',
  adm: 'administrator',
  stp: 'setup-link',
  lnk: 'person',
  key: 'api-key',
};

/** The user of a command is known to the operating system alone and is left out. */
function presentActor(actor: string): PublicActor {
  const type = prefixes[actor.slice(0, actor.indexOf('_'))];
  if (type !== undefined) return { type, id: actor };
  return { type: actor.startsWith('command line') ? 'command-line' : 'system' };
}
