// Notices which passes show something else: after events of their users, changes of their cards, and changes of what all cards of a
// directory share. What was noticed is compared with what was stored, so that a look too many changes nothing.

import type { ChangedPass, DirectoryId, EventType, FeedEvent, Platform, Store, WalletPass } from '../domain/index.ts';
import { hashOfView, readPassView } from './pass-view.ts';

export interface PassScope {
  readonly store: Pick<Store, 'cards' | 'events' | 'directory' | 'wallet'>;
  readonly platform: Platform;
}

/** How far passes were followed: by this process alone, which looks at all of them when it begins. */
export interface PassBookmark {
  /** In the feed of events. */
  readonly position: number;
  /** When the cards were looked at. */
  readonly at: number;
  /** When every pass was looked at. */
  readonly sweptAt: number;
  /** Grows with the changes that the cards of a directory share; a directory without cards is not in it. */
  readonly shared: ReadonlyMap<DirectoryId, number>;
}

export interface FollowedPasses {
  readonly bookmark: PassBookmark;
  readonly hasChanged: boolean;
  /** Whether there is more to do at once. */
  readonly hasMore: boolean;
}

/** Changes of users, at once; and what was found to be another card since, such as one with another template. */
const concerning: readonly EventType[] = [
  ...(['user.updated', 'user.deactivated', 'user.reactivated', 'user.deleted', 'user.restored'] as const),
  ...(['card.updated', 'card.published', 'card.paused', 'card.ended'] as const),
];
const pageSize = 500;
/** Passes read side by side. */
const atATime = 10;
/** Clocks of servers differ by less than that. */
const overlapMs = 5_000;
/** What no event and no card tells, such as the end of a brake, is seen so much later. */
const sweepMs = 300_000;

/** One step; without a bookmark it looks at every pass. */
export async function followPasses(scope: PassScope, before: PassBookmark | undefined): Promise<FollowedPasses> {
  const { store, platform } = scope;
  const now = platform.clock();
  const directoryIds = await store.wallet.directories();
  if (before === undefined || now - before.sweptAt > sweepMs) {
    // Read first: what happens during the sweep is looked at again.
    const bookmark = { position: await store.events.end(), at: now, sweptAt: now, shared: await sharedOf(scope) };
    return { bookmark, hasChanged: await sweep(scope, undefined), hasMore: false };
  }
  if (directoryIds.length === 0) return { bookmark: before, hasChanged: false, hasMore: false };
  const page = await store.events.read({ after: before.position, directoryIds, types: concerning, limit: pageSize });
  const touched = await findTouched(scope, page.events, directoryIds, before.at);
  let hasChanged = await compare(scope, touched);
  const shared = await sharedOf(scope);
  for (const id of directoryIds) {
    if (shared.get(id) !== before.shared.get(id) && (await sweep(scope, id))) hasChanged = true;
  }
  const bookmark = { ...before, position: page.next, at: now, shared };
  return { bookmark, hasChanged, hasMore: page.hasMore };
}

async function findTouched(
  { store }: PassScope,
  events: readonly FeedEvent[],
  directoryIds: readonly DirectoryId[],
  since: number,
): Promise<readonly WalletPass[]> {
  const byDirectory = Map.groupBy(events, ({ directoryId }) => directoryId);
  const found: (readonly WalletPass[])[] = [];
  for (const id of directoryIds) {
    const users = [...new Set((byDirectory.get(id) ?? []).map(({ event }) => event.resourceId))];
    if (users.length > 0) found.push(await store.wallet.ofUsers(id, users));
    found.push(await store.wallet.ofChangedCards(id, since - overlapMs));
  }
  return [...new Map(found.flat().map((pass) => [pass.handle, pass])).values()];
}

/** Of each directory with cards the count of changes that all of them share, such as those of a template. */
async function sharedOf({ store }: PassScope): Promise<PassBookmark['shared']> {
  return new Map((await store.cards.followed()).map(({ directoryId, viewEpoch }) => [directoryId, viewEpoch]));
}

/** Looks at every pass, or at those of a directory. Gives whether one has changed. */
async function sweep(scope: PassScope, directoryId: DirectoryId | undefined): Promise<boolean> {
  let [after, hasChanged] = ['', false];
  for (;;) {
    const page = { after, limit: pageSize, ...(directoryId === undefined ? {} : { directoryId }) };
    const passes = await scope.store.wallet.list(page);
    if (await compare(scope, passes)) hasChanged = true;
    if (passes.length < pageSize) return hasChanged;
    after = passes.at(-1)?.handle ?? after;
  }
}

async function compare({ store, platform }: PassScope, passes: readonly WalletPass[]): Promise<boolean> {
  const changed: ChangedPass[] = [];
  for (let start = 0; start < passes.length; start += atATime) {
    const piece = passes.slice(start, start + atATime);
    const views = await Promise.all(piece.map(({ handle }) => readPassView(store, handle)));
    const hashes = views.map((view) => hashOfView(platform, view));
    changed.push(...piece.flatMap(({ handle, hash: known }, at) => changeOf(handle, known, hashes[at] ?? known)));
    if (platform.isTurnLong()) await platform.yieldToOthers();
  }
  if (changed.length > 0) await store.wallet.change(changed, Math.floor(platform.clock() / 1000));
  return changed.length > 0;
}

function changeOf(handle: string, known: string, hash: string): readonly ChangedPass[] {
  return hash === known ? [] : [{ handle, hash }];
}
