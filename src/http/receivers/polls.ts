// Polls of event streams (RFC 8936): acknowledges tokens, then answers with those that wait, or waits for the first.

import {
  acknowledgeTokens,
  type EventStream,
  Failure,
  type Pending,
  type Platform,
  type PollRequest,
  pendingTokens,
  type Store,
  type StreamSource,
} from '../../domain/index.ts';
import type { StreamReader } from '../../use-cases/index.ts';

export interface PollServices {
  readonly store: Store;
  readonly platform: Platform;
  readonly reader: StreamReader;
  /** How long a poll waits for a token; 25 seconds where nothing is said, because proxies close what is silent for longer. */
  readonly longPollMs?: number;
}

/** What a poll is answered with (RFC 8936 §2.3). */
export interface PollAnswer {
  /** Signed tokens by their ids. */
  readonly sets: Readonly<Record<string, string>>;
  readonly moreAvailable: boolean;
}

export interface Polls {
  /** Rejects with Failure BC-930 for a token that does not open the stream, BC-905 while the stream delivers nothing. */
  readonly answer: (poll: Poll) => Promise<PollAnswer>;
  /** Ends the polls that wait. */
  readonly close: () => void;
}

export interface Poll {
  readonly directory: string;
  readonly stream: string;
  readonly token: string;
  readonly request: PollRequest;
  /** Aborted when the receiver hangs up. */
  readonly signal: AbortSignal;
}

const defaultLongPollMs = 25_000;
/** Polls of one stream that wait at the same time; the others are answered at once. */
const maxWaiting = 5;

export function createPolls(services: PollServices): Polls {
  const { store, platform, reader, longPollMs = defaultLongPollMs } = services;
  const closing = new AbortController();
  const waiting = new Map<EventStream['id'], number>();

  const wait = async (source: StreamSource, stream: EventStream, poll: Poll): Promise<Pending> => {
    const end = AbortSignal.any([poll.signal, closing.signal, AbortSignal.timeout(longPollMs)]);
    const news = watchFeed(store, end);
    try {
      for (;;) {
        const pending = await pendingTokens(source, stream, poll.request.maxEvents);
        if (pending.tokens.length > 0 || !(await news.next())) return pending;
      }
    } finally {
      news.stop();
    }
  };
  const find = async (source: StreamSource, stream: EventStream, poll: Poll): Promise<Pending> => {
    const { maxEvents, returnImmediately } = poll.request;
    const others = waiting.get(stream.id) ?? 0;
    if (returnImmediately || maxEvents === 0 || others >= maxWaiting) return pendingTokens(source, stream, maxEvents);
    waiting.set(stream.id, others + 1);
    try {
      return await wait(source, stream, poll);
    } finally {
      const left = (waiting.get(stream.id) ?? 1) - 1;
      if (left > 0) waiting.set(stream.id, left);
      else waiting.delete(stream.id);
    }
  };
  return {
    answer: async (poll) => {
      const found = await findStream(store, platform, poll);
      const source = await reader.open(found);
      await acknowledgeTokens(source, found, poll.request);
      const stream = (await source.streams.find(found.id)) ?? found;
      if (stream.state !== 'enabled') throw new Failure('BC-905', { reason: 'eventStreamState', state: stream.state });
      const { tokens, moreAvailable } = await find(source, stream, poll);
      const signed = await reader.sign(stream, tokens);
      return { sets: Object.fromEntries(signed.map(({ id, text }) => [id, text])), moreAvailable };
    },
    close: () => closing.abort(),
  };
}

/** A token opens its own stream; the address must name the same one. */
async function findStream(
  store: Store,
  { sha256 }: Platform,
  { directory, stream, token }: Poll,
): Promise<EventStream> {
  const found = await store.eventStreams.findByToken(sha256(token));
  if (found?.id === stream && found.directoryId === directory) return found;
  throw new Failure('BC-930', { reason: 'streamToken' });
}

interface News {
  /** Resolves to true once there are new events since the last call, to false at the end. */
  readonly next: () => Promise<boolean>;
  readonly stop: () => void;
}

function watchFeed(store: Store, end: AbortSignal): News {
  let isNew = false;
  let wake: () => void = () => undefined;
  const stop = store.events.watch(() => {
    isNew = true;
    wake();
  });
  end.addEventListener('abort', () => wake(), { once: true });
  return {
    next: async () => {
      if (!isNew && !end.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const hasNews = isNew && !end.aborted;
      isNew = false;
      return hasNews;
    },
    stop,
  };
}
