// Event streams: the changes of a directory as Security Event Tokens for one receiver (RFC 9967), which is sent them (RFC 8935) or polls
// for them (RFC 8936).

import type { DirectoryId, EventStreamId } from '../ids/brands.ts';

/** An enabled stream delivers. While it is paused or disabled, its events wait in the feed. */
export type EventStreamState = 'enabled' | 'paused' | 'disabled';

/**
 * Why Becard disabled a stream: its receiver is gone (410), rejects the tokens or their transmitter, has failed for days, or what
 * authorizes Becard there cannot be read.
 */
export type StreamDisabledReason = 'gone' | 'rejected' | 'failing' | 'secret';

/** "notice" names the attributes that changed, "full" carries their values. */
export type StreamFormat = 'notice' | 'full';

/** The events of RFC 9967 §2.4 that a change of a directory can be. */
export const streamEvents = ['create', 'patch', 'delete', 'activate', 'deactivate'] as const;
export type StreamEvent = (typeof streamEvents)[number];

export type StreamDelivery =
  | { readonly method: 'push'; readonly url: string; readonly hasAuthorization: boolean }
  /** First and last characters of the token with which the receiver polls. */
  | { readonly method: 'poll'; readonly tokenHint: string };

export interface EventStream {
  readonly id: EventStreamId;
  readonly directoryId: DirectoryId;
  /** The receiver, as the tokens name it in `aud`. */
  readonly audience: string;
  readonly delivery: StreamDelivery;
  /** Undefined: all of them, those of later versions included. */
  readonly events: readonly StreamEvent[] | undefined;
  readonly format: StreamFormat;
  readonly state: EventStreamState;
  readonly disabledReason: StreamDisabledReason | undefined;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly progress: StreamProgress;
}

export interface StreamProgress {
  /** The position in the feed up to which the receiver has everything. */
  readonly position: number;
  /** Positions behind it that a polling receiver has acknowledged out of order. */
  readonly acknowledged: readonly number[];
  readonly lastDeliveredAt: number | undefined;
  /** What the receiver said last of a token that it did not take. */
  readonly lastError: StreamError | undefined;
  /** Attempts to push the event behind `position`, and when the next one follows. */
  readonly attempts: number;
  readonly nextAttemptAt: number | undefined;
}

/** An error of a receiver: a code of RFC 8935 §2.4, "http" for another answer, or "connection" for none. */
export interface StreamError {
  readonly code: string;
  readonly description: string;
  readonly at: number;
}

/** Of a new stream: nothing before this position is delivered. */
export function initialProgress(position: number): StreamProgress {
  return {
    position,
    acknowledged: [],
    lastDeliveredAt: undefined,
    lastError: undefined,
    attempts: 0,
    nextAttemptAt: undefined,
  };
}
