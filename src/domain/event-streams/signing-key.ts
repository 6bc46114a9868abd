// The keys with which a directory signs its Security Event Tokens: one that signs, and former ones whose public half is still published.

import type { JsonObject } from '../../scim/index.ts';
import type { SigningKeyId } from '../ids/brands.ts';

/** What signs a token. */
export interface PrivateSigningKey {
  readonly id: SigningKeyId;
  readonly privateKey: JsonObject;
}

export interface SigningKey {
  /** The `kid` in the header of a token. */
  readonly id: SigningKeyId;
  readonly publicKey: JsonObject;
  readonly createdAt: number;
  /** When another key took its place; undefined for the one that signs. */
  readonly retiredAt: number | undefined;
}

/** How long the public half of a former key is published: a receiver may verify a token long after it got it. */
const publishedMs = 7 * 86_400_000;

/** The public keys of a directory (RFC 7517 §5), the one that signs first. */
export function keySet(keys: readonly SigningKey[], now: number): JsonObject {
  const published = keys
    .filter((key) => !isExpired(key, now))
    .toSorted((left, right) => right.createdAt - left.createdAt);
  return { keys: published.map(({ id, publicKey }) => ({ ...publicKey, kid: id, use: 'sig', alg: 'ES256' })) };
}

export function isExpired({ retiredAt }: SigningKey, now: number): boolean {
  return retiredAt !== undefined && retiredAt + publishedMs <= now;
}
