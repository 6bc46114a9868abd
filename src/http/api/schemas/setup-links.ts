// Setup links.

import * as v from 'valibot';
import { described, named, type Shown, time } from './shared.ts';

export const setupLink = named('SetupLink', {
  id: v.string(),
  name: described(v.string(), 'The person or company that it is for'),
  createdAt: time,
  createdBy: v.string(),
  expiresAt: time,
  lastUsedAt: v.exactOptional(time),
  requestedAt: v.exactOptional(described(time, 'Since when the holder of an expired link asks for more time')),
  state: v.picklist(['active', 'expired', 'revoked']),
});
export type SetupLink = Shown<typeof setupLink>;

export const createdSetupLink = named('CreatedSetupLink', {
  link: setupLink,
  address: described(v.string(), 'Shown once. Valid for 72 hours.'),
});
