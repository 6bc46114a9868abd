// A store as the holder of a setup link may see it: counts, switches, tokens and the log, but no value of a person. Each method is named
// here, so that a new one does not compile before it is decided what of it a guest may see.

import { Failure } from '../errors/failure.ts';
import { maskEntry } from '../provisioning-log/mask.ts';
import type { DirectoryStore, PositionedEntry, Store } from '../store.ts';

/** The same store without people. */
export function withoutPersonalValues(store: Store): Store {
  return {
    ...store,
    directory: (id) => directoryWithoutPeople(store.directory(id)),
    transaction: (work) => store.transaction((inner) => work(withoutPersonalValues(inner))),
  };
}

function directoryWithoutPeople(store: DirectoryStore): DirectoryStore {
  return {
    count: store.count,
    newestEvent: store.newestEvent,
    deprovisioningMinutes: store.deprovisioningMinutes,
    logMinutes: store.logMinutes,
    schemas: store.schemas,
    schemaRevision: store.schemaRevision,
    tokens: store.tokens,
    setupLinks: store.setupLinks,
    // When something arrived may be known, but not what.
    select: async (type, selection) =>
      (await store.select(type, { ...selection, related: false })).map(({ position, resource }) => ({
        position,
        resource: { ...resource, body: '{}' },
      })),
    // A search for a name would tell whether it is there.
    log: async (query) => (query.search === undefined ? (await store.log(query)).map(maskPositioned) : []),
    findLogEntry: async (id) => {
      const entry = await store.findLogEntry(id);
      return entry === undefined ? undefined : maskEntry(entry);
    },
    find: async () => undefined,
    findUnique: async () => undefined,
    findRemoved: async () => undefined,
    findType: async () => undefined,
    findTypes: async () => new Map(),
    findClaim: async () => undefined,
    findSecret: async () => undefined,
    deprovisionings: async () => [],
    members: async () => [],
    listPositions: async () => [],
    readByPositions: async () => [],
    departments: async () => [],
    countMembers: async () => new Map(),
    events: async () => [],
    eventsNaming: async () => [],
    eventsOf: async () => [],
    removed: async () => [],
    logAfter: async () => [],
    rewriteLog: refuse,
    blankEvents: refuse,
    write: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Failure('BC-904', { reason: 'setupResources' });
}

function maskPositioned({ position, entry }: PositionedEntry): PositionedEntry {
  return { position, entry: maskEntry(entry) };
}
