// Pushes the tokens of one stream (RFC 8935), one after another in the order of their events. Only the progress is stored, some tokens at a
// time: a sender that dies repeats at most these, with the same ids.

import { type EventStream, readStream, type StreamProgress } from '../../domain/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import { eventStreams, type StreamReader, type UseCaseContext } from '../../use-cases/index.ts';
import type { Sender, SenderHooks } from '../sender.ts';
import { findTarget, type PushTarget, pushToken } from './push.ts';

export interface StreamSenderOptions extends SenderHooks {
  /** The system, as which a stream is disabled. */
  readonly ctx: UseCaseContext;
  readonly reader: StreamReader;
  readonly outbound: Pick<Outbound, 'send'>;
  readonly reportError: (error: unknown) => void;
}

/** Tokens between two notes of the progress. */
const pageSize = 20;

type Address = Pick<EventStream, 'id' | 'directoryId'>;

export function createStreamSender(options: StreamSenderOptions, address: Address): Sender {
  const { ctx, maySend, onEnd, reportError } = options;
  const { eventStreams: own } = ctx.store.directory(address.directoryId);
  let underWay: Promise<void> | undefined;
  let retryAt: number | undefined;
  let isAsked = false;
  let hasMore = false;
  let isClosed = false;
  const findEnabled = async (): Promise<EventStream | undefined> => {
    if (isClosed || !maySend()) return undefined;
    const stream = await own.find(address.id);
    return stream?.state === 'enabled' ? stream : undefined;
  };
  const save = async (progress: StreamProgress): Promise<void> => {
    // The store may be closed as well; another sender repeats what came after the last note.
    if (!isClosed) await own.saveProgress(address.id, progress);
    retryAt = progress.nextAttemptAt;
  };
  const isDue = (): boolean => retryAt !== undefined && retryAt <= ctx.platform.clock();
  const run = async (): Promise<boolean> => {
    const stream = await findEnabled();
    // Without the lease the rest is for the time after.
    if (stream === undefined) return !maySend();
    retryAt = stream.progress.nextAttemptAt;
    if (retryAt !== undefined && !isDue()) return false;
    return pushPage(options, stream, { save, mayGoOn: async () => (await findEnabled()) !== undefined });
  };
  const finish = (isLong: boolean): void => {
    underWay = undefined;
    hasMore = isLong;
    // What came after the last look.
    if (isLong || isAsked) onEnd();
  };
  return {
    turn: async () => {
      isAsked = underWay !== undefined;
      underWay ??= run()
        .catch((error: unknown) => {
          if (!isClosed) reportError(error);
          return false;
        })
        .then(finish);
      return false;
    },
    needsTurn: () => underWay === undefined && maySend() && (hasMore || isDue()),
    idle: async () => underWay,
    close: async () => {
      isClosed = true;
    },
  };
}

interface PageHooks {
  readonly save: (progress: StreamProgress) => Promise<void>;
  /** Asked before each token. */
  readonly mayGoOn: () => Promise<boolean>;
}

/** Pushes some tokens and notes the progress. Gives whether there is more to push. */
async function pushPage(options: StreamSenderOptions, stream: EventStream, hooks: PageHooks): Promise<boolean> {
  const { ctx, reader } = options;
  const target = await findTarget(ctx, stream);
  if (target === undefined) {
    await disable(ctx, stream, 'secret');
    return false;
  }
  const source = await reader.open(stream);
  const page = await readStream(source, stream, stream.progress.position, pageSize);
  if (page.tokens.length === 0 && !page.hasMore) return false;
  const tokens = await reader.sign(stream, page.tokens);
  const { progress, isWhole } = await pushTokens(options, stream, target, tokens, hooks.mayGoOn);
  await hooks.save(isWhole ? { ...progress, position: page.next } : progress);
  return isWhole ? page.hasMore : !options.maySend();
}

async function pushTokens(
  { ctx, outbound }: StreamSenderOptions,
  stream: EventStream,
  target: PushTarget,
  tokens: Awaited<ReturnType<StreamReader['sign']>>,
  mayGoOn: () => Promise<boolean>,
): Promise<{ readonly progress: StreamProgress; readonly isWhole: boolean }> {
  let { progress } = stream;
  for (const token of tokens) {
    if (!(await mayGoOn())) return { progress, isWhole: false };
    const step = await pushToken({ outbound, clock: ctx.platform.clock }, target, progress, token);
    progress = step.progress;
    if (step.disable !== undefined) await disable(ctx, stream, step.disable);
    if (!step.goesOn) return { progress, isWhole: false };
  }
  return { progress, isWhole: true };
}

async function disable(
  ctx: UseCaseContext,
  { id, directoryId }: EventStream,
  reason: Parameters<typeof eventStreams.disable>[1]['reason'],
): Promise<void> {
  await eventStreams.disable(ctx, { directory: directoryId, stream: id, reason });
}
