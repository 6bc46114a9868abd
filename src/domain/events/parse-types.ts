// Types of events as a caller names them.

import { quote } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import { type EventType, eventTypes } from './event.ts';

/** The types, each once. Throws Failure BC-906 for a text that is none. */
export function parseEventTypes(texts: readonly string[]): readonly EventType[] {
  return [...new Set(texts)].map((text) => {
    const known = eventTypes.find((type) => type === text);
    if (known !== undefined) return known;
    throw new Failure('BC-906', { reason: 'eventType', type: quote(text) });
  });
}
