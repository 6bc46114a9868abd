// Limits unauthorised requests: without a token, with one that is unknown, revoked or expired, or that belongs to another
// directory, or while a switch is off. Counted per address and per token. A valid token is checked first and always passes, so that no other
// client behind the same proxy or network can lock Entra out; the limit only refuses sooner what would be refused anyway.

import { networkOf } from '../network.ts';
import { Throttled } from '../throttled.ts';
import { createWindows } from '../windows.ts';
import type { LogTarget } from './authenticate.ts';

export interface FailedAuthLimit {
  /** Counts one for an address and a token at an uptime in milliseconds, and gives Failure BC-502 once either had too many. */
  readonly count: (address: string | undefined, tokenId: string | undefined, now: number) => Throttled | undefined;
  /** Whether a directory's log takes one more entry: a number a minute for each of its tokens, and for all other requests together. */
  readonly hasRoom: (target: LogTarget, now: number) => boolean;
}

const mostPerMinute = 20;

export function createFailedAuthLimit(): FailedAuthLimit {
  const addresses = createWindows(mostPerMinute);
  const tokens = createWindows(mostPerMinute);
  const entries = createWindows(mostPerMinute);
  return {
    count: (address, tokenId, now) => {
      const ofAddress = addresses.count(networkOf(address), now);
      const waitMs = Math.max(ofAddress, tokenId === undefined ? 0 : tokens.count(tokenId, now));
      return waitMs === 0 ? undefined : new Throttled(waitMs, 'BC-502');
    },
    hasRoom: ({ directory, tokenId }, now) => entries.count(tokenId ?? directory.id, now) === 0,
  };
}
