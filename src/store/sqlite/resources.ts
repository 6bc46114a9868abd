// Reads of one directory's resources. The same statements serve both sides: outside a transaction over the reading connection,
// inside one over the writing connection.

import type { DirectoryId, ResourceId, ResourceTypeName, StoredResource } from '../../directory/model.ts';
import type { Condition, Positioned, ResourceReader, Selection } from '../../directory/store.ts';
import { toSql } from '../filter-sql.ts';
import {
  groupType,
  type RemovedRow,
  type ResourceRow,
  resourceColumns,
  toPositioned,
  toRemoved,
  toResource,
} from '../rows.ts';
import { findClaim, findSecret } from './claims.ts';
import type { Statements } from './connection.ts';
import { findJoined, findMemberships, listMembers } from './members.ts';
import { findRevision, findSchemas } from './schemas.ts';

const selectLiving = `SELECT ${resourceColumns} FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NULL`;
const find = `${selectLiving} AND r.id = ? AND r.type = ?`;
export const findRemoved = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;
const findUnique =
  'SELECT id FROM resource WHERE directory_id = ? AND type = ? AND unique_key = ? AND deleted_at IS NULL';
const findType = 'SELECT type FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const counters = 'SELECT living, active FROM resource_count WHERE directory_id = ? AND type = ?';

/** The reads of `directoryId` over `statements`. */
export function createResourceReader(statements: Statements, directoryId: DirectoryId): ResourceReader {
  return {
    find: async (type, id, related) => {
      const row = statements.query<ResourceRow>(find).get(directoryId, id, type);
      if (row === undefined) return undefined;
      return related ? relate(statements, directoryId, toResource(row)) : toResource(row);
    },
    findUnique: async (type, key) => statements.query<{ id: ResourceId }>(findUnique).get(directoryId, type, key)?.id,
    findRemoved: async (type, id) => {
      const row = statements.query<RemovedRow>(findRemoved).get(directoryId, id, type);
      return row === undefined ? undefined : toRemoved(row);
    },
    findType: async (id) => statements.query<{ type: ResourceTypeName }>(findType).get(directoryId, id)?.type,
    count: async (type, condition) => count(statements, directoryId, type, condition),
    select: async (type, selection) => select(statements, directoryId, type, selection),
    members: async (groupId, limit) => listMembers(statements, directoryId, groupId, limit),
    findClaim: async (claim) => findClaim(statements, directoryId, claim),
    findSecret: async (id, attribute) => findSecret(statements, directoryId, id, attribute),
    schemas: async () => findSchemas(statements, directoryId),
    schemaRevision: async () => findRevision(statements, directoryId),
  };
}

function relate(statements: Statements, directoryId: DirectoryId, resource: StoredResource): StoredResource {
  if (resource.type === groupType) return { ...resource, members: findJoined(statements, directoryId, resource.id) };
  const memberships = findMemberships(statements, directoryId, [resource.id]);
  return { ...resource, memberships: memberships.get(resource.id) ?? [] };
}

function count(statements: Statements, directoryId: DirectoryId, type: ResourceTypeName, condition: Condition): number {
  if (condition.kind === 'all' || condition.kind === 'active') {
    const row = statements.query<{ living: number; active: number }>(counters).get(directoryId, type);
    if (row === undefined) return 0;
    if (condition.kind === 'all') return row.living;
    return condition.value ? row.active : row.living - row.active;
  }
  const { text, parameters } = toSql(condition, { directoryId, type });
  const rows = `SELECT count(*) AS total FROM resource r WHERE r.directory_id = ? AND r.type = ? AND r.deleted_at IS NULL`;
  const query = statements.composed<{ total: number }>(`${rows} AND ${text}`);
  return query.get(directoryId, type, ...parameters)?.total ?? 0;
}

function select(
  statements: Statements,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  { condition, after = 0, offset = 0, limit, related }: Selection,
): readonly Positioned[] {
  const { text, parameters } = toSql(condition, { directoryId, type });
  const rows = statements
    .composed<ResourceRow>(
      `${selectLiving} AND r.type = ? AND r.position > ? AND ${text} ORDER BY r.position LIMIT ? OFFSET ?`,
    )
    .all(directoryId, type, after, ...parameters, limit, offset);
  const selected = rows.map(toPositioned);
  return related ? relateAll(statements, directoryId, type, selected) : selected;
}

function relateAll(
  statements: Statements,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  selected: readonly Positioned[],
): readonly Positioned[] {
  if (type === groupType) {
    return selected.map(({ position, resource }) => ({
      position,
      resource: relate(statements, directoryId, resource),
    }));
  }
  const ids = selected.map(({ resource }) => resource.id);
  const memberships = findMemberships(statements, directoryId, ids);
  return selected.map(({ position, resource }) => ({
    position,
    resource: { ...resource, memberships: memberships.get(resource.id) ?? [] },
  }));
}
