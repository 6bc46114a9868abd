// Makes the cards of users who have none. The event that a card is there is written with it: apart, it would cost as much again.

import type {
  AssignmentRule,
  FollowedDirectory,
  ListedResource,
  NewCard,
  Platform,
  ResourceId,
} from '../domain/index.ts';
import { compareCard, type FollowScope } from './compare.ts';
import { type Frame, readFrame } from './frame.ts';
import { newHandle } from './handle.ts';

/** How many cards one transaction makes. */
const pieceSize = 100;
/** A handle that was given before is replaced by another one: more tries than that are a fault. */
const maxTries = 5;

/** Makes a card for each of these users who is active, has none, and shall have one by the rules. */
export async function makeCards(
  scope: FollowScope,
  directory: FollowedDirectory,
  ids: readonly ResourceId[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += pieceSize) {
    let missing = ids.slice(start, start + pieceSize);
    for (let tries = 0; tries < maxTries && missing.length > 0; tries += 1) {
      missing = await makePiece(scope, directory, missing);
    }
    await scope.platform.yieldToOthers();
  }
}

/** Gives those who still have none, though they shall. */
async function makePiece(
  { store, platform }: FollowScope,
  directory: FollowedDirectory,
  ids: readonly ResourceId[],
): Promise<ResourceId[]> {
  const own = store.directory(directory.directoryId);
  const frame = await readFrame(own, directory.rules, ids);
  const wanted: { readonly rule: AssignmentRule; readonly card: NewCard }[] = [];
  for (const user of frame.users.values()) {
    if (platform.isTurnLong()) await platform.yieldToOthers();
    const rule = await frame.ruleFor(user);
    if (rule.template !== undefined) wanted.push({ rule, card: newCard(platform, user, rule, directory, frame) });
  }
  const missing: ResourceId[] = [];
  for (const [state, found] of Map.groupBy(wanted, ({ rule }) => rule.newCards)) {
    const cards = found.map(({ card }) => card);
    const made = await own.cards.add(cards, state, platform.clock());
    if (made < cards.length) missing.push(...(await own.cards.withoutCard(cards.map(({ resourceId }) => resourceId))));
  }
  return missing;
}

/** Where rules look at groups, the version of the user does not say whether they would choose the same now: the card is compared later. */
function newCard(
  platform: Platform,
  user: ListedResource,
  { template, newCards }: AssignmentRule,
  { viewEpoch }: FollowedDirectory,
  frame: Frame,
): NewCard {
  const { id: resourceId, version: userVersion } = user.resource;
  const card = { resourceId, handle: newHandle(platform), state: newCards, ownValues: {}, changedAt: platform.clock() };
  if (frame.needsGroups) return card;
  const followed = { card, seen: undefined, viewEpoch };
  const { after, event } = compareCard(platform, followed, user, frame.templates.get(template ?? ''), frame.locations);
  return { resourceId, handle: card.handle, said: event && { userVersion, viewEpoch, after, event } };
}
