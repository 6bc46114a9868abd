// Reads of one directory's resources. The same statements serve both sides: outside a transaction over the reading connection,
// inside one over the writing connection.

import type {
  Condition,
  DirectoryId,
  DirectoryReader,
  Membership,
  Positioned,
  ResourceId,
  ResourceReader,
  ResourceTypeName,
  Selection,
  StoredResource,
} from '../../domain/store.ts';
import { toSql } from '../filter-sql.ts';
import type { OffsetBookmarks } from '../offset-bookmarks.ts';
import { groupType, type ResourceRow, resourceColumns, type TypeRow, toResource } from '../rows.ts';
import { createRemovedReader, type RemovedRows } from '../tables/removed.ts';
import { createSecretReader } from '../tables/resource-secrets.ts';
import { createSchemaReader } from '../tables/schemas.ts';
import { findClaim } from './claims.ts';
import type { Bound, Remember, Statements } from './connection.ts';
import { createSql } from './database.ts';
import {
  findGroups,
  findJoined,
  findManyMemberships,
  findMemberships,
  groupIdsColumn,
  listMembers,
  maxMemberships,
} from './members.ts';

const selectLiving = `SELECT ${resourceColumns} FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NULL`;
const find = `${selectLiving} AND r.id = ? AND r.type = ?`;
const findWithGroups = withGroups(find);
const findByKey = `${selectLiving} AND r.type = ? AND r.unique_key = ?`;
const findByKeyWithGroups = withGroups(findByKey);
const findUnique =
  'SELECT id FROM resource WHERE directory_id = ? AND type = ? AND unique_key = ? AND deleted_at IS NULL';
const findExternalId = `
  SELECT 1 FROM resource
  WHERE directory_id = ? AND type = ? AND external_id = ? AND deleted_at IS NULL LIMIT 1`;
const findType = 'SELECT type FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const findTypes = `
  SELECT r.id, r.type FROM json_each(?) AS wanted CROSS JOIN resource r
  WHERE r.directory_id = ? AND r.id = wanted.value AND r.deleted_at IS NULL`;
/** A row of a page. */
type PageRow = readonly [
  position: number,
  id: ResourceId,
  version: number,
  createdAt: number,
  changedAt: number,
  body: string,
];
const selectPage = `
  SELECT r.position, r.id, r.version, r.created_at, r.changed_at, r.body FROM resource r
  WHERE r.directory_id = ? AND r.deleted_at IS NULL AND r.type = ? AND r.position > ?`;
/** The planner reads a bare parameter of LIMIT, so SQLite would plan the statement at every call: seven times the cost. */
const page = 'LIMIT ? + 0 OFFSET ? + 0';
const manyFrom = 10;
/** A shorter offset costs less than a bookmark. */
const bookmarkedFrom = 200;
const counters = 'SELECT living, active FROM resource_count WHERE directory_id = ? AND type = ?';

const selectShifts = 'SELECT shifts FROM resource_count WHERE directory_id = ? AND type = ?';

/** What reads that share a view have besides. */
interface Shared {
  readonly bookmarks?: () => OffsetBookmarks | undefined;
  readonly remember?: Remember;
}

/** The reads of `directoryId` over `statements`. */
export function createDirectoryReader(
  statements: Statements,
  directoryId: DirectoryId,
  shared: Shared = {},
): DirectoryReader & { readonly removed: RemovedRows } {
  const { bookmarks, remember } = shared;
  const bound: Bound = { statements, directoryId, remember };
  const sql = createSql(statements);
  return {
    resources: createResourceReader(bound, bookmarks),
    members: { list: async (groupId, limit, after) => listMembers(bound, groupId, limit, after) },
    secrets: createSecretReader(sql, directoryId),
    removed: createRemovedReader(sql, directoryId),
    schemas: createSchemaReader(sql, directoryId),
  };
}

function createResourceReader(bound: Bound, bookmarks?: () => OffsetBookmarks | undefined): ResourceReader {
  const { statements, directoryId } = bound;
  return {
    find: async (type, id, related) => {
      if (related && type !== groupType && bound.remember !== undefined) return findWhole(bound, type, id);
      const row = statements.query<ResourceRow>(find).get(directoryId, id, type);
      return row && fromRow(bound, row, related);
    },
    findUnique: async (type, key) => statements.query<{ id: ResourceId }>(findUnique).get(directoryId, type, key)?.id,
    hasExternalId: async (type, externalId) =>
      statements.query(findExternalId).get(directoryId, type, externalId) !== undefined,
    findType: async (id) => statements.query<{ type: ResourceTypeName }>(findType).get(directoryId, id)?.type,
    findTypes: async (ids) => {
      const rows = statements.query<TypeRow>(findTypes).all(JSON.stringify(ids), directoryId);
      return new Map(rows.map(({ id, type }) => [id, type]));
    },
    count: async (type, condition) => count(bound, type, condition),
    select: async (type, selection) => {
      const { condition, after, offset = 0 } = selection;
      if (condition.kind === 'equals' && condition.key === 'unique' && after === undefined && offset === 0)
        return selectByKey(bound, type, condition.value, selection.related);
      const known = isPlainPage(selection) ? bookmarks?.() : undefined;
      const rows = selectRows(bound, type, selection, known);
      return selection.related ? relateAll(bound, type, rows) : rows.map((row) => toPositioned(type, row));
    },
    findClaim: async (claim) => findClaim(bound, claim),
  };
}

/** With the ids of its groups in the same statement: a second one took 2 us of a GET. */
type WholeRow = ResourceRow & { readonly group_ids: string | null };

function withGroups(select: string): string {
  return select.replace(' FROM', `, ${groupIdsColumn} FROM`);
}

function findWhole(bound: Bound, type: ResourceTypeName, id: ResourceId): StoredResource | undefined {
  const row = bound.statements.query<WholeRow>(findWithGroups).get(bound.directoryId, id, type);
  return row && toWhole(bound, row);
}

function toWhole(bound: Bound, row: WholeRow): StoredResource {
  // Ids are of our making and hold no comma.
  const ids = row.group_ids === null ? [] : row.group_ids.split(',').sort();
  return { ...toResource(row), memberships: findGroups(bound, ids as ResourceId[]) };
}

/** The one resource with this unique key, if there is one: as a page of a list it took 7 us more. */
function selectByKey(bound: Bound, type: ResourceTypeName, key: string, related: boolean): readonly Positioned[] {
  const { statements, directoryId } = bound;
  if (!related || type === groupType || bound.remember === undefined) {
    const row = statements.query<ResourceRow>(findByKey).get(directoryId, type, key);
    if (row === undefined) return [];
    return [{ position: row.position, resource: fromRow(bound, row, related) }];
  }
  const row = statements.query<WholeRow>(findByKeyWithGroups).get(directoryId, type, key);
  return row === undefined ? [] : [{ position: row.position, resource: toWhole(bound, row) }];
}

/** The resource in a row, with its memberships or members where they are asked for. */
export function fromRow(bound: Bound, row: ResourceRow, related: boolean): StoredResource {
  return related ? relate(bound, toResource(row)) : toResource(row);
}

function relate(bound: Bound, resource: StoredResource): StoredResource {
  if (resource.type === groupType) return { ...resource, members: findJoined(bound, resource.id) };
  return { ...resource, memberships: findMemberships(bound, resource.id) };
}

function count({ statements, directoryId }: Bound, type: ResourceTypeName, condition: Condition): number {
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

/** A page deep in a list of all resources. */
function isPlainPage({ condition, after = 0, offset = 0 }: Selection): boolean {
  return condition.kind === 'all' && after === 0 && offset >= bookmarkedFrom;
}

function selectRows(
  bound: Bound,
  type: ResourceTypeName,
  selection: Selection,
  bookmarks: OffsetBookmarks | undefined,
): readonly PageRow[] {
  const { statements, directoryId } = bound;
  const { condition, after = 0, offset = 0, limit } = selection;
  const list = { directoryId, type };
  const shifts = bookmarks === undefined ? 0 : countShifts(bound, type);
  const known = bookmarks?.find(list, offset);
  const bookmark = known?.shifts === shifts ? known : { ordinal: 0, position: after };
  const { text, parameters } = toSql(condition, { directoryId, type });
  const rows = statements
    .composed(`${selectPage} AND ${text} ORDER BY r.position ${page}`)
    .tuples<PageRow>(directoryId, type, bookmark.position, ...parameters, limit, offset - bookmark.ordinal);
  const [first] = rows;
  const last = rows.at(-1);
  if (first !== undefined && last !== undefined) {
    const begin = { ordinal: offset, position: first[0] - 1 };
    bookmarks?.keep(list, shifts, [begin, { ordinal: offset + rows.length, position: last[0] }]);
  }
  return rows;
}

function countShifts({ statements, directoryId }: Bound, type: ResourceTypeName): number {
  return statements.query<{ shifts: number }>(selectShifts).get(directoryId, type)?.shifts ?? 0;
}

function toPositioned(
  type: ResourceTypeName,
  [position, id, version, createdAt, changedAt, body]: PageRow,
): Positioned {
  return { position, resource: { type, id, version, createdAt, changedAt, body } };
}

function relateAll(bound: Bound, type: ResourceTypeName, rows: readonly PageRow[]): readonly Positioned[] {
  // One statement for many costs as much as ten for one.
  const isFew = type === groupType || rows.length < manyFrom;
  if (isFew) return relateEach(bound, type, rows);
  const ids = rows.map(([, id]) => id);
  const memberships = findManyMemberships(bound, ids);
  const isCut = memberships.length < rows.length;
  return memberships.map((found, at) => withMemberships(type, rows[at], found, isCut && at === memberships.length - 1));
}

function relateEach(bound: Bound, type: ResourceTypeName, selected: readonly PageRow[]): readonly Positioned[] {
  const related: Positioned[] = [];
  let rows = 0;
  for (const row of selected) {
    const { position, resource } = toPositioned(type, row);
    const whole = relate(bound, resource);
    rows += (whole.memberships ?? whole.members ?? []).length;
    const isCut = rows >= maxMemberships && related.length + 1 < selected.length;
    related.push({ position, resource: whole, ...(isCut ? { isCut } : {}) });
    if (isCut) break;
  }
  return related;
}

// Memberships come for the first of the selected, so there is a row at each of their places.
function withMemberships(
  type: ResourceTypeName,
  row: PageRow | undefined,
  memberships: readonly Membership[],
  isCut: boolean,
): Positioned {
  const [position, id, version, createdAt, changedAt, body] = row as PageRow;
  const resource = { type, id, version, createdAt, changedAt, body, memberships };
  return isCut ? { position, resource, isCut } : { position, resource };
}
