// Limits unauthorised requests: without a token, with one that is unknown, revoked or expired, or that belongs to another
// directory, or while a switch is off. Counted per address and per token. A valid token is checked first and always passes, so that no other
// client behind the same proxy or network can lock Entra out; the limit only refuses sooner what would be refused anyway.

import { networkOf } from '../network.ts';
import { Throttled } from '../throttled.ts';
import type { LogTarget } from './authenticate.ts';

export interface FailedAuthLimit {
  /** Counts one for an address and a token at an uptime in milliseconds, and gives Failure BC-502 once either had too many. */
  readonly count: (address: string | undefined, tokenId: string | undefined, now: number) => Throttled | undefined;
  /** Whether a directory's log takes one more entry: a number a minute for each of its tokens, and for all other requests together. */
  readonly hasRoom: (noted: LogTarget, now: number) => boolean;
}

const mostPerMinute = 20;
const windowMs = 60_000;
const maxKeys = 10_000;

/** Starts empty; drops the oldest keys when there are too many. */
export function createFailedAuthLimit(): FailedAuthLimit {
  const [addresses, tokens, lines] = [createWindows(), createWindows(), createWindows()];
  return {
    count: (address, tokenId, now) => {
      const waits = [
        addresses.count(networkOf(address), now),
        ...(tokenId === undefined ? [] : [tokens.count(tokenId, now)]),
      ];
      const waitMs = Math.max(...waits);
      return waitMs === 0 ? undefined : new Throttled(waitMs, 'BC-502');
    },
    hasRoom: ({ directory, tokenId }, now) => lines.count(tokenId ?? directory.id, now) === 0,
  };
}

interface Windows {
  /** Counts one, and gives how long to wait from the one on that is too many; 0 before. */
  readonly count: (key: string, now: number) => number;
}

interface Window {
  readonly endsAt: number;
  counted: number;
}

function createWindows(): Windows {
  const windows = new Map<string, Window>();
  return {
    count: (key, now) => {
      const kept = windows.get(key);
      const window = kept !== undefined && kept.endsAt > now ? kept : { endsAt: now + windowMs, counted: 0 };
      if (window !== kept) {
        windows.delete(key);
        windows.set(key, window);
        dropOldest(windows);
      }
      window.counted += 1;
      return window.counted <= mostPerMinute ? 0 : window.endsAt - now;
    },
  };
}

function dropOldest(windows: Map<string, Window>): void {
  const [oldest] = windows.keys();
  if (windows.size > maxKeys && oldest !== undefined) windows.delete(oldest);
}
