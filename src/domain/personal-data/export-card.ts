// What is kept of a user's card: where it is, what was entered for it, its photo, and the link by which the user looks after it.

import { formatDateTime } from '../../scim/index.ts';
import type { CardLink } from '../card-links/card-link.ts';
import type { CardLinkStore } from '../card-links/store.ts';
import type { Card } from '../cards/card.ts';
import type { CardStore } from '../cards/store.ts';
import type { ResourceId } from '../ids/brands.ts';

export interface CardRecords {
  readonly cards: Pick<CardStore, 'find' | 'photo'>;
  readonly cardLinks: Pick<CardLinkStore, 'latest'>;
}

/** Undefined for a user without a card. */
export async function describeCard({ cards, cardLinks }: CardRecords, id: ResourceId): Promise<object | undefined> {
  const card = await cards.find(id);
  if (card === undefined) return undefined;
  const { handle, state, changedAt, ownValues, photo: hash, pinHash, signatureKey } = card;
  const photo = hash === undefined ? undefined : await cards.photo(hash);
  const link = await cardLinks.latest(id);
  return {
    ...{ handle, state, changedAt: formatDateTime(changedAt), hasPin: pinHash !== undefined },
    hasSignatureAddress: signatureKey !== undefined,
    values: Object.entries(ownValues).map(([field, { at, ...entered }]) => ({
      ...{ field, at: formatDateTime(at) },
      ...entered,
    })),
    ...(photo === undefined ? {} : describePhoto(photo, card)),
    ...(link === undefined ? {} : { link: describeLink(link) }),
  };
}

function describePhoto(photo: Uint8Array, { photoAt, photoBy }: Card): object {
  return {
    photo: Buffer.from(photo).toString('base64'),
    ...(photoAt === undefined ? {} : { photoAt: formatDateTime(photoAt), photoBy }),
  };
}

function describeLink({ createdAt, createdBy, lastUsedAt, expiresAt, revokedAt }: CardLink): object {
  return {
    ...{ createdAt: formatDateTime(createdAt), createdBy, expiresAt: formatDateTime(expiresAt) },
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: formatDateTime(lastUsedAt) }),
    ...(revokedAt === undefined ? {} : { revokedAt: formatDateTime(revokedAt) }),
  };
}
