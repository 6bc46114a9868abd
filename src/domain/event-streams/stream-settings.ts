// What is entered for an event stream, and the form that it must have.

import { quote } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import { checkUrl, type TargetPolicy } from '../webhooks/settings.ts';
import { type StreamDelivery, type StreamEvent, type StreamFormat, streamEvents } from './event-stream.ts';

const maxAudienceLength = 1_024;
const maxAuthorizationLength = 4_096;

/** What is entered for a stream; a missing key of a change stays as it is. */
export interface StreamPatch {
  readonly audience?: string | undefined;
  /** null: all events. */
  readonly events?: readonly string[] | null | undefined;
  readonly format?: StreamFormat | undefined;
  /** For a stream that is pushed. */
  readonly url?: string | undefined;
  /** The Authorization header of a push; null: none. */
  readonly authorization?: string | null | undefined;
}

export interface StreamRequest extends StreamPatch {
  readonly audience: string;
  readonly delivery: StreamDelivery['method'];
}

/** Settings of a stream whose form is right. */
export interface CheckedStream extends Omit<StreamPatch, 'events'> {
  readonly events: readonly StreamEvent[] | null | undefined;
}

/** Checks what no state of the store could make valid. */
export function checkStream(patch: StreamPatch, targets: TargetPolicy): CheckedStream {
  const { audience, events, url, authorization } = patch;
  return {
    ...patch,
    audience: audience === undefined ? undefined : checkAudience(audience),
    events: events === undefined || events === null ? events : checkEvents(events),
    url: url === undefined ? undefined : checkUrl(url, targets),
    authorization: authorization === undefined || authorization === null ? authorization : checkHeader(authorization),
  };
}

function checkAudience(text: string): string {
  const audience = text.trim();
  const isFit =
    audience !== '' && audience.length <= maxAudienceLength && !/\p{Cc}/u.test(audience) && audience.isWellFormed();
  if (isFit) return audience;
  throw new Failure('BC-906', { reason: 'eventStreamAudience', maxLength: maxAudienceLength });
}

function checkEvents(names: readonly string[]): readonly StreamEvent[] {
  if (names.length === 0) throw new Failure('BC-906', { reason: 'eventStreamEvents' });
  return [...new Set(names)].map((name) => {
    const known = streamEvents.find((candidate) => candidate === name);
    if (known !== undefined) return known;
    throw new Failure('BC-906', {
      reason: 'eventStreamEvent',
      event: quote(name),
      known: streamEvents.join(', '),
    });
  });
}

/** The value of a header as RFC 9110 §5.5 has it, in ASCII. */
function checkHeader(text: string): string {
  const value = text.trim();
  if (value !== '' && value.length <= maxAuthorizationLength && /^[\x20-\x7e]+$/.test(value)) return value;
  throw new Failure('BC-906', { reason: 'eventStreamAuthorization', maxLength: maxAuthorizationLength });
}
