// Compares cards with what the events have said of them, and writes what has changed: one event for each difference, with the note that it
// was said, so that a run that is repeated says nothing twice.

import {
  attributesOf,
  type CardLocation,
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
import { openAssignment } from './assignment.ts';
import { describeChange, seeCard } from './card-event.ts';
import { locationKey } from './locations.ts';

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
  const { cards, lists, resources } = store.directory(directoryId);
  const assignment = openAssignment(rules);
  for (let start = 0; start < ids.length; start += pieceSize) {
    const piece = ids.slice(start, start + pieceSize);
    // Asked together: beside writes of users each answer has to wait.
    const [followed, templateRows, locationRows, userRows] = await Promise.all([
      cards.followedOf(piece),
      cards.templates(),
      cards.locations(),
      lists.withIds(piece),
    ]);
    if (followed.length === 0) continue;
    const templates = new Map(templateRows.map((template) => [template.id, template]));
    const locations = new Map(locationRows.map((location) => [locationKey(location.name), location]));
    const users = new Map(userRows.map((user) => [user.resource.id, user]));
    const compared: ComparedCard[] = [];
    for (const each of followed) {
      if (platform.isTurnLong()) await platform.yieldToOthers();
      const { resourceId, templateId } = each.card;
      const user = users.get(resourceId);
      const withGroups = assignment.needsGroups ? await resources.find('User', resourceId, true) : user?.resource;
      const template = templates.get(templateId ?? assignment.ruleOf(withGroups).template ?? '');
      compared.push(compareCard(platform, each, user, { template, locations }));
    }
    const noted = compared.filter(
      (each) => each.event !== undefined || each.before === undefined || each.viewEpoch !== viewEpoch,
    );
    if (noted.length > 0) await cards.saveCompared(noted, viewEpoch);
    await platform.yieldToOthers();
  }
}

interface Frame {
  readonly template: CardTemplate | undefined;
  readonly locations: ReadonlyMap<string, CardLocation>;
}

/** A card whose user is gone for good goes with the user. */
function compareCard(
  platform: Platform,
  followed: FollowedCard,
  user: ListedResource | undefined,
  { template, locations }: Frame,
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
