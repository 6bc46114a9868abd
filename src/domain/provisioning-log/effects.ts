// What requests changed: the events that a token wrote to a resource while its request was under way. Nothing of it is stored with the log.

import type { AttributeChange, DirectoryEvent } from '../events/event.ts';
import type { EventStore } from '../events/store.ts';
import type { LogEntryId } from '../ids/brands.ts';
import { type LogEntry, writeActions } from './entry.ts';

/** Two changes of one resource never bear the same time: the later one is moved on (changeTime). */
const clockSlackMs = 5;
/** A page of the log has fewer changes as a rule; lines beyond it come without theirs. */
const maxEvents = 1_000;

/** The changes of the entries that made any. */
export async function readChanges(
  { events }: { readonly events: Pick<EventStore, 'during'> },
  entries: readonly LogEntry[],
): Promise<ReadonlyMap<LogEntryId, readonly AttributeChange[]>> {
  const writing = entries.filter(isWrite);
  const spans = writing.map((entry) => ({ resourceId: entry.resourceId, from: entry.at, until: endOf(entry) }));
  const found = spans.length === 0 ? [] : await events.during(spans, maxEvents);
  const byResource = Map.groupBy(found, ({ resourceId }) => resourceId);
  const changes = writing.flatMap((entry) => {
    const own = (byResource.get(entry.resourceId) ?? []).filter((event) => isOf(event, entry));
    return own.length === 0 ? [] : [[entry.id, own.flatMap((event) => event.changes)] as const];
  });
  return new Map(changes);
}

type Write = LogEntry & { readonly resourceId: NonNullable<LogEntry['resourceId']> };

function isWrite(entry: LogEntry): entry is Write {
  const { resourceId, tokenId, action, status } = entry;
  return (
    resourceId !== undefined && tokenId !== undefined && status < 400 && writeActions.some((each) => each === action)
  );
}

function isOf({ actor, at }: DirectoryEvent, entry: LogEntry): boolean {
  return actor === entry.tokenId && at >= entry.at && at <= endOf(entry);
}

function endOf({ at, durationMs }: LogEntry): number {
  return at + durationMs + clockSlackMs;
}

/** What a line of the log says of changes. */
export interface Effect {
  /** The first of them, texts cut; members are counted instead. */
  readonly changes: readonly AttributeChange[];
  readonly others: number;
  readonly membersAdded: number;
  readonly membersRemoved: number;
}

const maxShown = 2;
const maxTextLength = 60;
/** The path of changes that were too many to be stored. */
const notKept = '…';

export function summarizeChanges(changes: readonly AttributeChange[]): Effect {
  const members = changes.filter(({ path }) => path === 'members');
  const attributes = changes.filter(({ path }) => path !== 'members' && path !== notKept);
  const cut = changes.reduce((sum, { path, after }) => (path === notKept ? sum + Number(after) : sum), 0);
  const isGroup = members.length > 0;
  const added = members.filter(({ after }) => after !== undefined).length;
  const shown = attributes.slice(0, maxShown);
  return {
    changes: shown.map(({ path, before, after }) => ({
      path,
      ...cutText('before', before),
      ...cutText('after', after),
    })),
    others: attributes.length - shown.length + (isGroup ? 0 : cut),
    membersAdded: added + (isGroup && added > 0 ? cut : 0),
    membersRemoved: members.length - added + (isGroup && added === 0 ? cut : 0),
  };
}

/** A text, number or truth value; of anything else a line shows that it was changed only. */
function cutText(side: 'before' | 'after', value: unknown): Partial<Pick<AttributeChange, 'before' | 'after'>> {
  if (typeof value === 'string' && value.length > maxTextLength) return { [side]: `${value.slice(0, maxTextLength)}…` };
  return ['string', 'number', 'boolean'].includes(typeof value) ? { [side]: value } : {};
}
