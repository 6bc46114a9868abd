// One search over everything: directories, people, groups and what happened to them. A few of each, since it is for going somewhere.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  type Directory,
  type DirectoryStore,
  failedOutcomes,
  findDirectory,
  groupsByPositions,
  listDirectories,
  type NamedEntry,
  searchLog,
  searchText,
  usersByPositions,
} from '../../../domain/index.ts';
import { allow, signedIn } from '../auth/guard.ts';
import type { FoundEvent, FoundReference, SearchResults, UserSearchResult } from '../contract.ts';
import { directoryId, readQuery, text } from '../input.ts';
import { presentLogEntry, presentText, presentTime } from '../present.ts';
import type { ApiEnvironment, ApiServices } from '../services.ts';

const searchQuery = v.object({ text: text(200), directory: v.optional(directoryId) });
const maxOfEach = 5;
/** How many directories are searched when none is named: the oldest. */
const maxDirectories = 20;

export function searchRoutes(services: ApiServices): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use(signedIn(services), allow(services, 'read'))
    .get('/', (context) => search(context, services));
}

async function search(context: Context<ApiEnvironment>, services: ApiServices): Promise<Response> {
  const { text: typed, directory } = readQuery(context, searchQuery);
  const folded = searchText(typed);
  if (folded === '')
    return context.json({ people: [], groups: [], events: [], directories: [] } satisfies SearchResults);
  const all = await listDirectories(services.store);
  const within =
    directory === undefined ? all.slice(0, maxDirectories) : [await findDirectory(services.store, directory)];
  const parts = await Promise.all(within.map((each) => searchOne(services, each, typed, folded)));
  const found: SearchResults = {
    people: parts.flatMap(({ people }) => people).slice(0, maxOfEach),
    groups: parts.flatMap(({ groups }) => groups).slice(0, maxOfEach),
    events: parts.flatMap(({ events }) => events).slice(0, maxOfEach),
    directories: all
      .filter(({ name }) => searchText(name).includes(folded))
      .slice(0, maxOfEach)
      .map(({ id, name }) => ({ id, name })),
  };
  return context.json(found);
}

async function searchOne(services: ApiServices, { id }: Directory, typed: string, folded: string) {
  const store = services.store.directory(id);
  const [people, groups, events] = await Promise.all([
    findPeople(store, id, folded),
    findGroups(store, id, folded),
    findEvents(store, typed),
  ]);
  return {
    people,
    groups,
    events: events.map(
      ({ entry, subject }): FoundEvent => ({ directoryId: id, line: presentLogEntry(entry, subject) }),
    ),
  };
}

/** The living first, then those who are kept for restoring. */
async function findPeople(store: DirectoryStore, id: string, folded: string): Promise<readonly UserSearchResult[]> {
  const living = await store.lists.positions({ type: 'User', search: folded, order: 'name' });
  const removed = await store.lists.positions({
    type: 'User',
    search: folded,
    removed: true,
    order: 'changed',
    descending: true,
  });
  const people = await usersByPositions(store, [...living.slice(0, maxOfEach), ...removed.slice(0, maxOfEach)]);
  return people.flatMap((person) =>
    person === undefined
      ? []
      : {
          directoryId: id,
          id: person.id,
          displayName: person.displayName,
          ...presentText('email', person.email),
          active: person.active,
          ...presentTime('deletedAt', person.removedAt),
        },
  );
}

async function findGroups(store: DirectoryStore, id: string, folded: string): Promise<readonly FoundReference[]> {
  const positions = await store.lists.positions({ type: 'Group', search: folded, order: 'name' });
  const groups = await groupsByPositions(store, positions.slice(0, maxOfEach));
  return groups.flatMap((group) =>
    group === undefined ? [] : { directoryId: id, id: group.id, displayName: group.displayName },
  );
}

/** What failed is what one looks for; without any, the newest of the rest. */
async function findEvents(store: DirectoryStore, typed: string): Promise<readonly NamedEntry[]> {
  const failed = await searchLog(store, { search: typed, outcomes: failedOutcomes, limit: maxOfEach });
  return failed.length > 0 ? failed : searchLog(store, { search: typed, limit: maxOfEach });
}
