// The feed of events and the catalogue of their types.

import { queryOptions } from '@tanstack/react-query';
import { addressOf, get, getItems } from './client.ts';

/** How many of the newest events the page shows. */
export const shownEvents = 10;

export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: getItems('/event-types', {}),
  staleTime: Number.POSITIVE_INFINITY,
});

export const latestEventsQuery = queryOptions({
  queryKey: ['events', 'latest'],
  queryFn: get('/events', {}, { last: String(shownEvents) }),
});

/** Path of the stream of events behind a cursor. */
export function eventStream(after: string): string {
  return addressOf('/events', {}, { after });
}
