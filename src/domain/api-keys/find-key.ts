// From the secret that a request carries to the caller that it is, and to the part of the store that this caller may see.

import type { Actor } from '../actors/actor.ts';
import { lifetimeState } from '../credentials/lifetime.ts';
import { describeSecret } from '../credentials/secret.ts';
import { Failure } from '../errors/failure.ts';
import type { Platform } from '../platform.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyHolder } from './store.ts';

/** How stale "last used" may be: a request is no reason to write each time. */
const usedMs = 60_000;

export function apiKeyActor({ id, name, scopes, directoryIds }: ApiKey): Actor {
  return { kind: 'api-key', id, name, scopes, directoryIds };
}

/**
 * The active key of this secret; its use is noted, once a minute at most. The look-up is by hash, so that its time says nothing of the
 * secret. Throws Failure BC-930 for a secret that is unknown or malformed, BC-931 for a revoked key, BC-932 for an expired one.
 */
export async function findApiKey(store: ApiKeyHolder, platform: Platform, secret: string): Promise<ApiKey> {
  const key = await store.apiKeys.find(platform.sha256(secret));
  if (key === undefined) throw explain(secret);
  const now = platform.clock();
  requireActive(key, now);
  if (key.lastUsedAt === undefined || key.lastUsedAt + usedMs <= now) await store.apiKeys.touch(key.id, now);
  return key;
}

/** The key as the store has it now; refuses one that has ended since. */
export async function renewApiKey(store: ApiKeyHolder, platform: Platform, id: ApiKey['id']): Promise<ApiKey> {
  const key = await store.apiKeys.get(id);
  if (key === undefined) throw new Failure('BC-930', { reason: 'unknown' });
  requireActive(key, platform.clock());
  return key;
}

function requireActive(key: ApiKey, now: number): void {
  const { name, revokedAt, expiresAt } = key;
  const state = lifetimeState(key, now);
  if (state === 'revoked') throw new Failure('BC-931', { name, day: dayOf(revokedAt ?? now) });
  if (state === 'expired') throw new Failure('BC-932', { name, day: dayOf(expiresAt ?? now) });
}

function explain(secret: string): Failure {
  if (describeSecret(secret, 'scim').kind !== 'foreign') return new Failure('BC-930', { reason: 'secretToken' });
  const shape = describeSecret(secret, 'api');
  if (shape.kind !== 'cut') return new Failure('BC-930', { reason: 'unknown' });
  return new Failure('BC-930', { reason: 'cut', length: shape.length, expected: shape.expected });
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
