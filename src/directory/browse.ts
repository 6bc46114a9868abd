// Looking around in a directory, for the console and the command line: people, groups and what stands out.

import { fold } from '../scim/index.ts';
import { type MappingWarning, mappingWarnings } from './checks.ts';
import { Failure } from './failure.ts';
import { foldedKey, indexKey } from './keys.ts';
import type { LogAction, ResourceId, StoredResource } from './model.ts';
import { attributesOf, groupNameOf, managerIdOf, type PersonSummary, summarizePerson } from './people.ts';
import type { Condition, DirectoryStore, Positioned } from './store.ts';

const tellingActions: ReadonlySet<LogAction> = new Set(['Lookup', 'Create', 'Update']);
const everyone: Condition = { kind: 'all' };
/** How far matches of a search are counted. */
const maxCounted = 1_000;
/** How many of the newest log lines are looked at for what Entra asked last. */
const recentLines = 50;

export interface PeopleRequest {
  readonly search: string | undefined;
  readonly active: boolean | undefined;
  readonly after: number | undefined;
  readonly limit: number;
}

/** A page of a list; `next` is the position to go on after, if there is more. */
export interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
  readonly next: number | undefined;
}

export interface Reference {
  readonly id: string;
  readonly displayName: string | undefined;
}

export interface PersonDetail {
  readonly summary: PersonSummary;
  readonly resource: StoredResource;
  readonly manager: Reference | undefined;
}

export interface GroupSummary {
  readonly id: ResourceId;
  readonly displayName: string;
  readonly members: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** People in the order of their arrival. With a search, `total` stops counting at 1,000. */
export async function listPeople(store: DirectoryStore, request: PeopleRequest): Promise<Page<PersonSummary>> {
  const search = fold(request.search ?? '').trim();
  const found = await store.people({ ...request, search, limit: request.limit + 1 });
  const { items, next } = cutPage(found, request.limit);
  return { total: await countPeople(store, { ...request, search }), items: items.map(summarizePerson), next };
}

/** One person with everything the person page shows, or a Failure. */
export async function readPerson(store: DirectoryStore, id: string): Promise<PersonDetail> {
  const resource = await store.find('User', toResourceId(id), true);
  if (resource === undefined) throw new Failure('BC-904', `This User Directory has no user ${quote(id)}.`);
  const managerId = managerIdOf(attributesOf(resource));
  const manager = managerId === undefined ? undefined : await referTo(store, managerId);
  return { summary: summarizePerson(resource), resource, manager };
}

/** The one person whom a text names: a SCIM id, a userName or an externalId. */
export async function findPerson(store: DirectoryStore, text: string): Promise<PersonDetail> {
  const byId = await store.find('User', toResourceId(text), false);
  if (byId !== undefined) return readPerson(store, byId.id);
  const byName = await store.findUnique('User', foldedKey(text));
  if (byName !== undefined) return readPerson(store, byName);
  const condition: Condition = { kind: 'equals', key: 'externalId', value: indexKey(text) };
  const [first, second] = await store.select('User', { condition, limit: 2, related: false });
  if (second !== undefined) {
    throw new Failure('BC-906', `Several users have the externalId ${quote(text)}. Give an id or a userName.`);
  }
  return readPerson(store, first?.resource.id ?? text);
}

/** Groups in the order of their creation; a search finds those whose name begins so. */
export async function listGroups(
  store: DirectoryStore,
  request: Omit<PeopleRequest, 'active'>,
): Promise<Page<GroupSummary>> {
  const search = fold(request.search ?? '').trim();
  const condition: Condition = search === '' ? everyone : { kind: 'starts', key: 'display', value: indexKey(search) };
  const after = request.after === undefined ? {} : { after: request.after };
  const found = await store.select('Group', { condition, ...after, limit: request.limit + 1, related: false });
  const { items, next } = cutPage(found, request.limit);
  const groups = await Promise.all(items.map((item) => summarizeGroup(store, item)));
  return { total: await store.count('Group', condition), items: groups, next };
}

/** One group with at most `limit` of its members, or a Failure. */
export async function readGroup(
  store: DirectoryStore,
  id: string,
  limit: number,
): Promise<{ readonly summary: GroupSummary; readonly people: readonly Reference[] }> {
  const resource = await store.find('Group', toResourceId(id), false);
  if (resource === undefined) throw new Failure('BC-904', `This User Directory has no group ${quote(id)}.`);
  const members = await store.members(resource.id, limit);
  const people = await Promise.all(members.map(({ id: memberId, type }) => referTo(store, memberId, type)));
  return { summary: await summarizeGroup(store, resource), people };
}

/** Warnings that hold now: of anybody in the whole directory, or of what Entra has just asked for. They vanish when that is corrected. */
export async function standingWarnings(store: DirectoryStore): Promise<readonly MappingWarning[]> {
  const held = await Promise.all(mappingWarnings.map((warning) => isHeld(store, warning)));
  const asked = await lastAskedFor(store);
  return mappingWarnings.filter((warning, index) => held[index] === true || asked.includes(warning));
}

/** How many people carry a warning. */
export function countWarned(store: DirectoryStore, warning: MappingWarning): Promise<number> {
  return store.count('User', { kind: 'equals', key: 'warning', value: warning });
}

async function isHeld(store: DirectoryStore, value: MappingWarning): Promise<boolean> {
  const condition: Condition = { kind: 'equals', key: 'warning', value };
  return (await store.select('User', { condition, limit: 1, related: false })).length > 0;
}

/** What a look-up warned of, unless Entra has written a person since: then the person tells. */
async function lastAskedFor(store: DirectoryStore): Promise<readonly string[]> {
  const lines = await store.log({ failed: false, resourceId: undefined, before: undefined, limit: recentLines });
  const telling = lines.find(({ entry: { action, path } }) => tellingActions.has(action) && path.startsWith('/Users'));
  return telling?.entry.action === 'Lookup' ? telling.entry.warnings : [];
}

/** How many people and groups live in the directory. */
export async function countResources(
  store: DirectoryStore,
): Promise<{ readonly users: number; readonly groups: number }> {
  const [users, groups] = await Promise.all([store.count('User', everyone), store.count('Group', everyone)]);
  return { users, groups };
}

async function countPeople(store: DirectoryStore, request: PeopleRequest): Promise<number> {
  const { search, active } = request;
  if (search !== undefined && search !== '') {
    const matches = await store.people({ search, active, after: undefined, limit: maxCounted });
    return matches.length;
  }
  return store.count('User', active === undefined ? everyone : { kind: 'active', value: active });
}

/** One more than the page holds was asked for: if it came, there is a next page. */
function cutPage(
  found: readonly Positioned[],
  limit: number,
): { readonly items: readonly StoredResource[]; readonly next: number | undefined } {
  const page = found.slice(0, limit);
  return {
    items: page.map(({ resource }) => resource),
    next: found.length > limit ? page.at(-1)?.position : undefined,
  };
}

async function summarizeGroup(store: DirectoryStore, resource: StoredResource): Promise<GroupSummary> {
  const members = await store.count('User', { kind: 'equals', key: 'membership', value: resource.id });
  return {
    id: resource.id,
    displayName: groupNameOf(resource),
    members,
    createdAt: resource.createdAt,
    changedAt: resource.changedAt,
  };
}

/** A person or group by its present name; one that is not there yet has none. */
async function referTo(store: DirectoryStore, id: string, type = 'User'): Promise<Reference> {
  const resource = await store.find(type, toResourceId(id), false);
  if (resource === undefined) return { id, displayName: undefined };
  return { id, displayName: type === 'Group' ? groupNameOf(resource) : summarizePerson(resource).displayName };
}

// Any text may be asked for as an id; the store says whether there is one.
function toResourceId(text: string): ResourceId {
  return text as ResourceId;
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
