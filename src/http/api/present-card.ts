// Cards as the API shows them.

import { type Origin, publicCard, type UserCard } from '../../cards/index.ts';
import { attributesOf, type Card, type UserSummary } from '../../domain/index.ts';
import { formatDateTime, member } from '../../scim/index.ts';
import { presentText } from './present.ts';
import type * as schemas from './schemas/cards.ts';
import type { Shown } from './schemas/shared.ts';

export function presentCardSummary(
  { id, displayName, title, department, email }: UserSummary,
  card: Card | undefined,
  publicUrl: string,
): Shown<typeof schemas.cardSummary> {
  return {
    ...{ id, displayName },
    ...presentText('title', title),
    ...presentText('department', department),
    ...presentText('email', email),
    ...(card === undefined ? {} : { state: card.state, url: `${publicUrl}/c/${card.handle}` }),
  };
}

export function presentCard(
  { card, user, template, view }: UserCard,
  url: string,
  changedAt: string,
): Shown<typeof schemas.card> {
  const active = member(attributesOf(user), 'active') !== false;
  const fields = view.fields.map(({ field, value, origin, isVisible: visible }) => ({
    ...{ field, rule: template.fields[field].rule, visible, editableBy: template.fields[field].editableBy },
    ...(value === undefined ? {} : { value }),
    ...(origin === undefined ? {} : { origin: presentOrigin(origin) }),
    ...(card.ownValues[field] === undefined ? {} : { ownValue: card.ownValues[field].value }),
  }));
  const { name, language } = publicCard(view, card.photo);
  const { id, name: templateName } = template;
  const beside = {
    template: { id, name: templateName, chosen: card.templateId !== undefined },
    photo: card.photo !== undefined,
    ...photoOrigin(card),
    pin: card.pinHash !== undefined,
    signatureAddress: card.signatureKey !== undefined,
  };
  return { id: card.resourceId, name, state: card.state, ...beside, active, url, language, changedAt, fields };
}

function photoOrigin({ photoAt: at, photoBy: by }: Card): Pick<Shown<typeof schemas.card>, 'photoOrigin'> {
  return at === undefined || by === undefined ? {} : { photoOrigin: presentOrigin({ kind: 'own', at, by }) };
}

function presentOrigin(origin: Origin): NonNullable<Shown<typeof schemas.cardValue>['origin']> {
  return origin.kind === 'own' ? { ...origin, at: formatDateTime(origin.at) } : origin;
}
