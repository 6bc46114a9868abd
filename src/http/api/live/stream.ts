// One browser's event stream (HTML standard, "Server-sent events"): bounded, kept warm, and over as soon as its reader may not read on.

export interface EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly send: (event: string, value: unknown) => void;
  readonly end: () => void;
}

/** A reader that leaves so many events unread is let go; it comes back by itself. */
const maxUnread = 64;
/** Proxies close what is silent for a minute. */
const heartbeatMs = 15_000;
const checkMs = 2_000;
/** How soon a browser comes back after a broken connection. */
const retryMs = 1_000;

interface StreamOptions {
  /** Asked again and again; the stream ends with the first false. */
  readonly mayGoOn: () => Promise<boolean>;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
}

/** Opens a stream of events. */
export function openEventStream({ mayGoOn, onEnd }: StreamOptions): EventStream {
  const encoder = new TextEncoder();
  const timers: NodeJS.Timeout[] = [];
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  function write(text: string): void {
    if ((controller?.desiredSize ?? 0) <= 0) close();
    controller?.enqueue(encoder.encode(text));
  }

  function close(): void {
    const open = controller;
    release();
    open?.close();
  }

  function release(): void {
    if (controller === undefined) return;
    controller = undefined;
    for (const timer of timers) clearInterval(timer);
    onEnd();
  }

  function end(): void {
    write('event: end\ndata: {}\n\n');
    close();
  }

  async function check(): Promise<void> {
    if (!(await mayGoOn().catch(() => false))) end();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => {
        controller = opened;
        write(`retry: ${retryMs}\n\n`);
        timers.push(
          setInterval(() => write(':\n\n'), heartbeatMs),
          setInterval(check, checkMs),
        );
      },
      cancel: release,
    },
    new CountQueuingStrategy({ highWaterMark: maxUnread }),
  );
  return { body, send: (event, value) => write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`), end };
}
