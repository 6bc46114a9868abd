// Ids that are typed by their prefix: "evt_019ab3c5d642b6eb9a060e54bf8d6928".

import type { Platform } from '../platform.ts';
import type { DeliveryId, EventId, LogEntryId } from './brands.ts';

export function newEventId(platform: Pick<Platform, 'uuid'>): EventId {
  // The prefix is what makes a text an EventId.
  return `evt_${newDigits(platform)}` as EventId;
}

/** A new id of a log entry. Entries from before 0.2 have ids that begin with "evt_" and keep them. */
export function newLogEntryId(platform: Pick<Platform, 'uuid'>): LogEntryId {
  // The prefix is what makes a text a LogEntryId.
  return `log_${newDigits(platform)}` as LogEntryId;
}

export function newDeliveryId(platform: Pick<Platform, 'uuid'>): DeliveryId {
  // The prefix is what makes a text a DeliveryId.
  return `dlv_${newDigits(platform)}` as DeliveryId;
}

function newDigits({ uuid }: Pick<Platform, 'uuid'>): string {
  return uuid().replaceAll('-', '');
}
