// Lists and counts of a directory for the console and the command line.

import { fold, quote } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { ResourceId } from '../ids/brands.ts';
import { foldedKey, indexKey } from '../resources/index-keys.ts';
import type { StoredResource } from '../resources/resource.ts';
import type { Condition } from '../resources/selection.ts';
import { groupNameOf, summarizeUser, type UserSummary } from '../users/summary.ts';
import { nameResources } from './named-resources.ts';
import type { BrowsedStore, MemberCount } from './store.ts';

const everyone: Condition = { kind: 'all' };
/** How many groups in a group are shown. */
const maxNested = 200;
/** And how many of the same name. */
const maxNamesakes = 10;

export interface Reference {
  readonly id: string;
  readonly displayName: string | undefined;
}

export interface PersonDetail {
  readonly summary: UserSummary;
  readonly resource: StoredResource;
  readonly manager: Reference | undefined;
}

export interface GroupSummary {
  readonly id: ResourceId;
  readonly displayName: string;
  readonly members: number;
  /** Members that Entra named and that have not arrived yet. */
  readonly pending: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface GroupView {
  readonly summary: GroupSummary;
  /** The groups in the group. */
  readonly groups: readonly Reference[];
  /** Other groups of the same name. */
  readonly namesakes: readonly Reference[];
}

/** The folded form of a search text. */
export function searchText(typed: string | undefined): string {
  return fold(typed ?? '').trim();
}

/** The users at these positions, in their order; undefined for purged ones. */
export async function usersByPositions(
  store: BrowsedStore,
  positions: readonly number[],
): Promise<readonly (UserSummary | undefined)[]> {
  const found = new Map((await store.lists.read(positions)).map((listed) => [listed.position, listed]));
  return positions.map((position) => {
    const listed = found.get(position);
    return listed === undefined ? undefined : { ...summarizeUser(listed.resource), removedAt: listed.removedAt };
  });
}

/** The managers of these users, under the names that they have. */
export async function nameManagers(
  store: BrowsedStore,
  users: readonly UserSummary[],
): Promise<ReadonlyMap<string, string>> {
  return nameResources(
    store,
    users.flatMap(({ manager }) => (manager === undefined ? [] : toResourceId(manager))),
  );
}

/** The departments of the living people as they are written, most people first. */
export async function listDepartments(
  store: BrowsedStore,
  limit: number,
): Promise<readonly { readonly name: string; readonly people: number }[]> {
  const counts = await store.lists.departments(limit);
  const samples = await usersByPositions(
    store,
    counts.map(({ position }) => position),
  );
  return counts.map(({ department, people }, at) => ({ name: samples[at]?.department ?? department, people }));
}

/** One person with everything the person page shows, deleted ones included while they are kept; or a Failure. */
export async function readPerson(store: BrowsedStore, id: string): Promise<PersonDetail> {
  const living = await store.resources.find('User', toResourceId(id), true);
  const removed = living === undefined ? await store.removed.find('User', toResourceId(id)) : undefined;
  const resource = living ?? removed;
  if (resource === undefined) throw new Failure('BC-904', { reason: 'user', id: quote(id) });
  const summary = { ...summarizeUser(resource), removedAt: removed?.removedAt };
  const manager = summary.manager === undefined ? undefined : await referTo(store, summary.manager);
  return { summary, resource, manager };
}

/** The one person whom a text names: a SCIM id, a userName or an externalId. */
export async function findPerson(store: BrowsedStore, text: string): Promise<PersonDetail> {
  const byId = await store.resources.find('User', toResourceId(text), false);
  if (byId !== undefined) return readPerson(store, byId.id);
  const byName = await store.resources.findUnique('User', foldedKey(text));
  if (byName !== undefined) return readPerson(store, byName);
  const condition: Condition = { kind: 'equals', key: 'externalId', value: indexKey(text) };
  const [first, second] = await store.resources.select('User', { condition, limit: 2, related: false });
  if (second !== undefined) throw new Failure('BC-906', { reason: 'externalId', externalId: quote(text) });
  return readPerson(store, first?.resource.id ?? text);
}

/** The groups at these positions, in their order; undefined where none is any more. */
export async function groupsByPositions(
  store: BrowsedStore,
  positions: readonly number[],
): Promise<readonly (GroupSummary | undefined)[]> {
  const found = await store.lists.read(positions);
  const counts = await store.lists.countMembers(found.map(({ resource }) => resource.id));
  const groups = new Map(found.map(({ position, resource }) => [position, summarizeGroup(resource, counts)]));
  return positions.map((position) => groups.get(position));
}

/** One group, or a Failure. Its people are a list of their own; the groups in it are few. */
export async function readGroup(store: BrowsedStore, id: string): Promise<GroupView> {
  const resource = await store.resources.find('Group', toResourceId(id), false);
  if (resource === undefined) throw new Failure('BC-904', { reason: 'group', id: quote(id) });
  const counts = await store.lists.countMembers([resource.id]);
  const nested = await store.lists.positions({ type: 'Group', groupId: resource.id, order: 'name' });
  const groups = await groupsByPositions(store, nested.slice(0, maxNested));
  return {
    summary: summarizeGroup(resource, counts),
    groups: groups.flatMap((group) => (group === undefined ? [] : [group])),
    namesakes: await namesakesOf(store, resource),
  };
}

async function namesakesOf(store: BrowsedStore, group: StoredResource): Promise<readonly Reference[]> {
  const condition: Condition = { kind: 'equals', key: 'display', value: foldedKey(groupNameOf(group)) };
  const found = await store.resources.select('Group', { condition, limit: maxNamesakes + 1, related: false });
  const others = found.filter(({ resource }) => resource.id !== group.id);
  return others.map(({ resource }) => ({ id: resource.id, displayName: groupNameOf(resource) }));
}

/** How many people and groups live in the directory. */
export async function countResources(
  store: BrowsedStore,
): Promise<{ readonly users: number; readonly groups: number }> {
  const [users, groups] = await Promise.all([
    store.resources.count('User', everyone),
    store.resources.count('Group', everyone),
  ]);
  return { users, groups };
}

/** How many people are active. */
export function countActiveUsers(store: BrowsedStore): Promise<number> {
  return store.resources.count('User', { kind: 'active', value: true });
}

/** How many users live, are active, are kept for restoring and have a warning: from counters and indexes that hold them alone. */
export async function countUsers(store: BrowsedStore): Promise<{
  readonly living: number;
  readonly active: number;
  readonly removed: number;
  readonly flagged: number;
}> {
  const [living, active, others] = await Promise.all([
    store.resources.count('User', everyone),
    countActiveUsers(store),
    store.lists.countUsers(),
  ]);
  return { living, active, ...others };
}

function summarizeGroup(resource: StoredResource, counts: ReadonlyMap<ResourceId, MemberCount>): GroupSummary {
  const { joined = 0, pending = 0 } = counts.get(resource.id) ?? {};
  return {
    id: resource.id,
    displayName: groupNameOf(resource),
    members: joined,
    pending,
    createdAt: resource.createdAt,
    changedAt: resource.changedAt,
  };
}

/** A person by the present name; one who is not there yet has none. */
async function referTo(store: BrowsedStore, id: string): Promise<Reference> {
  const resource = await store.resources.find('User', toResourceId(id), false);
  return { id, displayName: resource === undefined ? undefined : summarizeUser(resource).displayName };
}

// Any text may be asked for as an id; the store says whether there is one.
function toResourceId(text: string): ResourceId {
  return text as ResourceId;
}
