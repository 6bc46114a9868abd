// Mutations that create and remove Secret Tokens.

import type { QueryKey } from '@tanstack/react-query';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { directoriesQuery, directoryQuery } from '../api/directories.ts';
import { createToken } from '../api/tokens.ts';
import { useChange } from '../parts/change.ts';
import { useDirectoryId, useHasRight, useSetupLinkId } from '../session/rights.ts';
import { lifetimesFor } from './expiry.ts';

/** The tokens that this page may change, replace and end: all of them, those that its setup link created, or none. */
export function useOwnTokens(tokens: readonly Token[]): readonly Token[] {
  const linkId = useSetupLinkId();
  if (!useHasRight('connect')) return [];
  return linkId === undefined ? tokens : tokens.filter(({ setupLinkId }) => setupLinkId === linkId);
}

export function useLifetimes(): readonly [number, ...number[]] {
  return lifetimesFor(useSetupLinkId() !== undefined);
}

/** Two may be active: the current one and its successor. */
export const maxActiveTokens = 2;

/** The expiration in a token request; 0 days means never. */
export function lifetimeOf(days: number): { readonly expiresInDays?: number } {
  return days === 0 ? {} : { expiresInDays: days };
}

const busyWithinMs = 60 * 60 * 1_000;

/** Whether removing the token now would interrupt provisioning. */
export function isInUse(token: Token, nowMs: number): boolean {
  return token.lastUsedAt !== undefined && nowMs - Date.parse(token.lastUsedAt) < busyWithinMs;
}

/** The active token that Entra has used since: removing the other one interrupts nothing. */
export function successorOf(token: Token, tokens: readonly Token[]): Token | undefined {
  const lastMs = Date.parse(token.lastUsedAt ?? token.createdAt);
  return tokens.find(
    ({ id, state, lastUsedAt }) =>
      id !== token.id && state === 'active' && lastUsedAt !== undefined && Date.parse(lastUsedAt) > lastMs,
  );
}

/** CreatedTokenDialog shows the secret until it is closed. */
export function useTokenCreation() {
  const directoryId = useDirectoryId();
  return useChange(createToken(directoryId), { rereads: tokenKeys(directoryId) });
}

export type TokenCreation = ReturnType<typeof useTokenCreation>;

/** The tokens, and the directories whose tokens are counted. */
export function tokenKeys(directoryId: string): readonly QueryKey[] {
  return [directoryQuery(directoryId).queryKey, directoriesQuery.queryKey];
}
