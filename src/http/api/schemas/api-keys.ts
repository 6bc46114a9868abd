// API keys and what they may do.

import * as v from 'valibot';
import { scopes } from '../../../domain/index.ts';
import { named, type Shown, time } from './shared.ts';

export const scope = v.picklist(scopes);
export type Scope = Shown<typeof scope>;

export const apiKey = named('ApiKey', {
  id: v.string(),
  name: v.string(),
  /** First and last characters of the secret. */
  hint: v.string(),
  scopes: v.array(scope),
  /** Ids of the directories that it opens; absent: every directory, and the installation. */
  directories: v.exactOptional(v.array(v.string())),
  createdAt: time,
  createdBy: v.string(),
  /** Exact to a minute. */
  lastUsedAt: v.exactOptional(time),
  expiresAt: v.exactOptional(time),
  revokedAt: v.exactOptional(time),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type ApiKey = Shown<typeof apiKey>;

export const createdApiKey = named('CreatedApiKey', {
  key: apiKey,
  /** Shown once; it cannot be read again. */
  secret: v.string(),
});
export type CreatedApiKey = Shown<typeof createdApiKey>;
