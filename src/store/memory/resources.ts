// Reads of one directory in memory, by looking at every row.

import type { DirectoryId, Member, Membership, ResourceId, StoredResource } from '../../domain/model.ts';
import type { ResourceReader } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { groupType, readLabel } from '../rows.ts';
import { holdsClaim, isLiving, meets } from './match.ts';
import type { DirectoryState, Row, State } from './state.ts';

/** The reads of `directoryId` over whatever state `read` gives: the committed one, or that of a transaction. */
export function createResourceReader(read: () => State, directoryId: DirectoryId): ResourceReader {
  const living = (type?: string): readonly Row[] => livingRows(read().directories.get(directoryId), type);
  const related = (row: Row): StoredResource => relate(read().directories.get(directoryId), row);
  return {
    find: async (type, id, isRelated) => {
      const row = living(type).find(({ resource }) => resource.id === id);
      if (row === undefined) return undefined;
      return isRelated ? related(row) : toResource(row);
    },
    findUnique: async (type, key) => living(type).find(({ resource }) => resource.keys.unique === key)?.resource.id,
    findRemoved: async (type, id) => {
      const row = findRemoved(read().directories.get(directoryId), type, id);
      return row?.deletedAt === undefined ? undefined : { ...toResource(row), removedAt: row.deletedAt };
    },
    findType: async (id) => living().find(({ resource }) => resource.id === id)?.resource.type,
    findTypes: async (ids) => {
      const wanted = new Set(ids);
      const found = living().filter(({ resource }) => wanted.has(resource.id));
      return new Map(found.map(({ resource }) => [resource.id, resource.type]));
    },
    count: async (type, condition) => {
      const state = read().directories.get(directoryId);
      return living(type).filter((row) => state !== undefined && meets(condition, row, state)).length;
    },
    select: async (type, { condition, after = 0, offset = 0, limit, related: isRelated }) => {
      const state = read().directories.get(directoryId);
      return living(type)
        .filter((row) => row.position > after && state !== undefined && meets(condition, row, state))
        .slice(offset, offset + limit)
        .map((row) => ({ position: row.position, resource: isRelated ? related(row) : toResource(row) }));
    },
    members: async (groupId, limit, after) => {
      const state = read().directories.get(directoryId);
      const all = state !== undefined && isLiving(state, groupId) ? membersOf(state, groupId) : [];
      return all.filter(({ id }) => after === undefined || compareCodePoints(id, after) > 0).slice(0, limit);
    },
    findClaim: async (claim) => living().find(({ resource }) => holdsClaim(resource, claim))?.resource.id,
    findSecret: async (id, attribute) => {
      const state = read().directories.get(directoryId);
      return state !== undefined && isLiving(state, id) ? state.secrets.get(id)?.get(attribute) : undefined;
    },
    schemas: async () => read().directories.get(directoryId)?.schemas,
    schemaRevision: async () => read().directories.get(directoryId)?.directory.schemaRevision ?? 0,
  };
}

export function toResource({ resource }: Row): StoredResource {
  const { type, id, version, createdAt, changedAt, body } = resource;
  return { type, id, version, createdAt, changedAt, body };
}

/** Every member of a group, joined or pending, in the order of their ids. */
export function membersOf(state: DirectoryState, groupId: ResourceId): readonly Member[] {
  const members = [...(state.members.get(groupId)?.values() ?? [])];
  return members.sort((left, right) => compareCodePoints(left.id, right.id));
}

/** In the order of creation, which a restored resource keeps. */
export function livingRows(state: DirectoryState | undefined, type?: string): readonly Row[] {
  const rows = [...(state?.rows.values() ?? [])];
  return rows.filter(
    ({ deletedAt, resource }) => deletedAt === undefined && (type === undefined || resource.type === type),
  );
}

/** The row deleted last under an id. */
export function findRemoved(state: DirectoryState | undefined, type: string, id: ResourceId): Row | undefined {
  const removed = [...(state?.rows.values() ?? [])].filter(
    ({ deletedAt, resource }) => deletedAt !== undefined && resource.type === type && resource.id === id,
  );
  return removed.sort((left, right) => compareRemoval(left, right)).at(-1);
}

function compareRemoval(left: Row, right: Row): number {
  return (left.deletedAt ?? 0) - (right.deletedAt ?? 0) || left.position - right.position;
}

function relate(state: DirectoryState | undefined, row: Row): StoredResource {
  const { type, id } = row.resource;
  if (state === undefined) return toResource(row);
  if (type !== groupType) return { ...toResource(row), memberships: membershipsOf(state, id) };
  const joined = membersOf(state, id).filter((member) => member.type !== undefined);
  return { ...toResource(row), members: joined };
}

function membershipsOf(state: DirectoryState, id: ResourceId): readonly Membership[] {
  return livingRows(state)
    .filter(({ resource }) => state.members.get(resource.id)?.get(id)?.type !== undefined)
    .map(({ resource }) => ({ groupId: resource.id, display: readLabel(resource) ?? '' }))
    .sort((left, right) => compareCodePoints(left.groupId, right.groupId));
}
