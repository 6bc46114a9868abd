// Reads of one directory's resources. The same statements serve both sides: outside a transaction over the reading connection,
// inside one over the writing connection.

import type { DirectoryId, ResourceId, ResourceTypeName, StoredResource } from '../../directory/model.ts';
import type { Condition, PeopleQuery, Positioned, ResourceReader, Selection } from '../../directory/store.ts';
import { toSql } from '../filter-sql.ts';
import { groupType, personType, type ResourceRow, resourceColumns, toPositioned, toResource } from '../rows.ts';
import { findClaim, findSecret } from './claims.ts';
import type { Statements } from './connection.ts';
import { findJoined, findMemberships, listMembers } from './members.ts';
import { findRevision, findSchemas } from './schemas.ts';

const selectLiving = `SELECT ${resourceColumns} FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NULL`;
const searchLiving = `
  SELECT ${resourceColumns} FROM resource r INDEXED BY resource_people
  WHERE r.directory_id = ? AND r.type = ? AND r.deleted_at IS NULL`;
const find = `${selectLiving} AND r.id = ? AND r.type = ?`;
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

/** People in the order of their creation whose search key contains the folded text. */
export function selectPeople(
  statements: Statements,
  directoryId: DirectoryId,
  { search, active, after, limit }: PeopleQuery,
): readonly Positioned[] {
  const terms = [searchLiving, 'r.position > ?'];
  const parameters: (string | number)[] = [directoryId, personType, after ?? 0];
  if (active !== undefined) {
    terms.push('r.active = ?');
    parameters.push(Number(active));
  }
  if (search !== undefined && search !== '') {
    terms.push('instr(r.search, ?) > 0');
    parameters.push(search);
  }
  const text = `${terms.join(' AND ')} ORDER BY r.position LIMIT ?`;
  return statements
    .composed<ResourceRow>(text)
    .all(...parameters, limit)
    .map(toPositioned);
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
