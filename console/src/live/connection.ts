// The client of GET /directories/:id/live: keeps the event stream open while the page is visible and reconnects when it breaks.

import type { LiveLines, LiveState } from '../../../src/http/api/schemas/directories.ts';

/** `connecting` at the start; `paused` from the first failure until the stream is there again. */
export type LiveStatus = 'connecting' | 'live' | 'paused';

export interface LiveListener {
  /** The stream is there, for the first time or again. */
  readonly onOpen: () => void;
  readonly onBreak: () => void;
  readonly onState: (state: LiveState) => void;
  readonly onLines: (lines: LiveLines) => void;
  /** The session or its rights changed, or the server goes down. */
  readonly onEnd: () => void;
}

const firstRetryMs = 1_000;
const maxRetryMs = 15_000;

/** Follows an address until the returned function is called. Rests while the page is hidden: browsers open six connections to a host. */
export function followLive(url: string, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = firstRetryMs;

  function open(): void {
    rest();
    const opened = new EventSource(url);
    source = opened;
    opened.addEventListener('open', () => {
      waitMs = firstRetryMs;
      listener.onOpen();
    });
    opened.addEventListener('state', (event) => {
      listener.onState(trust<LiveState>(event));
    });
    opened.addEventListener('lines', (event) => listener.onLines(trust<LiveLines>(event)));
    opened.addEventListener('end', () => {
      listener.onEnd();
      comeBack();
    });
    opened.addEventListener('error', comeBack);
  }

  function comeBack(): void {
    rest();
    listener.onBreak();
    timer = setTimeout(open, waitMs);
    waitMs = Math.min(waitMs * 2, maxRetryMs);
  }

  function rest(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }

  function followVisibility(): void {
    if (document.visibilityState === 'hidden') {
      rest();
      return;
    }
    if (source === undefined) open();
  }

  document.addEventListener('visibilitychange', followVisibility);
  followVisibility();
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    rest();
  };
}

/** Server and console are built together from one contract, which makes the event's type true. */
function trust<Value>(event: MessageEvent<string>): Value {
  return JSON.parse(event.data) as Value;
}
