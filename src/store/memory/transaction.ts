// Writes of one directory in memory, on the copy of the state that the queue hands out.

import type {
  CredentialState,
  DirectoryEvent,
  DirectoryId,
  Member,
  ResourceId,
  SecretChange,
  TokenId,
} from '../../domain/model.ts';
import type { DirectoryTransaction, ResourceWrite, WriteOutcome } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { parseChanges, printChanges } from '../rows-history.ts';
import { holdsClaim } from './match.ts';
import { createResourceReader, findRemoved, livingRows, membersOf } from './resources.ts';
import { type DirectoryState, type Row, type State, stateOf } from './state.ts';
import type { Draft } from './writer.ts';

/** A unit of work on `directoryId`. */
export function createTransaction(draft: Draft, directoryId: DirectoryId): DirectoryTransaction {
  const own = (): DirectoryState => stateOf(draft(), directoryId);
  return {
    ...createResourceReader(draft, directoryId),
    insert: async (resource) => insert(draft(), own(), resource),
    update: async (resource) => update(own(), resource),
    remove: async (type, id, at) => {
      const row = findLiving(own(), id, type);
      if (row !== undefined) own().rows.set(row.position, { ...row, deletedAt: at });
    },
    restore: async (resource) => restore(own(), resource),
    purge: async (ids) => purge(own(), ids),
    addMembers: async (groupId, members) => addMembers(own(), groupId, members),
    removeMembers: async (groupId, ids) => removeMembers(own(), groupId, ids),
    resolveMember: async (id, type) => settleMember(own(), id, type),
    touch: async (ids, at) => touch(own(), ids, at),
    saveSecrets: async (id, changes) => saveSecrets(own(), id, changes),
    saveSchemas: async (text) => saveSchemas(draft(), own(), text),
    record: async (event) => {
      own().events.push({ position: draft().nextPosition(), event: copyEvent(event) });
    },
    credentialState: async (tokenId) => credentialState(draft().directories.get(directoryId), tokenId),
  };
}

function credentialState(state: DirectoryState | undefined, tokenId: TokenId): CredentialState | undefined {
  const token = state?.tokens.get(tokenId)?.token;
  if (state === undefined || token === undefined) return undefined;
  const { entra, provisioning } = state.directory;
  return {
    token: { expiresAt: token.expiresAt, revokedAt: token.revokedAt },
    directory: { entra, provisioning },
  };
}

function insert(draft: State, state: DirectoryState, resource: ResourceWrite): WriteOutcome {
  if (isTaken(state, resource)) return 'taken';
  refuseLivingId(state, resource.id);
  const position = draft.nextPosition();
  state.rows.set(position, { position, deletedAt: undefined, resource });
  return 'written';
}

function update(state: DirectoryState, resource: ResourceWrite): WriteOutcome {
  const row = findLiving(state, resource.id, resource.type);
  if (row === undefined) throw new Error(`There is no living ${resource.type} with this id to update`);
  if (isTaken(state, resource)) return 'taken';
  const { createdAt } = row.resource;
  state.rows.set(row.position, { ...row, resource: { ...resource, createdAt } });
  return 'written';
}

function restore(state: DirectoryState, resource: ResourceWrite): WriteOutcome {
  const row = findRemoved(state, resource.type, resource.id);
  if (row === undefined) throw new Error(`There is no deleted ${resource.type} with this id to restore`);
  if (isTaken(state, resource)) return 'taken';
  refuseLivingId(state, resource.id);
  state.rows.set(row.position, { ...row, deletedAt: undefined, resource });
  return 'written';
}

function purge(state: DirectoryState, ids: readonly ResourceId[]): void {
  for (const [position, { deletedAt, resource }] of state.rows) {
    if (deletedAt !== undefined && ids.includes(resource.id)) state.rows.delete(position);
  }
  for (const id of ids) {
    if (findLiving(state, id) !== undefined) continue;
    state.members.delete(id);
    state.secrets.delete(id);
    for (const members of state.members.values()) if (members.get(id)?.type === undefined) members.delete(id);
  }
}

function addMembers(state: DirectoryState, groupId: ResourceId, members: readonly Member[]): readonly Member[] {
  const group = state.members.get(groupId) ?? new Map<ResourceId, Member>();
  state.members.set(groupId, group);
  const added: Member[] = [];
  for (const { id, type, display } of members) {
    if (group.has(id)) continue;
    group.set(id, { id, type, display });
    added.push({ id, type, display });
  }
  return added;
}

function removeMembers(
  state: DirectoryState,
  groupId: ResourceId,
  ids: readonly ResourceId[] | 'all',
): readonly Member[] {
  const group = state.members.get(groupId);
  if (group === undefined) return [];
  if (ids === 'all') {
    const removed = membersOf(state, groupId);
    group.clear();
    return removed;
  }
  return ids.flatMap((id) => {
    const member = group.get(id);
    group.delete(id);
    return member === undefined ? [] : [member];
  });
}

function settleMember(state: DirectoryState, id: ResourceId, type: string | undefined): readonly ResourceId[] {
  const groups: ResourceId[] = [];
  for (const [groupId, members] of state.members) {
    const member = members.get(id);
    if (member === undefined || member.type === type) continue;
    members.set(id, { ...member, type });
    if (findLiving(state, groupId) !== undefined) groups.push(groupId);
  }
  return groups.sort(compareCodePoints);
}

function touch(state: DirectoryState, ids: readonly ResourceId[], at: number): void {
  for (const id of new Set(ids)) {
    const row = findLiving(state, id);
    if (row === undefined) continue;
    const version = row.resource.version + 1;
    const changedAt = Math.max(row.resource.changedAt, at);
    state.rows.set(row.position, { ...row, resource: { ...row.resource, version, changedAt } });
  }
}

function saveSecrets(state: DirectoryState, id: ResourceId, changes: readonly SecretChange[]): void {
  const secrets = new Map(state.secrets.get(id));
  for (const { attribute, hash } of changes) {
    if (hash === undefined) secrets.delete(attribute);
    else secrets.set(attribute, hash);
  }
  state.secrets.set(id, secrets);
}

function saveSchemas(draft: State, state: DirectoryState, schemas: string): void {
  const { directory } = state;
  const changed = { ...directory, schemaRevision: directory.schemaRevision + 1 };
  draft.directories.set(directory.id, { ...state, directory: changed, schemas });
}

function isTaken(state: DirectoryState, { type, id, keys }: ResourceWrite): boolean {
  const { unique, claims = [] } = keys;
  return livingRows(state).some(({ resource }) => {
    if (resource.id === id) return false;
    const isSameKey = resource.type === type && resource.keys.unique === unique;
    return isSameKey || claims.some((claim) => holdsClaim(resource, claim));
  });
}

function refuseLivingId(state: DirectoryState, id: ResourceId): void {
  if (findLiving(state, id) !== undefined) throw new Error('A living resource has this id already');
}

function findLiving(state: DirectoryState, id: ResourceId, type?: string): Row | undefined {
  return livingRows(state, type).find(({ resource }) => resource.id === id);
}

/** As it would come back from a column of JSON: without keys that hold undefined. */
function copyEvent(event: DirectoryEvent): DirectoryEvent {
  return { ...event, changes: parseChanges(printChanges(event.changes)) };
}
