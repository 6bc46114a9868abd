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
import { type Bookmark, type OffsetBookmarks, start } from '../offset-bookmarks.ts';
import { type ResourceRow, resourceColumns, type TypeRow, toPositioned } from '../rows.ts';
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
/**
 * A page deep in a list of all resources, from a bookmark on: where it begins is found in the index alone, because an OFFSET of the page itself
 * would read all rows before it. `shifts` are those of the same moment.
 */
const deepPage = `
  SELECT ${resourceColumns}, r.directory_id, (
    SELECT c.shifts FROM resource_count c WHERE c.directory_id = $1 AND c.type = $2) AS shifts
  FROM resource r
  WHERE r.directory_id = $1 AND r.type = $2 AND r.deleted_at IS NULL AND r.position >= (
    SELECT b.position FROM resource b
    WHERE b.directory_id = $1 AND b.type = $2 AND b.deleted_at IS NULL AND b.position > $3
    ORDER BY b.position LIMIT 1 OFFSET $4)
  ORDER BY r.position LIMIT $5`;
const deepFrom = 200;
const findUnique =
  'SELECT id FROM resource WHERE directory_id = ? AND type = ? AND unique_key = ? AND deleted_at IS NULL';
const findExternalId = `
  SELECT 1 FROM resource
  WHERE directory_id = ? AND type = ? AND external_id = ? AND deleted_at IS NULL LIMIT 1`;
const findType = 'SELECT type FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const findTypes = `
  SELECT id, type FROM resource WHERE directory_id = ? AND id = ANY(CAST(? AS text[])) AND deleted_at IS NULL`;
const counters = 'SELECT living, active FROM resource_count WHERE directory_id = ? AND type = ?';

/** What a transaction has added to a counter without having written it so far. */
export type Uncounted = (type: ResourceTypeName) => Difference;

/** What the reads of a transaction have besides its statements, or, outside of one, bookmarks of what was committed. */
interface Besides {
  readonly uncounted?: Uncounted;
  readonly finder?: Finder;
  readonly bookmarks?: OffsetBookmarks | undefined;
}

/** The reads of `directoryId` over `statements`. */
export function createDirectoryReader(
  statements: Statements,
  directoryId: DirectoryId,
  besides: Besides = {},
): DirectoryReader & { readonly removed: RemovedRows } {
  const bound: Bound = { statements, directoryId };
  const sql = createSql(statements);
  return {
    resources: createResourceReader(bound, besides),
    members: { list: (groupId, limit, after) => listMembers(bound, groupId, limit, after) },
    secrets: createSecretReader(sql, directoryId),
    removed: createRemovedReader(sql, directoryId),
    schemas: createSchemaReader(sql, directoryId),
  };
}

function createResourceReader(bound: Bound, besides: Besides): ResourceReader {
  const { statements, directoryId } = bound;
  const { finder = createFinder(bound), uncounted = () => ({ living: 0, active: 0 }), bookmarks } = besides;
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
      if (!isByKey) return select(bound, type, selection, bookmarks);
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

async function select(
  bound: Bound,
  type: ResourceTypeName,
  selection: Selection,
  bookmarks: OffsetBookmarks | undefined,
): Promise<readonly Positioned[]> {
  if (isDeepPage(selection)) return selectDeep(bound, type, selection, bookmarks);
  const { related } = selection;
  const rows = await selectRows(bound, type, related, page(bound.directoryId, type, selection));
  return rows.map((row) => (related ? toRelated(row) : toPositioned(row)));
}

/** What is related is read for the resources that are shown, not for those that the offset passes over. */
async function selectRows<Row extends ResourceRow & RelatedRow>(
  { statements }: Bound,
  type: ResourceTypeName,
  related: boolean,
  { text, parameters }: Sql,
): Promise<readonly Row[]> {
  const shown = related ? `SELECT r.*, ${relatedColumn(type)} FROM (${text}) r ORDER BY r.position` : text;
  return (await statements.composed<Row>(shown, ...parameters)).rows;
}

type DeepRow = ResourceRow & RelatedRow & { readonly shifts: number };

async function selectDeep(
  bound: Bound,
  type: ResourceTypeName,
  { offset = 0, limit, related }: Selection,
  bookmarks: OffsetBookmarks | undefined,
): Promise<readonly Positioned[]> {
  const list = { directoryId: bound.directoryId, type };
  const from = ({ position, ordinal }: Bookmark): Promise<readonly DeepRow[]> =>
    selectRows(bound, type, related, {
      text: deepPage,
      parameters: [list.directoryId, type, position, offset - ordinal, limit],
    });
  const known = bookmarks?.find(list, offset) ?? { ...start, shifts: 0 };
  let rows = await from(known);
  // Past the end, or by a bookmark that was valid no more.
  if (known.ordinal > 0 && rows[0]?.shifts !== known.shifts) rows = await from(start);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first !== undefined && last !== undefined) {
    const begin = { ordinal: offset, position: first.position - 1 };
    bookmarks?.keep(list, first.shifts, [begin, { ordinal: offset + rows.length, position: last.position }]);
  }
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
