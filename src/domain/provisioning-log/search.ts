// The provisioning log as people look into it: found by whatever names a person, and with that person's name on every line.

import type { ResourceId } from '../ids/brands.ts';
import { searchText } from '../lists/browse.ts';
import { nameResources } from '../lists/named-resources.ts';
import type { BrowsedStore } from '../lists/store.ts';
import type { LogEntry } from './entry.ts';
import type { LogQuery, PositionedEntry, ProvisioningLogStore } from './store.ts';

/** A search that fits more people or groups than this is about a common word, which the lines themselves hold. */
const maxNamed = 20;
/** Of an entry; those from before have the prefix of events. */
const entryId = /^(?:log|evt)_\w+$/;

/** The log, and the users and groups that it names. */
interface SearchedStore extends BrowsedStore {
  readonly log: ProvisioningLogStore;
}

export interface LogRequest extends Omit<LogQuery, 'search'> {
  /** As it was typed: part of a name, an e-mail address, an object id, a user principal name; or the whole id of a log entry. */
  readonly search?: string | undefined;
}

/** A line with the name of whom it concerns, where the line itself has none. */
export interface NamedEntry {
  readonly position: number;
  readonly entry: LogEntry;
  readonly subject: string | undefined;
}

/** A page of the log. */
export async function searchLog(store: SearchedStore, request: LogRequest): Promise<readonly NamedEntry[]> {
  const { search, ...query } = request;
  const typed = search?.trim() ?? '';
  if (entryId.test(typed)) return nameEntries(store, await findById(store, typed, query));
  const text = searchText(typed);
  if (text === '') return nameEntries(store, await store.log.list(query));
  const resourceIds = await findNamed(store, text);
  return nameEntries(store, await store.log.list({ ...query, search: { text, resourceIds } }));
}

/** Names from the people and groups as they are now, deleted ones included. */
export async function nameEntries(
  store: SearchedStore,
  entries: readonly PositionedEntry[],
): Promise<readonly NamedEntry[]> {
  const nameless = entries.flatMap(({ entry }) => (entry.subject === undefined ? (entry.resourceId ?? []) : []));
  const names = await nameResources(store, nameless);
  return entries.map(({ position, entry }) => ({
    position,
    entry,
    subject: entry.subject ?? (entry.resourceId === undefined ? undefined : names.get(entry.resourceId)),
  }));
}

async function findById(store: SearchedStore, id: string, query: LogQuery): Promise<readonly PositionedEntry[]> {
  const entry = query.before === undefined ? await store.log.find(id) : undefined;
  return entry === undefined ? [] : [{ position: 0, entry }];
}

/** Whom the text names: their lines need not repeat it. The newest of the deleted people count as well. */
async function findNamed(store: SearchedStore, text: string): Promise<readonly ResourceId[]> {
  const lists = await Promise.all([
    store.lists.positions({ type: 'User', search: text, order: 'created' }),
    store.lists.positions({ type: 'User', search: text, removed: true, order: 'created' }),
    store.lists.positions({ type: 'Group', search: text, order: 'created' }),
  ]);
  const positions = lists.filter((list) => list.length <= maxNamed).flat();
  const found = positions.length === 0 ? [] : await store.lists.read(positions);
  return found.map(({ resource }) => resource.id);
}
