// Secret Tokens.

import * as v from 'valibot';
import { named, type Shown, time } from './shared.ts';

export const token = named('Token', {
  id: v.string(),
  name: v.string(),
  hint: v.string(),
  createdAt: time,
  createdBy: v.string(),
  lastUsedAt: v.exactOptional(time),
  expiresAt: v.exactOptional(time),
  revokedAt: v.exactOptional(time),
  /** The setup link whose holder made it, who may change and end no other. */
  setupLinkId: v.exactOptional(v.string()),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type Token = Shown<typeof token>;

export const createdToken = named('CreatedToken', {
  token,
  /** Shown once; it cannot be read again. */
  secret: v.string(),
});
export type CreatedToken = Shown<typeof createdToken>;
