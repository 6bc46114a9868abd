// API keys and what they may do.

import * as v from 'valibot';
import { scopes } from '../../../domain/index.ts';
import { described, named, type Shown, time } from './shared.ts';

export const scope = v.picklist(scopes);
export type Scope = Shown<typeof scope>;

export const apiKey = named('ApiKey', {
  id: v.string(),
  name: v.string(),
  hint: described(v.string(), 'First and last characters of the secret'),
  scopes: v.array(scope),
  directories: v.exactOptional(
    described(
      v.array(v.string()),
      'Ids of the directories that it opens; absent: every directory, and the installation',
    ),
  ),
  createdAt: time,
  createdBy: v.string(),
  lastUsedAt: v.exactOptional(described(time, 'Exact to a minute')),
  expiresAt: v.exactOptional(time),
  revokedAt: v.exactOptional(time),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type ApiKey = Shown<typeof apiKey>;

export const createdApiKey = named('CreatedApiKey', {
  key: apiKey,
  secret: described(v.string(), 'Shown once; it cannot be read again'),
});
export type CreatedApiKey = Shown<typeof createdApiKey>;
