// Expiration of Secret Tokens: the choices, and when to warn.

import type { Token } from '../../../src/http/api/schemas/tokens.ts';

/** The lifetimes on offer in days, the default first; 0 means no end. The holder of a setup link must choose an end. */
export function lifetimesFor(isSetupLink: boolean): readonly [number, ...number[]] {
  return isSetupLink ? [365, 180, 90] : [0, 90, 180, 365, 730];
}

const dayMs = 86_400_000;
const warnedDays = 30;
const urgentDays = 3;

export interface Ending {
  readonly token: Token;
  readonly leftMs: number;
  readonly isUrgent: boolean;
}

/** The active tokens that end within 30 days, unless Entra has gone over to one that lasts longer. */
export function findEndings(tokens: readonly Token[], nowMs: number): readonly Ending[] {
  const active = tokens.filter(({ state }) => state === 'active');
  const isEnding = (token: Token): boolean => leftOf(token, nowMs) < warnedDays * dayMs;
  const lastUse = ({ lastUsedAt }: Token): number => (lastUsedAt === undefined ? 0 : Date.parse(lastUsedAt));
  const hasSuccessor = (token: Token): boolean =>
    active.some((other) => !isEnding(other) && other.lastUsedAt !== undefined && lastUse(other) > lastUse(token));
  return active
    .filter((token) => isEnding(token) && !hasSuccessor(token))
    .map((token) => {
      const leftMs = leftOf(token, nowMs);
      return { token, leftMs, isUrgent: leftMs < urgentDays * dayMs };
    });
}

function leftOf({ expiresAt }: Token, nowMs: number): number {
  return expiresAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Date.parse(expiresAt) - nowMs);
}
