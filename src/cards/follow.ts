// Makes the cards of users who arrive, from the events of the directory, and of those who were there before, and writes the events of cards
// that have changed. It may be interrupted at any point: what was done twice makes no second card and no second event.

import type {
  AssignmentRule,
  DirectoryEvent,
  EventType,
  FeedEvent,
  FollowedDirectory,
  ResourceId,
} from '../domain/index.ts';
import { openAssignment } from './assignment.ts';
import { compareCards, type FollowScope } from './compare.ts';
import { makeCards } from './new-cards.ts';

/** After these a user may be active who was not. */
const arrivals: readonly EventType[] = ['user.created', 'user.reactivated', 'user.restored'];
/** After these a card may be another one. */
const changes: readonly EventType[] = [...arrivals, 'user.updated', 'user.deactivated', 'user.deleted'];
/** After these too, where rules look at groups: the events name users. */
const memberships: readonly EventType[] = ['group.member_added', 'group.member_removed'];
/** And after these, which do not. */
const groupChanges: readonly EventType[] = ['group.created', 'group.updated', 'group.deleted'];
/** In one step, where nothing else is said: some 20 ms of the processor. */
const stepSize = 200;
/** Events that concern no card are passed over so far before that is noted. */
const maxUnnoted = 5_000;

/** How far new users were looked for ahead of all other changes: by this process alone. */
export interface Arrivals {
  readonly lookedTo: number;
  readonly hasMore: boolean;
}

/** Makes the cards of new users ahead of what else has changed, and so however much that is. One step, of so many users. */
export async function followArrivals(scope: FollowScope, lookedTo = 0, limit = stepSize): Promise<Arrivals> {
  const { cards, events } = scope.store;
  const [followed, position] = await Promise.all([cards.followed(), cards.position()]);
  if (position === undefined || followed.length === 0) return { lookedTo, hasMore: false };
  const directoryIds = followed.map(({ directoryId }) => directoryId);
  const after = Math.max(lookedTo, position);
  const page = await events.read({ after, directoryIds, types: arrivals, limit });
  const byDirectory = Map.groupBy(page.events, ({ directoryId }: FeedEvent) => directoryId);
  for (const directory of followed) {
    await makeCardsFor(
      scope,
      directory,
      (byDirectory.get(directory.directoryId) ?? []).map(({ event }) => event),
    );
  }
  return { lookedTo: page.next, hasMore: page.hasMore };
}

/** One step, of so many events and users. Gives whether there is more to do at once. */
export async function followUsers(scope: FollowScope, limit = stepSize): Promise<boolean> {
  const { cards } = scope.store;
  const [followed, position] = await Promise.all([cards.followed(), cards.position()]);
  if (followed.length === 0) {
    if (position !== undefined) await cards.savePosition(undefined);
    return false;
  }
  if (position === undefined) {
    await begin(scope, followed);
    return true;
  }
  const hasMore = await followEvents(scope, followed, { after: position, limit });
  const scanning = followed.filter(({ scannedTo }) => scannedTo !== undefined);
  for (const directory of scanning) await scanPiece(scope, directory, limit);
  let isBehind = false;
  for (const directory of followed) isBehind = (await comparePiece(scope, directory, limit)) || isBehind;
  return hasMore || scanning.length > 0 || isBehind;
}

/** Without a position nothing is known of the events so far, so every user is looked at. */
async function begin({ store }: FollowScope, followed: readonly FollowedDirectory[]): Promise<void> {
  const end = await store.events.end();
  for (const { directoryId } of followed) await store.directory(directoryId).cards.saveScan(0);
  await store.cards.savePosition(end);
}

async function followEvents(
  scope: FollowScope,
  followed: readonly FollowedDirectory[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<boolean> {
  const { events, cards } = scope.store;
  const directoryIds = followed.map(({ directoryId }) => directoryId);
  const types = [...new Set(followed.flatMap(({ rules }) => typesFor(rules)))];
  const page = await events.read({ after, directoryIds, types, limit });
  const byDirectory = Map.groupBy(page.events, ({ directoryId }: FeedEvent) => directoryId);
  for (const directory of followed) {
    const found = (byDirectory.get(directory.directoryId) ?? []).map(({ event }) => event);
    await followDirectory(scope, directory, found);
  }
  const isFar = page.hasMore || page.next - after > maxUnnoted;
  if (page.events.length > 0 || isFar) await cards.savePosition(page.next);
  return page.hasMore;
}

/** What may change a card of a directory. */
function typesFor(rules: readonly AssignmentRule[]): readonly EventType[] {
  return openAssignment(rules).needsGroups ? [...changes, ...memberships, ...groupChanges] : changes;
}

async function followDirectory(
  scope: FollowScope,
  directory: FollowedDirectory,
  events: readonly DirectoryEvent[],
): Promise<void> {
  const wanted = typesFor(directory.rules);
  const changed = events.filter(({ type }) => wanted.includes(type));
  // A user whom the rules gave no card may get one by any change.
  const isNewCard = directory.rules.some(({ template }) => template === undefined);
  const arrived = isNewCard ? changed : changed.filter(({ type }) => arrivals.includes(type));
  await makeCardsFor(scope, directory, arrived);
  // What a new card is, was said with it.
  await compareCards(scope, directory, usersOf(changed.filter(({ type }) => type !== 'user.created')));
  const { cards } = scope.store.directory(directory.directoryId);
  if (changed.some(({ type }) => groupChanges.includes(type))) await cards.lookAgain();
}

/** For those of the users whom events are about who have none. */
async function makeCardsFor(
  scope: FollowScope,
  directory: FollowedDirectory,
  events: readonly DirectoryEvent[],
): Promise<void> {
  const { cards } = scope.store.directory(directory.directoryId);
  await makeCards(scope, directory, await cards.withoutCard(usersOf(events)));
}

/** The users whom events are about: of a group, its new and former members. */
function usersOf(events: readonly DirectoryEvent[]): readonly ResourceId[] {
  const ids = events.flatMap(({ type, resourceId, changes: changed }) =>
    type.startsWith('user.') ? [resourceId] : changed.flatMap(({ before, after }) => [before, after].filter(isId)),
  );
  return [...new Set(ids)];
}

/** Of a new or changed group the values are others than ids, and no user has them as its id. */
function isId(value: unknown): value is ResourceId {
  return typeof value === 'string';
}

/** New cards are among them. Gives whether there are more. */
async function comparePiece(scope: FollowScope, directory: FollowedDirectory, limit: number): Promise<boolean> {
  const ids = await scope.store.directory(directory.directoryId).cards.toCompare(limit);
  await compareCards(scope, directory, ids);
  return ids.length === limit;
}

async function scanPiece(scope: FollowScope, directory: FollowedDirectory, limit: number): Promise<void> {
  const { cards } = scope.store.directory(directory.directoryId);
  const users = await cards.scan(directory.scannedTo ?? 0, limit);
  const needing = users.filter(({ needsCard }) => needsCard).map(({ id }) => id);
  await makeCards(scope, directory, needing);
  await cards.saveScan(users.length < limit ? undefined : users.at(-1)?.position);
}
