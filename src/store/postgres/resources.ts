// Reads of one directory's resources. The same statements serve both sides: outside a transaction over shared connections, inside one over its own.

import type {
  Condition,
  DirectoryId,
  DirectoryReader,
  Positioned,
  ResourceId,
  ResourceReader,
  ResourceTypeName,
  Selection,
} from '../../domain/store.ts';
import { type Sql, toSql } from '../filter-sql.ts';
import { type ResourceRow, resourceColumns, toPositioned } from '../rows.ts';
import { createRemovedReader, type RemovedRows } from '../tables/removed.ts';
import { createSecretReader } from '../tables/resource-secrets.ts';
import { createSchemaReader } from '../tables/schemas.ts';
import { findClaim } from './claims.ts';
import type { Bound, Statements } from './connection.ts';
import { createSql } from './database.ts';
import type { Difference } from './directory-lock.ts';
import { createFinder, type Finder, toRelated } from './finder.ts';
import { listMembers } from './members.ts';
import { type RelatedRow, relatedColumn } from './related.ts';

const selectLiving = `SELECT ${resourceColumns}, r.directory_id FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NULL`;
/** Where a page of all resources begins, found in the index alone: as an OFFSET of the page itself it would read all rows before it. */
const beginning = `(
  SELECT b.position FROM resource b
  WHERE b.directory_id = ? AND b.type = ? AND b.deleted_at IS NULL ORDER BY b.position LIMIT 1 OFFSET ?)`;
const deepFrom = 200;
const findUnique =
  'SELECT id FROM resource WHERE directory_id = ? AND type = ? AND unique_key = ? AND deleted_at IS NULL';
const findExternalId = `
  SELECT 1 FROM resource
  WHERE directory_id = ? AND type = ? AND external_id = ? AND deleted_at IS NULL LIMIT 1`;
const findType = 'SELECT type FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const findTypes = `
  SELECT id, type FROM resource WHERE directory_id = ? AND id = ANY(CAST(? AS text[])) AND deleted_at IS NULL`;
type TypeRow = { readonly id: ResourceId; readonly type: ResourceTypeName };
const counters = 'SELECT living, active FROM resource_count WHERE directory_id = ? AND type = ?';

/** What a transaction has added to a counter without having written it so far. */
export type Uncounted = (type: ResourceTypeName) => Difference;

/** What a transaction has besides its statements. */
interface Within {
  readonly uncounted: Uncounted;
  readonly finder: Finder;
}

/** The reads of `directoryId` over `statements`. */
export function createDirectoryReader(
  statements: Statements,
  directoryId: DirectoryId,
  within?: Within,
): DirectoryReader & { readonly removed: RemovedRows } {
  const bound: Bound = { statements, directoryId };
  const sql = createSql(statements);
  return {
    resources: createResourceReader(bound, within),
    members: { list: (groupId, limit, after) => listMembers(bound, groupId, limit, after) },
    secrets: createSecretReader(sql, directoryId),
    removed: createRemovedReader(sql, directoryId),
    schemas: createSchemaReader(sql, directoryId),
  };
}

function createResourceReader(bound: Bound, within?: Within): ResourceReader {
  const { statements, directoryId } = bound;
  const { finder = createFinder(bound), uncounted = () => ({ living: 0, active: 0 }) } = within ?? {};
  return {
    find: async (type, id, related) => (await finder('id', type, related)(id))?.resource,
    findUnique: async (type, key) => {
      const { rows } = await statements.query<{ id: ResourceId }>(findUnique, directoryId, type, key);
      return rows[0]?.id;
    },
    hasExternalId: async (type, externalId) => {
      const { rows } = await statements.query(findExternalId, directoryId, type, externalId);
      return rows.length > 0;
    },
    findTypes: async (ids) => {
      const { rows } = await statements.query<TypeRow>(findTypes, directoryId, ids);
      return new Map(rows.map(({ id, type }) => [id, type]));
    },
    findType: async (id) => {
      const { rows } = await statements.query<{ type: ResourceTypeName }>(findType, directoryId, id);
      return rows[0]?.type;
    },
    count: (type, condition) => count(bound, uncounted, type, condition),
    select: async (type, selection) => {
      const { condition, after, offset = 0, related } = selection;
      const isByKey = condition.kind === 'equals' && condition.key === 'unique' && after === undefined && offset === 0;
      if (!isByKey) return select(bound, type, selection);
      const found = await finder('unique_key', type, related)(condition.value);
      return found === undefined ? [] : [found];
    },
    findClaim: (claim) => findClaim(bound, claim),
  };
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

/** What is related is read for the resources that are shown, not for those that the offset passes over. */
async function select(
  { statements, directoryId }: Bound,
  type: ResourceTypeName,
  selection: Selection,
): Promise<readonly Positioned[]> {
  const { related } = selection;
  const { text, parameters } = isDeepPage(selection)
    ? deepPage(directoryId, type, selection)
    : page(directoryId, type, selection);
  const shown = related ? `SELECT r.*, ${relatedColumn(type)} FROM (${text}) r ORDER BY r.position` : text;
  const { rows } = await statements.composed<ResourceRow & RelatedRow>(shown, ...parameters);
  return rows.map((row) => (related ? toRelated(row) : toPositioned(row)));
}

function page(
  directoryId: DirectoryId,
  type: ResourceTypeName,
  { condition, after = 0, offset = 0, limit }: Selection,
): Sql {
  const { text, parameters } = toSql(condition, { directoryId, type });
  return {
    text: `${selectLiving} AND r.type = ? AND r.position > ? AND ${text} ORDER BY r.position LIMIT ? OFFSET ?`,
    parameters: [directoryId, type, after, ...parameters, limit, offset],
  };
}

/** A page deep in a list of all resources. */
function isDeepPage({ condition, after = 0, offset = 0 }: Selection): boolean {
  return condition.kind === 'all' && after === 0 && offset >= deepFrom;
}

function deepPage(directoryId: DirectoryId, type: ResourceTypeName, { offset = 0, limit }: Selection): Sql {
  return {
    text: `${selectLiving} AND r.type = ? AND r.position >= ${beginning} ORDER BY r.position LIMIT ?`,
    parameters: [directoryId, type, directoryId, type, offset, limit],
  };
}
