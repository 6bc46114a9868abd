// Reads of one directory's resources. The same statements serve both sides: outside a transaction over shared connections, inside one over its own.

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
import { findAllMemberships, findJoined, findMemberships, listMembers } from './members.ts';
import { findRevision, findSchemas } from './schemas.ts';
import type { Difference } from './turn.ts';

const selectLiving = `SELECT ${resourceColumns} FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NULL`;
const find = `${selectLiving} AND r.id = ? AND r.type = ?`;
const findUnique =
  'SELECT id FROM resource WHERE directory_id = ? AND type = ? AND unique_key = ? AND deleted_at IS NULL';
const findRemoved = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;
const findType = 'SELECT type FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const counters = 'SELECT living, active FROM resource_count WHERE directory_id = ? AND type = ?';

/** What a transaction has added to a counter without having written it so far. */
export type Uncounted = (type: ResourceTypeName) => Difference;

interface Bound {
  readonly statements: Statements;
  readonly directoryId: DirectoryId;
}

/** The reads of `directoryId` over `statements`. */
export function createResourceReader(
  statements: Statements,
  directoryId: DirectoryId,
  uncounted: Uncounted = () => ({ living: 0, active: 0 }),
): ResourceReader {
  const bound: Bound = { statements, directoryId };
  return {
    find: (type, id, related) => findOne(bound, type, id, related),
    findUnique: async (type, key) => {
      const { rows } = await statements.query<{ id: ResourceId }>(findUnique, directoryId, type, key);
      return rows[0]?.id;
    },
    findRemoved: async (type, id) => {
      const { rows } = await statements.query<RemovedRow>(findRemoved, directoryId, id, type);
      return rows[0] === undefined ? undefined : toRemoved(rows[0]);
    },
    findType: async (id) => {
      const { rows } = await statements.query<{ type: ResourceTypeName }>(findType, directoryId, id);
      return rows[0]?.type;
    },
    count: (type, condition) => count(bound, uncounted, type, condition),
    select: (type, selection) => select(bound, type, selection),
    members: (groupId, limit) => listMembers(statements, directoryId, groupId, limit),
    findClaim: (claim) => findClaim(statements, directoryId, claim),
    findSecret: (id, attribute) => findSecret(statements, directoryId, id, attribute),
    schemas: () => findSchemas(statements, directoryId),
    schemaRevision: () => findRevision(statements, directoryId),
  };
}

/** Both statements are sent at once: what is related is read while the resource is found. */
async function findOne(
  { statements, directoryId }: Bound,
  type: ResourceTypeName,
  id: ResourceId,
  isRelated: boolean,
): Promise<StoredResource | undefined> {
  const found = statements.query<ResourceRow>(find, directoryId, id, type);
  const related = isRelated ? relatedOf({ statements, directoryId }, type, id) : undefined;
  const [{ rows }, parts] = await Promise.all([found, related]);
  return rows[0] === undefined ? undefined : { ...toResource(rows[0]), ...parts };
}

type Related = Pick<StoredResource, 'members'> | Pick<StoredResource, 'memberships'>;

async function relatedOf({ statements, directoryId }: Bound, type: ResourceTypeName, id: ResourceId): Promise<Related> {
  if (type === groupType) return { members: await findJoined(statements, directoryId, id) };
  return { memberships: await findMemberships(statements, directoryId, id) };
}

async function count(
  { statements, directoryId }: Bound,
  uncounted: Uncounted,
  type: ResourceTypeName,
  condition: Condition,
): Promise<number> {
  if (condition.kind === 'all' || condition.kind === 'active') {
    const { rows } = await statements.query<Difference>(counters, directoryId, type);
    const added = uncounted(type);
    const living = (rows[0]?.living ?? 0) + added.living;
    const active = (rows[0]?.active ?? 0) + added.active;
    if (condition.kind === 'all') return living;
    return condition.value ? active : living - active;
  }
  const { text, parameters } = toSql(condition, { directoryId, type });
  const all =
    'SELECT count(*) AS total FROM resource r WHERE r.directory_id = ? AND r.type = ? AND r.deleted_at IS NULL';
  const { rows } = await statements.composed<{ total: number }>(
    `${all} AND ${text}`,
    ...[directoryId, type, ...parameters],
  );
  return rows[0]?.total ?? 0;
}

async function select(
  bound: Bound,
  type: ResourceTypeName,
  { condition, after = 0, offset = 0, limit, related }: Selection,
): Promise<readonly Positioned[]> {
  const { statements, directoryId } = bound;
  const { text, parameters } = toSql(condition, { directoryId, type });
  const { rows } = await statements.composed<ResourceRow>(
    `${selectLiving} AND r.type = ? AND r.position > ? AND ${text} ORDER BY r.position LIMIT ? OFFSET ?`,
    ...[directoryId, type, after, ...parameters, limit, offset],
  );
  const selected = rows.map(toPositioned);
  return related ? relateAll(bound, type, selected) : selected;
}

async function relateAll(
  bound: Bound,
  type: ResourceTypeName,
  selected: readonly Positioned[],
): Promise<readonly Positioned[]> {
  if (type === groupType) {
    return Promise.all(
      selected.map(async ({ position, resource }) => ({
        position,
        resource: { ...resource, ...(await relatedOf(bound, type, resource.id)) },
      })),
    );
  }
  const ids = selected.map(({ resource }) => resource.id);
  const memberships = await findAllMemberships(bound.statements, bound.directoryId, ids);
  return selected.map(({ position, resource }) => ({
    position,
    resource: { ...resource, memberships: memberships.get(resource.id) ?? [] },
  }));
}
