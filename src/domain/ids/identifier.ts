// Ids that are typed by their prefix: "evt_019ab3c5d642b6eb9a060e54bf8d6928".

import type { Platform } from '../context.ts';
import type { EventId } from './brands.ts';

/** A new id for a log line or an event. */
export function newEventId({ uuid }: Pick<Platform, 'uuid'>): EventId {
  // The prefix is what makes a text an EventId.
  return `evt_${uuid().replaceAll('-', '')}` as EventId;
}
