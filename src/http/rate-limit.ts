// Limits the requests of a directory or an API key by a token bucket that fills at the configured rate. It holds two minutes' worth,
// so that a burst such as an initial cycle of a thousand people passes and only a lasting flood is slowed down.

import { Throttled } from './throttled.ts';

export interface RateLimit {
  /** False where the operator has turned limits off. */
  readonly isOn: boolean;
  /**
   * Takes requests of a directory or an API key at an uptime in milliseconds, and gives what is left; undefined without a limit. Throws
   * Throttled BC-501 when fewer are left.
   */
  readonly take: (id: string, now: number, requests?: number) => Allowance | undefined;
}

/** How many requests may follow at once. */
export interface Allowance {
  readonly most: number;
  readonly left: number;
  /** Until `most` may follow at once again. */
  readonly fullInSeconds: number;
}

export const burstSeconds = 120;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** What Entra may send to one directory (Entra gallery requirements), on whichever server it lands. */
const leastPerSecond = 25;

/**
 * A limit of requests per second for each directory and API key; 0 is no limit. Of several servers each allows its share.
 * Directories and keys are few, so their buckets stay.
 */
export function createRateLimit(allowed: number, nodes: () => number = () => 1): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    isOn: allowed > 0,
    take: (id, now, requests = 1) => {
      if (allowed === 0) return undefined;
      const perSecond = Math.max(allowed / nodes(), Math.min(allowed, leastPerSecond));
      const capacity = perSecond * burstSeconds;
      const bucket = buckets.get(id) ?? { tokens: capacity, filledAt: now };
      const filled = Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.filledAt) / 1000) * perSecond);
      const wanted = Math.min(requests, capacity);
      const isEnough = filled >= wanted;
      const tokens = isEnough ? filled - wanted : filled;
      buckets.set(id, { tokens, filledAt: now });
      if (isEnough)
        return { most: capacity, left: Math.floor(tokens), fullInSeconds: Math.ceil((capacity - tokens) / perSecond) };
      const waitMs = ((wanted - filled) / perSecond) * 1000;
      const wait = Math.max(1, Math.ceil(waitMs / 1000));
      throw new Throttled(waitMs, 'BC-501', { reason: 'requests', perSecond: Math.round(perSecond), seconds: wait });
    },
  };
}
