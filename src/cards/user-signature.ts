// The signature of a user: what visitors see of the card, its address while they see it, and the legal line of the template.

import { attributesOf } from '../domain/index.ts';
import { availabilityOf } from './leaver.ts';
import { legalLineIn } from './legal-line.ts';
import { type PublicCard, publicCard } from './public-card.ts';
import { type Signature, writeSignature } from './signature.ts';
import type { UserCard } from './user-card.ts';

export interface UserSignature {
  readonly card: PublicCard;
  readonly signature: Signature;
}

/** `page` is the address of the card's page. */
export function signUser({ view, card: row, user, template }: UserCard, page: string): UserSignature {
  const card = publicCard(view);
  const isShown = availabilityOf(row.state, attributesOf(user)) === 'shown';
  const frame = { page: isShown ? page : undefined, legalLine: legalLineIn(template, card.language) };
  return { card, signature: writeSignature(card, frame) };
}
