// The store as a caller may see it. To a key for some directories, and to the holder of a setup link, the others do not exist; to a person who
// looks after the own card, nothing else does.

import { quote } from '../scim/index.ts';
import type { Actor } from './actors/actor.ts';
import type { DirectoriesStore } from './directories/store.ts';
import { Failure } from './errors/failure.ts';
import type { EventFeed, FeedQuery } from './events/feed.ts';
import type { DirectoryId } from './ids/brands.ts';
import { storeOfPerson } from './personal-store.ts';
import type { Store } from './store.ts';
import type { WebhookStore } from './webhooks/store.ts';
import type { Webhook } from './webhooks/webhook.ts';

/** The whole store, or that of the directories of an API key or a setup link, or that of a person's own card. */
export function visibleStore(store: Store, actor: Actor): Store {
  const ids = directoriesOf(actor);
  const visible = actor.kind === 'person' ? storeOfPerson(store, actor) : store;
  return ids === undefined ? visible : keepToDirectories(visible, new Set(ids));
}

function directoriesOf(actor: Actor): readonly DirectoryId[] | undefined {
  if (actor.kind === 'setup-link' || actor.kind === 'person') return [actor.directoryId];
  return actor.kind === 'api-key' ? actor.directoryIds : undefined;
}

function keepToDirectories(store: Store, ids: ReadonlySet<DirectoryId>): Store {
  return {
    ...store,
    directory: (id) => (ids.has(id) ? store.directory(id) : refuse(id)),
    directories: restrictDirectories(store.directories, ids),
    events: restrictFeed(store.events, ids),
    webhooks: restrictWebhooks(store.webhooks, ids),
    transaction: (work) => store.transaction((inner) => work(keepToDirectories(inner, ids))),
  };
}

function restrictDirectories(store: DirectoriesStore, ids: ReadonlySet<DirectoryId>): DirectoriesStore {
  return {
    list: async () => (await store.list()).filter(({ id }) => ids.has(id)),
    find: async (id) => (ids.has(id) ? store.find(id) : undefined),
    insert: () => Promise.reject(new Failure('BC-903', { reason: 'boundKey' })),
    update: async (id, change) => (ids.has(id) ? store.update(id, change) : undefined),
    delete: async (id) => ids.has(id) && store.delete(id),
  };
}

function restrictFeed(feed: EventFeed, ids: ReadonlySet<DirectoryId>): EventFeed {
  const narrow = (query: FeedQuery): FeedQuery => {
    const wanted = query.directoryIds ?? [...ids];
    return { ...query, directoryIds: wanted.filter((id) => ids.has(id)) };
  };
  return { ...feed, read: (query) => feed.read(narrow(query)), backlog: (query) => feed.backlog(narrow(query)) };
}

/** A webhook for all directories tells of others than the key's. */
function restrictWebhooks(store: WebhookStore, ids: ReadonlySet<DirectoryId>): WebhookStore {
  const isVisible = ({ directoryId }: Webhook): boolean => directoryId !== undefined && ids.has(directoryId);
  return {
    ...store,
    list: async () => (await store.list()).filter(isVisible),
    find: async (id) => {
      const webhook = await store.find(id);
      return webhook !== undefined && isVisible(webhook) ? webhook : undefined;
    },
    insert: (webhook, secrets) =>
      isVisible(webhook)
        ? store.insert(webhook, secrets)
        : Promise.reject(new Failure('BC-903', { reason: 'boundKey' })),
  };
}

function refuse(id: DirectoryId): never {
  throw new Failure('BC-904', { reason: 'directory', id: quote(id) });
}
