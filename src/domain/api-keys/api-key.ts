// API keys as they are kept.

import type { Scope } from '../actors/scopes.ts';
import type { ApiKeyId, DirectoryId } from '../ids/brands.ts';

/** A key of the API as it is kept: never the secret, only its SHA-256 and a hint that an administrator recognises. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  /** First and last characters of the secret, for example "becard_api_9fQ…k2". */
  readonly hint: string;
  readonly scopes: readonly Scope[];
  /** The directories that it opens; undefined: every directory, and the installation. */
  readonly directoryIds: readonly DirectoryId[] | undefined;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number | undefined;
  readonly lastUsedAt: number | undefined;
  readonly revokedAt: number | undefined;
}

/** What may be changed of a key: never what it is allowed. */
export type ApiKeyChange = Pick<ApiKey, 'name' | 'expiresAt'>;
