// Links by which users look after their own card.

import * as v from 'valibot';
import { described, named, time } from './shared.ts';

const cardLink = named('CardLink', {
  createdAt: time,
  createdBy: v.string(),
  expiresAt: time,
  lastUsedAt: v.exactOptional(time),
  state: v.picklist(['active', 'expired', 'revoked']),
});

export const latestCardLink = named('LatestCardLink', {
  link: v.exactOptional(cardLink),
});

export const createdCardLink = named('CreatedCardLink', {
  link: cardLink,
  address: described(v.string(), 'The link with its secret, shown this once'),
});
