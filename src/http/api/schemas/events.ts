// Events as they leave: one schema for each type, because each says something else of what it is about.

import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { actorTypes, type EventType, eventTypes } from '../../../domain/index.ts';
import { change, count, described, named, time } from './shared.ts';

const actor = v.strictObject({ type: v.picklist(actorTypes), id: v.exactOptional(v.string()) });

const about = {
  id: v.pipe(
    v.string(),
    v.description('Of the user, group or resource; of a card, of its user; of a notice, of the directory or token'),
  ),
  name: v.exactOptional(v.pipe(v.string(), v.description('At the time of the event; absent where it was erased'))),
};
const lastRequestAt = { lastRequestAt: time };
const code = v.pipe(v.string(), v.description('A code of docs/errors.md'));
const massChange = { since: time, deactivated: count, deleted: count, threshold: count };
const expiring = { expiresAt: time, days: count };

/** What a notice says beside its name. */
const facts: Partial<Record<EventType, v.ObjectEntries>> = {
  'directory.connected': lastRequestAt,
  'directory.silent': lastRequestAt,
  'directory.mapping_warning': { code },
  'directory.mass_change': massChange,
  'token.created': { expiresAt: v.exactOptional(time) },
  'token.expiring': expiring,
};

const entries = {
  id: v.pipe(v.string(), v.startsWith('evt_'), v.description('The same in the feed and in webhooks')),
  timestamp: time,
  directoryId: v.string(),
  changes: v.pipe(
    v.array(change),
    v.description('Attributes with their values before and after; long values end with …'),
  ),
  omittedChanges: v.exactOptional(
    v.pipe(count, v.description('Changes that are left out, because an event has at most 20 KiB')),
  ),
  actor,
};

const event = described(
  named('Event', {
    ...entries,
    type: v.picklist(eventTypes),
    data: v.objectWithRest(about, v.unknown()),
  }),
  'An event of any type',
);

/** An event of one type. */
export function eventOf(type: EventType) {
  return v.strictObject({ ...entries, type: v.literal(type), data: v.strictObject({ ...about, ...facts[type] }) });
}

/** JSON Schema 2020-12 of an event of one type. More members may be added, so receivers ignore those that they do not know. */
export function jsonSchemaOf(type: EventType): Readonly<Record<string, unknown>> {
  const { additionalProperties: _, ...schema } = toJsonSchema(eventOf(type), { target: 'draft-2020-12' });
  return { ...schema, title: type };
}

export const eventPage = named('EventPage', {
  items: v.array(event),
  next: v.pipe(v.string(), v.description('The cursor of the next page; keep it and ask again')),
  hasMore: v.pipe(v.boolean(), v.description('Whether there may be more events already')),
});

export const eventType = named('DescribedEventType', {
  type: v.picklist(eventTypes),
  description: v.strictObject({ en: v.string(), de: v.string() }),
  example: event,
  schema: v.record(v.string(), v.unknown()),
});
