// Makes the cards of users who arrive, from the events of the directory, and of those who were there before, and writes the events of cards
// that have changed. It may be interrupted at any point: what was done twice makes no second card and no second event.

import type { DirectoryEvent, EventType, FeedEvent, FollowedDirectory, ResourceId } from '../domain/index.ts';
import { compareCards, type FollowScope } from './compare.ts';
import { newHandle } from './handle.ts';

/** After these a user may be active who was not. */
const arrivals: readonly EventType[] = ['user.created', 'user.reactivated', 'user.restored'];
/** After these a card may be another one. */
const changes: readonly EventType[] = [...arrivals, 'user.updated', 'user.deactivated', 'user.deleted'];
/** How many cards one transaction makes. */
const pieceSize = 100;
const scanSize = 500;
/** Events that concern no card are passed over so far before that is noted. */
const maxUnnoted = 5_000;
/** A handle that was given before is replaced by another one: more tries than that are a fault. */
const maxTries = 5;

/** One step. Gives whether there is more to do at once. */
export async function followUsers(scope: FollowScope): Promise<boolean> {
  const { cards } = scope.store;
  const followed = await cards.followed();
  const position = await cards.position();
  if (followed.length === 0) {
    if (position !== undefined) await cards.savePosition(undefined);
    return false;
  }
  if (position === undefined) {
    await begin(scope, followed);
    return true;
  }
  const hasMore = await followEvents(scope, followed, position);
  const scanning = followed.filter(({ scannedTo }) => scannedTo !== undefined);
  for (const directory of scanning) await scanPiece(scope, directory);
  let isBehind = false;
  for (const directory of followed) isBehind = (await comparePiece(scope, directory)) || isBehind;
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
  after: number,
): Promise<boolean> {
  const { events, cards } = scope.store;
  const directoryIds = followed.map(({ directoryId }) => directoryId);
  const page = await events.read({ after, directoryIds, types: changes, limit: scanSize });
  const byDirectory = Map.groupBy(page.events, ({ directoryId }: FeedEvent) => directoryId);
  for (const directory of followed) {
    const changed = (byDirectory.get(directory.directoryId) ?? []).map(({ event }) => event);
    const arrived = changed.filter(({ type }) => arrivals.includes(type));
    await makeCards(scope, directory, usersOf(arrived));
    await compareCards(scope, directory, usersOf(changed));
  }
  if (page.events.length > 0 || page.next - after > maxUnnoted) await cards.savePosition(page.next);
  return page.hasMore;
}

function usersOf(events: readonly DirectoryEvent[]): readonly ResourceId[] {
  return [...new Set(events.map(({ resourceId }) => resourceId))];
}

/** New cards are among them. Gives whether there are more. */
async function comparePiece(scope: FollowScope, directory: FollowedDirectory): Promise<boolean> {
  const ids = await scope.store.directory(directory.directoryId).cards.toCompare(scanSize);
  await compareCards(scope, directory, ids);
  return ids.length === scanSize;
}

async function scanPiece(scope: FollowScope, directory: FollowedDirectory): Promise<void> {
  const { cards } = scope.store.directory(directory.directoryId);
  const users = await cards.scan(directory.scannedTo ?? 0, scanSize);
  const needing = users.filter(({ needsCard }) => needsCard).map(({ id }) => id);
  await makeCards(scope, directory, needing);
  await cards.saveScan(users.length < scanSize ? undefined : users.at(-1)?.position);
}

/** Makes a card for each of these users who is active and has none. */
async function makeCards(
  { store, platform }: FollowScope,
  { directoryId, newCards }: FollowedDirectory,
  ids: readonly ResourceId[],
): Promise<void> {
  const { cards } = store.directory(directoryId);
  for (let start = 0; start < ids.length; start += pieceSize) {
    const piece = ids.slice(start, start + pieceSize);
    for (let tries = 0; tries < maxTries; tries += 1) {
      const missing = await cards.withoutCard(piece);
      if (missing.length === 0) break;
      const made = missing.map((resourceId) => ({ resourceId, handle: newHandle(platform) }));
      await cards.add(made, newCards, platform.clock());
    }
    await platform.yieldToOthers();
  }
}
