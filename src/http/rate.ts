// How many requests a directory may send: a bucket that fills at the configured rate. It holds two minutes' worth,
// so that a burst such as an initial cycle of a thousand people passes and only a lasting flood is slowed down.

import { Failure } from '../directory/index.ts';

export interface RateLimit {
  /** Takes one request of a directory at a time in milliseconds. Throws Failure BC-501 when none is left. */
  readonly take: (directoryId: string, now: number) => void;
}

const burstSeconds = 120;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A limit of so many requests per second and directory; 0 is no limit. Directories are few, so their buckets stay. */
export function createRateLimit(perSecond: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const capacity = perSecond * burstSeconds;
  return {
    take: (directoryId, now) => {
      if (perSecond === 0) return;
      const bucket = buckets.get(directoryId) ?? { tokens: capacity, filledAt: now };
      const filled = Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.filledAt) / 1000) * perSecond);
      buckets.set(directoryId, { tokens: filled < 1 ? filled : filled - 1, filledAt: now });
      if (filled < 1) {
        throw new Failure('BC-501', `More than ${perSecond} requests per second for a while. Retry after 1 s.`);
      }
    },
  };
}
