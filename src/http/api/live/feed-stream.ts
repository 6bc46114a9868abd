// The feed as server-sent events (HTML standard, "Server-sent events"). The id of each event is a cursor, so that a client that comes back
// continues where it was. A slow client is waited for; a stream ends when its caller may read no longer.

import type { FeedRequest, ServedFeed } from '../../../domain/index.ts';

export interface FeedStreams {
  /** The text of a stream; undefined when too many are open, in all or of this caller. */
  readonly open: (stream: StreamRequest) => ReadableStream<Uint8Array> | undefined;
  readonly count: () => number;
  /** Ends all of them: their clients come back to another server. */
  readonly close: () => void;
}

export interface StreamRequest {
  readonly feed: ServedFeed;
  readonly request: FeedRequest;
  /** The session or API key that reads. */
  readonly caller: string;
  readonly mayGoOn: () => Promise<boolean>;
  readonly reportError: (error: unknown) => void;
}

const maxStreams = 500;
const maxOfCaller = 20;
const checkMs = 2_000;
/** Proxies close what is silent for a minute. */
const heartbeatMs = 15_000;
const retryMs = 1_000;

export function createFeedStreams(): FeedStreams {
  const opened = new Map<AbortController, string>();
  const hasRoom = (caller: string): boolean =>
    opened.size < maxStreams && [...opened.values()].filter((other) => other === caller).length < maxOfCaller;
  return {
    open: (stream) => {
      if (!hasRoom(stream.caller)) return undefined;
      const stop = new AbortController();
      opened.set(stop, stream.caller);
      return toBody(writeFeed(stream, stop.signal), () => {
        stop.abort();
        opened.delete(stop);
      });
    },
    count: () => opened.size,
    close: () => {
      for (const stop of opened.keys()) stop.abort();
    },
  };
}

function toBody(pieces: AsyncGenerator<string>, onEnd: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done !== true) return controller.enqueue(encoder.encode(value));
      onEnd();
      controller.close();
    },
    cancel: onEnd,
  });
}

/** Each piece is made when the client has taken the one before. */
async function* writeFeed(
  { feed, request, mayGoOn, reportError }: StreamRequest,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const news = createNews(feed, signal);
  let next = request;
  let writtenAt = performance.now();
  let hasMore = true;
  yield `retry: ${retryMs}\n\n`;
  try {
    while (!signal.aborted && (await mayGoOn())) {
      const isQuiet = performance.now() - writtenAt >= heartbeatMs;
      if (hasMore || isQuiet || news.take()) {
        const page = await feed.read(next);
        ({ hasMore } = page);
        next = { ...request, after: page.next };
        const blocks = page.events.map(({ event, cursor }) => `id: ${cursor}\ndata: ${JSON.stringify(event)}\n\n`);
        // A block without data changes the place of a client that comes back, and nothing else.
        const text = blocks.length > 0 || !isQuiet ? blocks.join('') : `: heartbeat\nid: ${page.next}\n\n`;
        if (text !== '') {
          yield text;
          writtenAt = performance.now();
        }
      }
      if (!hasMore) await news.wait(checkMs);
    }
  } catch (error) {
    reportError(error);
  } finally {
    news.leave();
  }
  yield 'event: end\ndata: {}\n\n';
}

interface News {
  /** Whether there was any since the last call. */
  readonly take: () => boolean;
  /** Resolves with the next one, the end of the stream or the time. */
  readonly wait: (mostMs: number) => Promise<void>;
  readonly leave: () => void;
}

function createNews(feed: ServedFeed, signal: AbortSignal): News {
  let isNew = false;
  let wake = (): void => undefined;
  const notice = (): void => {
    isNew = true;
    wake();
  };
  const leave = feed.watch(notice);
  signal.addEventListener('abort', notice);
  return {
    take: () => {
      const taken = isNew;
      isNew = false;
      return taken;
    },
    wait: (mostMs) =>
      new Promise((resolve) => {
        if (isNew || signal.aborted) return resolve();
        const timer = setTimeout(resolve, mostMs).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    leave: () => {
      leave();
      signal.removeEventListener('abort', notice);
    },
  };
}
