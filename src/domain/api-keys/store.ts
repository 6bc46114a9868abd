// The part of the port that keeps the API keys of the installation.

import type { ApiKeyId } from '../ids/brands.ts';
import type { ApiKey, ApiKeyChange } from './api-key.ts';

/** API keys of the installation. A secret arrives as its SHA-256. */
export interface ApiKeyStore {
  /** Oldest first, revoked and expired ones included. */
  list(): Promise<readonly ApiKey[]>;
  /** In any state; undefined for an unknown id. */
  get(id: ApiKeyId): Promise<ApiKey | undefined>;
  /** In any state; undefined for an unknown secret. Called by every request with a key. */
  find(hash: Uint8Array): Promise<ApiKey | undefined>;
  /** Rejects when the secret is known already. */
  insert(key: ApiKey, hash: Uint8Array): Promise<void>;
  /** Changes name and expiry. False when there is no such key, or it was revoked. */
  update(id: ApiKeyId, change: ApiKeyChange): Promise<boolean>;
  /** False when there is no such key. A key already revoked keeps its first date. */
  revoke(id: ApiKeyId, at: number): Promise<boolean>;
  /** Notes a use. */
  touch(id: ApiKeyId, at: number): Promise<void>;
}

/** A store that keeps API keys among other things. */
export interface ApiKeyHolder {
  readonly apiKeys: ApiKeyStore;
}
