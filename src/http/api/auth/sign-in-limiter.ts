// Bounds how many passwords are checked at a time. A check is slow on purpose and few run together: without a bound, many sign-ins would
// delay each other until their clients give up. Admission does not depend on whether the account exists.

import { Throttled } from '../../throttled.ts';

/** known: signed in from this address before, or holds a secret of Becard. Known callers have their own slots. */
export type Caller = 'known' | 'unknown';

export interface SignInLimiter {
  /** Does the work, or throws Throttled BC-908 while too many of the same kind are at it. */
  readonly admit: <Result>(caller: Caller, work: () => Promise<Result>) => Promise<Result>;
}

/** The last of them waits for about three seconds. */
const maxOfEach = 16;
const retryAfterMs = 5_000;

export function createSignInLimiter(most: number = maxOfEach): SignInLimiter {
  const inside = { known: 0, unknown: 0 };
  return {
    admit: async (caller, work) => {
      if (inside[caller] >= most) {
        throw new Throttled(retryAfterMs, 'BC-908', { reason: 'crowd' });
      }
      inside[caller] += 1;
      try {
        return await work();
      } finally {
        inside[caller] -= 1;
      }
    },
  };
}
