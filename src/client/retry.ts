// Requests are sent again after 429 and 503, when the server says that it will take them.

import { setTimeout as delay } from 'node:timers/promises';

export interface RetryOptions {
  /** How often a request is sent again; 3 by default, 0 for never. */
  readonly retries?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Waits before a request is sent again. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const defaultRetries = 3;
/** A server that asks for more is not waited for. */
const maxWaitMs = 60_000;

/** A fetch that sends again what was refused for the moment. */
export function fetchWithRetry({
  retries = defaultRetries,
  fetch = globalThis.fetch,
  wait = delay,
}: RetryOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let left = retries; ; left -= 1) {
      // A body can be read once.
      const response = await fetch(left > 0 ? request.clone() : request);
      const waitMs = left > 0 ? waitOf(response) : undefined;
      if (waitMs === undefined) return response;
      await response.body?.cancel();
      await wait(waitMs);
    }
  };
}

/** How long to wait, or undefined where the answer is final. */
function waitOf({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const waitMs = Number.parseInt(headers.get('retry-after') ?? '', 10) * 1000;
  return waitMs <= maxWaitMs ? waitMs : undefined;
}
