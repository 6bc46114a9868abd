// The events of the API as they come: server-sent events, begun again behind the last one when the connection ends.

import { setTimeout as pause } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Api, OperationAnswer, OperationInput } from '../http/index.ts';
import { exitCodes } from './exit-codes.ts';
import { RemoteFailure } from './remote-failure.ts';
import { printLine } from './workspace.ts';

export type EventQuery = NonNullable<OperationInput<'listEvents'>['query']>;

export interface FollowedEvent {
  readonly event: OperationAnswer<'listEvents'>['items'][number];
  /** The event as it was sent. */
  readonly text: string;
  /** Where to continue behind it. */
  readonly cursor: string | undefined;
}

const againMs = 1_000;

/** Ends with the signal. What refuses the beginning is thrown; a connection that is lost later begins again. */
export async function* followEvents(
  { stream }: Api,
  query: EventQuery,
  signal: AbortSignal,
): AsyncGenerator<FollowedEvent> {
  let cursor: string | undefined;
  let hasBegun = false;
  while (!signal.aborted) {
    try {
      const body = await stream('listEvents', { query }, { lastEventId: cursor, signal });
      hasBegun = true;
      for await (const { id, event, data } of messagesOf(body, signal)) {
        cursor = id ?? cursor;
        if (event === undefined && data !== '') yield { event: JSON.parse(data), text: data, cursor };
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!hasBegun || isRefusal(error)) throw error;
      printLine('The connection failed; trying again.');
    }
    await pause(againMs, undefined, { signal }).catch(() => undefined);
  }
}

function messagesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal) {
  return body.pipeThrough(new TextDecoderStream(), { signal }).pipeThrough(new EventSourceParserStream());
}

/** Whether the same request would be refused again. */
function isRefusal(error: unknown): boolean {
  return error instanceof RemoteFailure && error.exitCode !== exitCodes.fault;
}
