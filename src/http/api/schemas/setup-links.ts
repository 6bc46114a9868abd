// Setup links.

import * as v from 'valibot';
import { named, type Shown, time } from './shared.ts';

export const setupLink = named('SetupLink', {
  id: v.string(),
  /** The person or company that it is for. */
  name: v.string(),
  createdAt: time,
  createdBy: v.string(),
  expiresAt: time,
  lastUsedAt: v.exactOptional(time),
  /** Since when the holder of an expired link asks for more time. */
  requestedAt: v.exactOptional(time),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type SetupLink = Shown<typeof setupLink>;

export const createdSetupLink = named('CreatedSetupLink', {
  link: setupLink,
  /** Shown once. Valid for 72 hours. */
  address: v.string(),
});
export type CreatedSetupLink = Shown<typeof createdSetupLink>;
