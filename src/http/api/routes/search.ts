// One search over everything: directories, users, groups and the provisioning log. A few of each, as jump targets.

import * as v from 'valibot';
import {
  type Directory,
  type DirectoryStore,
  failedOutcomes,
  findDirectory,
  groupsByPositions,
  isAllowed,
  listDirectories,
  type NamedEntry,
  type Store,
  searchLog,
  searchText,
  usersByPositions,
} from '../../../domain/index.ts';
import { directoryId, text } from '../input.ts';
import { presentLogEntry, presentText, presentTime } from '../present.ts';
import { route } from '../route.ts';
import { searchResults } from '../schemas/search.ts';
import type { Shown } from '../schemas/shared.ts';
import type { foundGroup, foundUser } from '../schemas/users.ts';

const maxOfEach = 5;
/** How many directories are searched when none is named: the oldest. */
const maxDirectories = 20;

export const searchRoutes = {
  search: route({
    method: 'GET',
    path: '/search',
    title: 'Search directories, users, groups and the provisioning log',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({ text: text(200), directory: v.exactOptional(directoryId) }),
    answer: searchResults,
    example: { query: { text: 'jana' } },
    handle: async ({ query: { text: typed, directory }, ctx: { store, actor } }) => {
      const folded = searchText(typed);
      if (folded === '') return { users: [], groups: [], logEntries: [], directories: [] };
      const all = await listDirectories(store);
      const named = directory === undefined ? undefined : await findDirectory(store, directory);
      const within = all.filter(({ id }) => named === undefined || named.id === id).slice(0, maxDirectories);
      const parts = await Promise.all(within.map((each) => searchOne(store, each, typed, folded)));
      return {
        users: parts.flatMap(({ users }) => users).slice(0, maxOfEach),
        groups: parts.flatMap(({ groups }) => groups).slice(0, maxOfEach),
        logEntries: isAllowed(actor, 'log:read')
          ? parts.flatMap(({ logEntries }) => logEntries).slice(0, maxOfEach)
          : [],
        directories: all
          .filter(({ name }) => searchText(name).includes(folded))
          .slice(0, maxOfEach)
          .map(({ id, name }) => ({ id, name })),
      };
    },
  }),
};

async function searchOne(stores: Store, { id }: Directory, typed: string, folded: string) {
  const store = stores.directory(id);
  const [users, groups, entries] = await Promise.all([
    findUsers(store, id, folded),
    findGroups(store, id, folded),
    findEntries(store, typed),
  ]);
  return {
    users,
    groups,
    logEntries: entries.map(({ entry, subject }) => ({ directoryId: id, entry: presentLogEntry(entry, subject) })),
  };
}

/** The living first, then those who are kept for restoring. */
async function findUsers(
  store: DirectoryStore,
  id: string,
  folded: string,
): Promise<readonly Shown<typeof foundUser>[]> {
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

async function findGroups(
  store: DirectoryStore,
  id: string,
  folded: string,
): Promise<readonly Shown<typeof foundGroup>[]> {
  const positions = await store.lists.positions({ type: 'Group', search: folded, order: 'name' });
  const groups = await groupsByPositions(store, positions.slice(0, maxOfEach));
  return groups.flatMap((group) =>
    group === undefined ? [] : { directoryId: id, id: group.id, displayName: group.displayName },
  );
}

/** What failed is what one looks for; without any, the newest of the rest. */
async function findEntries(store: DirectoryStore, typed: string): Promise<readonly NamedEntry[]> {
  const failed = await searchLog(store, { search: typed, outcomes: failedOutcomes, limit: maxOfEach });
  return failed.length > 0 ? failed : searchLog(store, { search: typed, limit: maxOfEach });
}
