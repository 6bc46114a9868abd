// Compares cards with what the events have said of them, and writes what has changed: one event for each difference, with the note that it
// was said, so that a run that is repeated says nothing twice.

import {
  attributesOf,
  type CardTemplate,
  type ComparedCard,
  displayNameOf,
  type FollowedCard,
  type FollowedDirectory,
  type ListedResource,
  newEventId,
  type Platform,
  type ResourceId,
  type Store,
} from '../domain/index.ts';
import { describeChange, seeCard } from './card-event.ts';
import { type Frame, readFrame } from './frame.ts';

/** Where cards are followed. */
export interface FollowScope {
  readonly store: Pick<Store, 'cards' | 'events' | 'directory'>;
  readonly platform: Platform;
}

/** How many cards one transaction writes. */
const pieceSize = 100;

/** Compares the cards of these users; those without one are passed over. */
export async function compareCards(
  { store, platform }: FollowScope,
  { directoryId, viewEpoch, rules }: FollowedDirectory,
  ids: readonly ResourceId[],
): Promise<void> {
  const own = store.directory(directoryId);
  const { cards } = own;
  for (let start = 0; start < ids.length; start += pieceSize) {
    const piece = ids.slice(start, start + pieceSize);
    // Asked together: beside writes of users each answer has to wait.
    const [followed, frame] = await Promise.all([cards.followedOf(piece), readFrame(own, rules, piece)]);
    const compared: ComparedCard[] = [];
    for (const each of followed) {
      if (platform.isTurnLong()) await platform.yieldToOthers();
      const user = frame.users.get(each.card.resourceId);
      const templateId = each.card.templateId ?? (await frame.ruleFor(user)).template;
      compared.push(compareCard(platform, each, user, frame.templates.get(templateId ?? ''), frame.locations));
    }
    const noted = compared.filter(
      (each) => each.event !== undefined || each.before === undefined || each.viewEpoch !== viewEpoch,
    );
    if (noted.length > 0) await cards.saveCompared(noted, viewEpoch);
    await platform.yieldToOthers();
  }
}

/** A card whose user is gone for good goes with the user. */
export function compareCard(
  platform: Platform,
  followed: FollowedCard,
  user: ListedResource | undefined,
  template: CardTemplate | undefined,
  locations: Frame['locations'],
): ComparedCard {
  const { card, seen: before, viewEpoch } = followed;
  const { resourceId } = card;
  if (user === undefined) {
    const gone = before ?? { state: card.state, active: false, fields: {} };
    return { resourceId, viewEpoch, before, after: gone, event: undefined };
  }
  const after = seeCard(platform, followed, user, template, locations);
  const said = describeChange(card.handle, before, after);
  // Of a deleted user only the id is said: the erasure of the values may be under way.
  const subject = user.removedAt === undefined ? (displayNameOf(attributesOf(user.resource)) ?? '') : '';
  const head = { id: newEventId(platform), at: platform.clock(), actor: 'system', resourceId, subject };
  return { resourceId, viewEpoch, before, after, event: said && { ...head, ...said } };
}
