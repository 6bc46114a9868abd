// When a secret works: from its creation to its end in whole days, if it has one, or until it is revoked.

import { Failure } from '../errors/failure.ts';

const dayMs = 86_400_000;
/** The longest life that can be asked for. */
export const maxLifetimeDays = 3_650;

export interface Lifetime {
  readonly expiresAt: number | undefined;
  readonly revokedAt: number | undefined;
}

export type LifetimeState = 'active' | 'expired' | 'revoked';

export function lifetimeState({ expiresAt, revokedAt }: Lifetime, now: number): LifetimeState {
  if (revokedAt !== undefined && revokedAt <= now) return 'revoked';
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : 'active';
}

/** The end of a life of whole days. Throws Failure BC-906 with the reason for which such a life is refused. */
export function expiryAfter(now: number, days: number, maxDays: number, reason: 'tokenDays' | 'apiKeyDays'): number {
  if (Number.isInteger(days) && days >= 1 && days <= maxDays) return now + days * dayMs;
  throw new Failure('BC-906', { reason, maxDays, days });
}

/** Whether a change gives a secret more time. */
export function isLonger(before: Pick<Lifetime, 'expiresAt'>, after: Pick<Lifetime, 'expiresAt'>): boolean {
  return (after.expiresAt ?? Number.POSITIVE_INFINITY) > (before.expiresAt ?? Number.POSITIVE_INFINITY);
}
