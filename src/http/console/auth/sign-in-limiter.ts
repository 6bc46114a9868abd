// How many may have a password looked at in the same moment. To check one is slow on purpose, and few run at once: without a bound, a crowd
// at the password check would make everybody wait until they give up. Whom a place was found for does not depend on there being an account.

import { Throttled } from '../../throttled.ts';

/** known: signed in from here before, or with a secret of ours; they keep places of their own while strangers crowd. */
export type Comer = 'known' | 'stranger';

export interface SignInLimiter {
  /** Does the work, or throws Throttled BC-908 while too many of the same kind are at it. */
  readonly admit: <Result>(comer: Comer, work: () => Promise<Result>) => Promise<Result>;
}

/** The last of so many waits for about three seconds. */
const maxOfEach = 16;
const retryAfterMs = 5_000;

/** Nobody is there yet. */
export function createSignInLimiter(most: number = maxOfEach): SignInLimiter {
  const inside = { known: 0, stranger: 0 };
  return {
    admit: async (comer, work) => {
      if (inside[comer] >= most) {
        throw new Throttled(retryAfterMs, 'BC-908', { reason: 'crowd' });
      }
      inside[comer] += 1;
      try {
        return await work();
      } finally {
        inside[comer] -= 1;
      }
    },
  };
}
