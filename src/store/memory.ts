// The store in memory, for tests and for trying things out: the same behaviour as the others, written for plainness.

import type { Credential, Directory, DirectoryId, Token } from '../domain/model.ts';
import type { DirectoryStore, LogAppend, RetentionClock, Store } from '../domain/store.ts';
import { compareCodePoints } from './code-point.ts';
import { createAdministratorStore } from './memory/administrators.ts';
import { arrange, countDepartments, countMembers, readAt } from './memory/arrangement.ts';
import { createAuditStore } from './memory/audit.ts';
import { blankEvents, eventsOf, listEvents, listEventsNaming, listRemoved, rewriteLog } from './memory/history.ts';
import { countLeaverMinutes, listLeavers } from './memory/leavers.ts';
import { countMinutes, selectLog } from './memory/log.ts';
import { createRehearsalStore } from './memory/rehearsals.ts';
import { createResourceReader } from './memory/resources.ts';
import { forget } from './memory/retention.ts';
import { createSetupLinks, findSetupLink } from './memory/setup-links.ts';
import { createDirectoryState, type DirectoryState, type State, stateOf, toHex } from './memory/state.ts';
import { createTransaction } from './memory/transaction.ts';
import { createMemory, type Draft, type Memory } from './memory/writer.ts';

/** An empty store that is gone with the process. */
export function openMemoryStore(): Store {
  return storeOver(createMemory(), { secrets: new Map(), clock: undefined });
}

/** What belongs to no directory and is not rolled back. */
interface Kept {
  readonly secrets: Map<string, string>;
  clock: RetentionClock | undefined;
}

function storeOver(memory: Memory, kept: Kept): Store {
  const store: Store = {
    ...createDirectories(memory),
    directory: (id) => createDirectoryStore(memory, id),
    findCredential: async (hash) => findCredential(memory.read(), toHex(hash)),
    findSetupLink: async (hash) => findSetupLink(memory.read(), toHex(hash)),
    appendLog: (lines) => memory.write((draft) => appendLog(draft(), lines)),
    administrators: createAdministratorStore(memory),
    audit: createAuditStore(memory),
    rehearsals: createRehearsalStore(memory),
    retentionClock: async () => kept.clock,
    saveRetentionClock: async (clock) => {
      kept.clock = clock;
    },
    prune: (limits) => memory.write((draft) => forget(draft(), limits)),
    getOrCreateSecret: async (name, fresh) => {
      const secret = kept.secrets.get(name) ?? fresh;
      kept.secrets.set(name, secret);
      return secret;
    },
    beginReadBatch: () => undefined,
    beat: async () => 1,
    leave: async () => undefined,
    describe: async () => ({ kind: 'memory', migration: undefined }),
    emptyWriteAheadLog: async () => undefined,
    faults: () => ({ damaged: 0, fault: 0 }),
    ping: async () => {
      memory.read();
    },
    transaction: (work) =>
      memory.isJoined ? work(store) : memory.write((draft) => work(storeOver(within(draft), kept))),
    close: () => memory.close(),
  };
  return store;
}

/** A memory whose reads and writes all belong to one work that is under way. */
function within(draft: Draft): Memory {
  return { isJoined: true, read: draft, write: async (work) => work(draft), close: async () => undefined };
}

type Directories = Pick<
  Store,
  'listDirectories' | 'findDirectory' | 'insertDirectory' | 'updateDirectory' | 'deleteDirectory'
>;

function createDirectories(memory: Memory): Directories {
  return {
    listDirectories: async () =>
      [...memory.read().directories.values()].map(({ directory }) => directory).sort(byCreation),
    findDirectory: async (id) => memory.read().directories.get(id)?.directory,
    insertDirectory: (directory) =>
      memory.write((draft) => {
        if (draft().directories.has(directory.id)) throw new Error('A directory has this id already');
        draft().directories.set(directory.id, createDirectoryState(directory));
      }),
    updateDirectory: (id, change) =>
      memory.write((draft) => {
        const state = draft().directories.get(id);
        if (state === undefined) return undefined;
        const directory: Directory = { ...state.directory, ...change };
        draft().directories.set(id, { ...state, directory });
        return directory;
      }),
    deleteDirectory: (id) => memory.write((draft) => draft().directories.delete(id)),
  };
}

function createDirectoryStore(memory: Memory, id: DirectoryId): DirectoryStore {
  const read = (): DirectoryState | undefined => memory.read().directories.get(id);
  return {
    ...createResourceReader(memory.read, id),
    setupLinks: createSetupLinks(memory, id),
    write: (work) => memory.write((draft) => work(createTransaction(draft, id))),
    listPositions: async (arrangement) => arrange(read(), arrangement),
    readByPositions: async (positions) => readAt(read(), positions),
    departments: async (limit) => countDepartments(read(), limit),
    countMembers: async (groupIds) => countMembers(read(), groupIds),
    newestEvent: async () => read()?.events.at(-1)?.position ?? 0,
    events: async (resourceId, limit) => listEvents(read(), resourceId, limit),
    eventsNaming: async (resourceId) => listEventsNaming(read(), resourceId),
    eventsOf: async (ids) => (read()?.events ?? []).filter(({ event }) => ids.includes(event.resourceId)),
    blankEvents: (positions) => memory.write((draft) => blankEvents(stateOf(draft(), id), positions)),
    removed: async (query) => listRemoved(read(), query),
    deprovisioningMinutes: async (after) => countLeaverMinutes(eventsOf(read()), after),
    deprovisionings: async (from, until) => listLeavers(eventsOf(read()), from, until),
    log: async (query) => selectLog(read(), query),
    logAfter: async (position, limit) => (read()?.log ?? []).filter((line) => line.position > position).slice(0, limit),
    rewriteLog: (lines) => memory.write((draft) => rewriteLog(stateOf(draft(), id), lines)),
    logMinutes: async (from, until) => countMinutes(read(), from, until),
    findLogEntry: async (entryId) => read()?.log.find(({ entry }) => entry.id === entryId)?.entry,
    tokens: {
      list: async () => tokensOf(read()),
      insert: (token, hash) =>
        memory.write((draft) => {
          if (findCredential(draft(), toHex(hash)) !== undefined) throw new Error('A token has this hash already');
          stateOf(draft(), id).tokens.set(token.id, { token: { ...token, directoryId: id }, hash: toHex(hash) });
        }),
      update: async (tokenId, { name, expiresAt }) => {
        const kept = read()?.tokens.get(tokenId);
        if (kept === undefined || kept.token.revokedAt !== undefined) return false;
        return memory.write((draft) => changeToken(draft(), id, tokenId, (token) => ({ ...token, name, expiresAt })));
      },
      revoke: (tokenId, at) =>
        memory.write((draft) =>
          changeToken(draft(), id, tokenId, (token) => ({ ...token, revokedAt: token.revokedAt ?? at })),
        ),
    },
  };
}

function tokensOf(state: DirectoryState | undefined): readonly Token[] {
  return [...(state?.tokens.values() ?? [])].map(({ token }) => token).sort(byCreation);
}

function findCredential(state: State, hash: string): Credential | undefined {
  for (const { directory, tokens } of state.directories.values()) {
    const kept = [...tokens.values()].find((token) => token.hash === hash);
    if (kept !== undefined) return { token: kept.token, directory };
  }
  return undefined;
}

function appendLog(state: State, lines: readonly LogAppend[]): void {
  for (const { directoryId, entry } of lines) {
    const directory = state.directories.get(directoryId);
    if (directory === undefined) continue;
    directory.log.push({ position: state.nextPosition(), entry });
    if (entry.tokenId === undefined || entry.action === 'Refused') continue;
    changeToken(state, directoryId, entry.tokenId, (token) => ({
      ...token,
      lastUsedAt: Math.max(entry.at, token.lastUsedAt ?? entry.at),
    }));
  }
}

/** False when the directory has no such token. */
function changeToken(
  state: State,
  directoryId: DirectoryId,
  id: Token['id'],
  change: (token: Token) => Token,
): boolean {
  const tokens = state.directories.get(directoryId)?.tokens;
  const kept = tokens?.get(id);
  if (tokens === undefined || kept === undefined) return false;
  tokens.set(id, { ...kept, token: change(kept.token) });
  return true;
}

function byCreation(left: Directory | Token, right: Directory | Token): number {
  return left.createdAt - right.createdAt || compareCodePoints(left.id, right.id);
}
