// Mutations that create and remove Secret Tokens.

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConsoleToken, CreatedToken, CreateTokenRequest } from '../../../src/http/api/contract.ts';
import { directoriesQuery, directoryQuery } from '../api/directories.ts';
import { changeToken, createToken, removeToken, tokensQuery } from '../api/tokens.ts';
import { useSetupLinkId } from '../session/rights.ts';
import { lifetimesFor } from './expiry.ts';

/** The tokens that this page may change, replace and end: all of them, or those that its setup link created. */
export function useOwnTokens(tokens: readonly ConsoleToken[]): readonly ConsoleToken[] {
  const linkId = useSetupLinkId();
  return linkId === undefined ? tokens : tokens.filter(({ setupLinkId }) => setupLinkId === linkId);
}

export function useLifetimes(): readonly [number, ...number[]] {
  return lifetimesFor(useSetupLinkId() !== undefined);
}

/** Two may be active: the current one and its successor. */
export const maxActiveTokens = 2;

/** The expiration in a token request; 0 days means never. */
export function lifetimeOf(days: number): Pick<CreateTokenRequest, 'expiresInDays'> {
  return days === 0 ? {} : { expiresInDays: days };
}

const busyWithinMs = 60 * 60 * 1_000;

/** Whether removing the token now would interrupt provisioning. */
export function isInUse(token: ConsoleToken, nowMs: number): boolean {
  return token.lastUsedAt !== undefined && nowMs - Date.parse(token.lastUsedAt) < busyWithinMs;
}

export function useTokenCreation(directoryId: string, onCreated: (created: CreatedToken) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createToken(directoryId),
    onSuccess: (created) => {
      onCreated(created);
      return refresh(client, directoryId);
    },
    gcTime: 0,
  });
}

export type TokenCreation = ReturnType<typeof useTokenCreation>;

export function useTokenChange(directoryId: string, tokenId: string, onChanged: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: changeToken(directoryId, tokenId),
    onSuccess: async () => {
      await refresh(client, directoryId);
      onChanged();
    },
  });
}

export function useTokenRemoval(directoryId: string, onRemoved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: removeToken(directoryId),
    onSuccess: () => {
      onRemoved();
      return refresh(client, directoryId);
    },
  });
}

async function refresh(client: QueryClient, directoryId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: tokensQuery(directoryId).queryKey }),
    client.invalidateQueries({ queryKey: directoryQuery(directoryId).queryKey, exact: true }),
    client.invalidateQueries({ queryKey: directoriesQuery.queryKey }),
  ]);
}
