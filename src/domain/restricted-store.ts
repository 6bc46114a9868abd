// The store as the holder of a setup link may use it: counts, switches, tokens and the log, without personal values. Each slice names
// its methods, so that a new one does not compile before it is decided what a holder may read of it.

import { Failure } from './errors/failure.ts';
import { maskEntry } from './provisioning-log/mask.ts';
import type { PositionedEntry, ProvisioningLogStore } from './provisioning-log/store.ts';
import type { ResourceReader } from './resources/store.ts';
import type { DirectoryStore, Store } from './store.ts';

/** The same store without personal values. */
export function withoutPersonalValues(store: Store): Store {
  return {
    ...store,
    eventStreams: { pushed: async () => [], findByToken: async () => undefined },
    events: {
      read: async ({ after }) => ({ events: [], next: after, hasMore: false }),
      backlog: store.events.backlog,
      end: store.events.end,
      newest: store.events.newest,
      positionBefore: store.events.positionBefore,
      positionOfLast: store.events.positionOfLast,
      watch: store.events.watch,
    },
    webhooks: {
      list: async () => [],
      find: async () => undefined,
      secrets: async () => undefined,
      insert: refuse,
      update: refuse,
      saveSecrets: refuse,
      delete: refuse,
    },
    deliveries: {
      queued: async () => [],
      requested: async () => [],
      requestedOf: async () => [],
      list: async () => [],
      find: async () => undefined,
      delivered: async () => [],
      figures: async () => [],
      backlogs: async () => [],
      add: refuse,
      wake: refuse,
      keep: refuse,
      blank: refuse,
    },
    cards: {
      findHandle: async () => undefined,
      followed: async () => [],
      position: async () => undefined,
      savePosition: refuse,
    },
    wallet: {
      find: async () => undefined,
      list: async () => [],
      directories: async () => [],
      ofUsers: async () => [],
      ofChangedCards: async () => [],
      outdatedAtGoogle: async () => [],
      countDevices: async () => 0,
      changedSince: async () => [],
      duePushes: async () => [],
      add: refuse,
      change: refuse,
      saveGoogleHash: refuse,
      register: refuse,
      unregister: refuse,
      savePushes: refuse,
    },
    directory: (id) => restrictDirectory(store.directory(id)),
    transaction: (work) => store.transaction((inner) => work(withoutPersonalValues(inner))),
  };
}

function restrictDirectory(store: DirectoryStore): DirectoryStore {
  return {
    schemas: store.schemas,
    tokens: store.tokens,
    setupLinks: store.setupLinks,
    savedViews: { list: async () => [], insert: refuse, delete: refuse },
    eventStreams: {
      list: async () => [],
      find: async () => undefined,
      sealedAuthorization: async () => undefined,
      insert: refuse,
      update: refuse,
      delete: refuse,
      saveProgress: refuse,
      acknowledge: refuse,
      advance: refuse,
    },
    signingKeys: {
      list: async () => [],
      sealedPrivateKey: async () => undefined,
      insert: refuse,
      retire: refuse,
      delete: refuse,
    },
    resources: restrictResources(store.resources),
    log: restrictLog(store.log),
    members: { list: async () => [] },
    secrets: { find: async () => undefined },
    removed: { find: async () => undefined, list: async () => [] },
    lists: {
      positions: async () => [],
      read: async () => [],
      idsAt: async () => [],
      withIds: async () => [],
      departments: async () => [],
      countUsers: async () => ({ removed: 0, flagged: 0 }),
      countMembers: async () => new Map(),
    },
    events: {
      newest: store.events.newest,
      list: async () => [],
      during: async () => [],
      naming: async () => [],
      userHours: async () => [],
      ofResources: async () => [],
      append: store.events.append,
      blank: refuse,
    },
    cards: {
      settings: store.cards.settings,
      saveSettings: refuse,
      templates: store.cards.templates,
      findTemplate: store.cards.findTemplate,
      saveTemplate: refuse,
      removeTemplate: refuse,
      chooseTemplate: refuse,
      locations: store.cards.locations,
      findLocation: store.cards.findLocation,
      saveLocation: refuse,
      removeLocation: refuse,
      versions: store.cards.versions,
      keepVersion: refuse,
      find: async () => undefined,
      findByHandle: async () => undefined,
      versionsOf: async () => undefined,
      ofUsers: async () => [],
      revision: store.cards.revision,
      scan: async () => [],
      saveScan: refuse,
      lookAgain: refuse,
      withoutCard: async () => [],
      add: refuse,
      setState: refuse,
      toCompare: async () => [],
      followedOf: async () => [],
      saveCompared: refuse,
      countOthers: async () => 0,
      undoChange: refuse,
      saveOwnValues: refuse,
      photo: async () => undefined,
      savePhoto: refuse,
      savePin: refuse,
      pinTries: async () => undefined,
      savePinTries: refuse,
      addSignatureKey: refuse,
      removeSignatureKey: refuse,
    },
    cardLinks: { latest: async () => undefined, insert: refuse, revoke: refuse, touch: refuse },
    cardNumbers: {
      onlySums: store.cardNumbers.onlySums,
      saveOnlySums: refuse,
      add: refuse,
      since: async () => [],
      countPublished: async () => 0,
    },
    deprovisioning: { minutes: store.deprovisioning.minutes, list: async () => [] },
    write: refuse,
  };
}

/** When a resource arrived may be known, but not its values. */
function restrictResources({ count, select }: ResourceReader): ResourceReader {
  return {
    count,
    select: async (type, selection) =>
      (await select(type, { ...selection, related: false })).map(({ position, resource }) => ({
        position,
        resource: { ...resource, body: '{}' },
      })),
    find: async () => undefined,
    findUnique: async () => undefined,
    hasExternalId: async () => false,
    findClaim: async () => undefined,
    findType: async () => undefined,
    findTypes: async () => new Map(),
  };
}

function restrictLog({ list, find, minutes, hours }: ProvisioningLogStore): ProvisioningLogStore {
  return {
    // A search for a name would tell whether it is there.
    list: async (query) => (query.search === undefined ? (await list(query)).map(maskPositioned) : []),
    find: async (id) => {
      const entry = await find(id);
      return entry === undefined ? undefined : maskEntry(entry);
    },
    minutes,
    hours,
    after: async () => [],
    rewrite: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Failure('BC-904', { reason: 'setupResources' });
}

function maskPositioned({ position, entry }: PositionedEntry): PositionedEntry {
  return { position, entry: maskEntry(entry) };
}
