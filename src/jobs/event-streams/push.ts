// Pushes one token to the receiver of a stream, and what the answer means for the stream.

import {
  type EventStream,
  judgePush,
  nextAttemptAt,
  openAuthorization,
  type PushAnswer,
  pushHeaders,
  type SignedToken,
  type StreamDisabledReason,
  type StreamProgress,
} from '../../domain/index.ts';
import { type Outbound, OutboundError } from '../../outbound/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';

/** How a stream goes on: with the next token, with this one at a later time, or not at all. */
export interface PushStep {
  readonly progress: StreamProgress;
  readonly goesOn: boolean;
  readonly disable?: StreamDisabledReason;
}

/** The address of a receiver, and what goes with each token. */
export interface PushTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Undefined when what authorizes Becard at the receiver cannot be read, and for a stream that is polled. */
export async function findTarget(ctx: UseCaseContext, stream: EventStream): Promise<PushTarget | undefined> {
  const { delivery } = stream;
  if (delivery.method !== 'push') return undefined;
  if (!delivery.hasAuthorization) return { url: delivery.url, headers: pushHeaders() };
  const authorization = await openAuthorization(ctx, stream);
  return authorization === undefined ? undefined : { url: delivery.url, headers: pushHeaders(authorization) };
}

export async function pushToken(
  { outbound, clock }: { readonly outbound: Pick<Outbound, 'send'>; readonly clock: () => number },
  { url, headers }: PushTarget,
  before: StreamProgress,
  token: SignedToken,
): Promise<PushStep> {
  const answer = await send(outbound, { url, headers, body: token.text });
  const now = clock();
  const verdict = judgePush(answer, now);
  const done = { ...before, position: token.position, attempts: 0, nextAttemptAt: undefined };
  switch (verdict.kind) {
    case 'accepted':
      return { progress: { ...done, lastDeliveredAt: now }, goesOn: true };
    case 'skipped':
      return { progress: { ...done, lastError: verdict.error }, goesOn: true };
    case 'stopped':
      return { progress: { ...before, lastError: verdict.error }, goesOn: false, disable: verdict.reason };
    case 'failed': {
      const attempts = before.attempts + 1;
      const next = nextAttemptAt(attempts, now, verdict.retryAfterMs);
      const progress = { ...before, attempts, nextAttemptAt: next, lastError: verdict.error };
      return { progress, goesOn: false, ...(next === undefined ? { disable: 'failing' } : {}) };
    }
  }
}

async function send(outbound: Pick<Outbound, 'send'>, request: Parameters<Outbound['send']>[0]): Promise<PushAnswer> {
  try {
    return await outbound.send(request);
  } catch (error) {
    if (error instanceof OutboundError) return { failure: error.message };
    throw error;
  }
}
