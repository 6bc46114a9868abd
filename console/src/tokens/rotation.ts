// Token rotation: which of two active tokens Entra uses, and when the old one can be removed.

import type { Token } from '../../../src/http/api/schemas/tokens.ts';

export type Rotation =
  | { readonly kind: 'new-unused'; readonly fresh: Token; readonly old: Token }
  | { readonly kind: 'old-in-use'; readonly fresh: Token; readonly old: Token }
  | { readonly kind: 'safe'; readonly fresh: Token; readonly old: Token; readonly unusedMs: number };

/** One full cycle of Entra: a token that was unused for this long while the other was used is no longer needed. */
const cycleMs = 40 * 60_000;

/** The state of a token rotation; undefined unless two tokens are active. */
export function describeRotation(tokens: readonly Token[], nowMs: number): Rotation | undefined {
  const active = tokens
    .filter(({ state }) => state === 'active')
    .toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  const [fresh, old, third] = active;
  if (fresh === undefined || old === undefined || third !== undefined) return undefined;
  if (fresh.lastUsedAt === undefined) return { kind: 'new-unused', fresh, old };
  const unusedMs = nowMs - Date.parse(old.lastUsedAt ?? old.createdAt);
  const isSafe = old.lastUsedAt === undefined || unusedMs >= cycleMs;
  return isSafe ? { kind: 'safe', fresh, old, unusedMs } : { kind: 'old-in-use', fresh, old };
}
