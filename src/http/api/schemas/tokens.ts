// Secret Tokens.

import * as v from 'valibot';
import { described, named, type Shown, time } from './shared.ts';

export const token = named('Token', {
  id: v.string(),
  name: v.string(),
  hint: v.string(),
  createdAt: time,
  createdBy: v.string(),
  lastUsedAt: v.exactOptional(time),
  expiresAt: v.exactOptional(time),
  revokedAt: v.exactOptional(time),
  setupLinkId: v.exactOptional(
    described(v.string(), 'The setup link whose holder made it, who may change and end no other'),
  ),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type Token = Shown<typeof token>;

export const createdToken = named('CreatedToken', {
  token,
  secret: described(v.string(), 'Shown once; it cannot be read again'),
});
