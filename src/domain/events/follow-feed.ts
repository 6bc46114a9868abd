// A reader that stays: pages from a cursor on, and then what is new, as long as it wants.

import type { FeedRequest, ServedFeed, ServedPage } from './serve-feed.ts';

/** Ends with the signal. A page without events says where the reader has come to. */
export async function* followFeed(
  feed: ServedFeed,
  request: FeedRequest,
  signal: AbortSignal,
): AsyncGenerator<ServedPage, void, void> {
  let hasNews = true;
  let wake = (): void => undefined;
  const notice = (): void => {
    hasNews = true;
    wake();
  };
  const leave = feed.watch(notice);
  signal.addEventListener('abort', notice);
  try {
    let next = request;
    while (!signal.aborted) {
      hasNews = false;
      const page = await feed.read(next);
      next = { ...request, after: page.next };
      yield page;
      if (page.hasMore || hasNews) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    leave();
    signal.removeEventListener('abort', notice);
  }
}
