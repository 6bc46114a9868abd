// Ids that are typed by their prefix: "evt_4b825dc642cb6eb9a060e54bf8d69288".

import type { Platform } from './context.ts';
import type { EventId } from './model.ts';

/** A new id for a log line or an event. */
export function newEventId(platform: Platform): EventId {
  // The prefix is what makes a text an EventId.
  return `evt_${platform.uuid().replaceAll('-', '')}` as EventId;
}
