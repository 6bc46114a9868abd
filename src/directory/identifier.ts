// Ids that are typed by their prefix: "evt_019ab3c5d642b6eb9a060e54bf8d6928". They begin with the time, so that an index of them grows at
// its end; twenty digits by chance follow.

import type { Platform } from './context.ts';
import type { EventId } from './model.ts';

/** Hexadecimal digits of the milliseconds since 1970, enough until the year 10889. */
const timeDigits = 12;

/** A new id for a log line or an event. */
export function newEventId(platform: Platform): EventId {
  const time = platform.clock().toString(16).padStart(timeDigits, '0');
  const uuid = platform.uuid();
  // The first twelve digits of a UUID make room for the time.
  const chance = uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  // The prefix is what makes a text an EventId.
  return `evt_${time}${chance}` as EventId;
}
