// Polls for Security Event Tokens (RFC 8936): what a receiver asks for and acknowledges, and what waits for it.

import { isObject } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import { cutText } from '../events/cut-changes.ts';
import type { EventStream, StreamError } from './event-stream.ts';
import { positionIn, readStream, type StreamSource, type UnsignedToken } from './read-stream.ts';

export const pollLimits = {
  /** Tokens in one answer. */
  maxEvents: 100,
  /** Tokens that one request acknowledges or rejects. */
  maxAcknowledged: 1_000,
  /** Events behind the position that are looked at: a receiver that never acknowledges the first gets no further ones. */
  windowSize: 1_000,
} as const;
const maxErrorLength = 1_024;

/** A poll (RFC 8936 §2.2). */
export interface PollRequest {
  readonly maxEvents: number;
  readonly returnImmediately: boolean;
  readonly acknowledged: readonly string[];
  /** What the receiver says of tokens that it did not take. */
  readonly errors: ReadonlyMap<string, Omit<StreamError, 'at'>>;
}

export interface Pending {
  readonly tokens: readonly UnsignedToken[];
  readonly moreAvailable: boolean;
}

/** Reads the body of a poll. Throws Failure BC-906. */
export function parsePoll(body: unknown): PollRequest {
  if (!isObject(body)) throw invalid('body', 'it is no JSON object');
  const { maxEvents = pollLimits.maxEvents, returnImmediately = false, ack = [], setErrs = {} } = body;
  if (typeof maxEvents !== 'number' || !Number.isInteger(maxEvents) || maxEvents < 0) {
    throw invalid('maxEvents', 'it is no whole number from 0');
  }
  if (typeof returnImmediately !== 'boolean') throw invalid('returnImmediately', 'it is neither true nor false');
  if (!Array.isArray(ack) || !ack.every((jti) => typeof jti === 'string'))
    throw invalid('ack', 'it is no list of texts');
  if (!isObject(setErrs)) throw invalid('setErrs', 'it is no JSON object');
  const errors = new Map(Object.entries(setErrs).map(([jti, error]) => [jti, readError(error)]));
  if (ack.length + errors.size > pollLimits.maxAcknowledged) {
    throw invalid('ack', `it names more than ${pollLimits.maxAcknowledged} tokens, together with setErrs`);
  }
  return { maxEvents: Math.min(maxEvents, pollLimits.maxEvents), returnImmediately, acknowledged: ack, errors };
}

/** Notes what the receiver has and what it rejects; neither is given to it again. */
export async function acknowledgeTokens(
  { context, streams }: StreamSource,
  stream: EventStream,
  { acknowledged, errors }: Pick<PollRequest, 'acknowledged' | 'errors'>,
): Promise<void> {
  const positions = [...acknowledged, ...errors.keys()].flatMap((jti) => positionIn(stream, jti) ?? []);
  if (positions.length === 0) return;
  const at = context.platform.clock();
  const last = [...errors.values()].at(-1);
  await streams.acknowledge(stream.id, positions, at, last && { ...last, at });
}

/** The tokens that a receiver does not have yet, oldest first. What it has acknowledged at their beginning is left behind for good. */
export async function pendingTokens(scope: StreamSource, stream: EventStream, maxEvents: number): Promise<Pending> {
  const acknowledged = new Set(stream.progress.acknowledged);
  const limit = Math.min(Math.max(maxEvents, 1) + acknowledged.size, pollLimits.windowSize);
  let position = stream.progress.position;
  for (;;) {
    const page = await readStream(scope, stream, position, limit);
    const pending = page.tokens.filter((token) => !acknowledged.has(token.position));
    const [first] = pending;
    position = first === undefined ? page.next : first.position - 1;
    const isLast = first !== undefined || !page.hasMore;
    if (!isLast) continue;
    await leaveBehind(scope, stream, position);
    return { tokens: pending.slice(0, maxEvents), moreAvailable: page.hasMore || pending.length > maxEvents };
  }
}

/** Events that the stream does not want are passed over again rather than written down at each poll. */
async function leaveBehind({ streams }: StreamSource, { id, progress }: EventStream, position: number): Promise<void> {
  const passed = position - progress.position;
  const isWorthIt = progress.acknowledged.some((each) => each <= position) || passed >= pollLimits.windowSize;
  if (passed > 0 && isWorthIt) await streams.advance(id, position);
}

function readError(value: unknown): Omit<StreamError, 'at'> {
  const { err, description = '' } = isObject(value) ? value : {};
  if (typeof err !== 'string' || typeof description !== 'string') {
    throw invalid('setErrs', 'an error has the texts err and description');
  }
  return { code: cutText(err, maxErrorLength), description: cutText(description, maxErrorLength) };
}

function invalid(field: string, problem: string): Failure {
  return new Failure('BC-906', { reason: 'field', field, problem });
}
