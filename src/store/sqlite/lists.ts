// Lists of the console: the positions of all rows that match, sorted, in one statement. A scan of the index resource_people answers it
// without reading a body. Sorting 100,000 users takes about 70 ms, so a list sorts once and then reads by position.

import type {
  DepartmentCount,
  DirectoryId,
  ListedResource,
  ListQuery,
  ListStore,
  MemberCount,
  ResourceId,
} from '../../domain/store.ts';
import { orderSql } from '../list-order.ts';
import { type ListedRow, personType, resourceColumns, toListed } from '../rows.ts';
import type { Statements } from './connection.ts';

interface Terms {
  readonly from: string;
  readonly where: string[];
  readonly parameters: (string | number)[];
}

export function createListStore(statements: Statements, directoryId: DirectoryId): ListStore {
  return {
    positions: async (query) => listPositions(statements, directoryId, query),
    read: async (positions) => readByPositions(statements, directoryId, positions),
    departments: async (limit) => countDepartments(statements, directoryId, limit),
    countMembers: async (groupIds) => countMembers(statements, directoryId, groupIds),
  };
}

/** Positions of all that match, in order. */
function listPositions(statements: Statements, directoryId: DirectoryId, query: ListQuery): readonly number[] {
  const { from, where, parameters } = termsOf(directoryId, query);
  const order = orderSql(query);
  const text = `SELECT json_group_array(r.position ORDER BY ${order}) AS positions FROM ${from} WHERE ${where.join(' AND ')}`;
  const row = statements.composed<{ positions: string }>(text).get(...parameters);
  return parsePositions(row?.positions ?? '[]');
}

function termsOf(directoryId: DirectoryId, query: ListQuery): Terms {
  const { type, groupId, removed = false, active, flagged, department, search = '' } = query;
  const terms: Terms = { from: sourceOf(query), where: [], parameters: [] };
  const add = (text: string, ...values: readonly (string | number)[]): void => {
    terms.where.push(text);
    terms.parameters.push(...values);
  };
  if (groupId !== undefined) add('m.directory_id = ? AND m.group_id = ? AND m.type IS NOT NULL', directoryId, groupId);
  add('r.directory_id = ? AND r.type = ?', directoryId, type);
  add(removed ? 'r.deleted_at IS NOT NULL' : 'r.deleted_at IS NULL');
  if (active !== undefined) add('r.active = ?', Number(active));
  if (flagged !== undefined) add(`r.warning IS ${flagged ? 'NOT NULL' : 'NULL'}`);
  if (department !== undefined) add('r.department_order = ?', department);
  if (search !== '') add('instr(r.search, ?) > 0', search);
  return terms;
}

/** Members are found from their group, all others in the index that holds every column that is compared. */
function sourceOf({ groupId, removed = false, order }: ListQuery): string {
  if (groupId !== undefined)
    return 'member m CROSS JOIN resource r ON r.directory_id = m.directory_id AND r.id = m.member_id';
  return removed || order === 'changed' ? 'resource r' : 'resource r INDEXED BY resource_people';
}

const atPositions = `
  SELECT ${resourceColumns}, r.deleted_at
  FROM json_each(?) wanted CROSS JOIN resource r ON r.position = wanted.value
  WHERE r.directory_id = ?`;

/** The rows at these positions, in their order. */
function readByPositions(
  statements: Statements,
  directoryId: DirectoryId,
  positions: readonly number[],
): readonly ListedResource[] {
  return statements.query<ListedRow>(atPositions).all(JSON.stringify(positions), directoryId).map(toListed);
}

const departments = `
  SELECT department_order AS department, count(*) AS people, min(position) AS position
  FROM resource INDEXED BY resource_people
  WHERE directory_id = ? AND type = ? AND deleted_at IS NULL AND department_order IS NOT NULL
  GROUP BY department_order ORDER BY people DESC, department LIMIT ?`;

function countDepartments(statements: Statements, directoryId: DirectoryId, limit: number): readonly DepartmentCount[] {
  return statements
    .query<DepartmentCount>(departments)
    .all(directoryId, personType, limit)
    .map((row) => ({ ...row }));
}

const sizes = `
  SELECT group_id AS id, count(type) AS joined, count(*) - count(type) AS pending FROM member
  WHERE directory_id = ? AND group_id IN (SELECT value FROM json_each(?))
  GROUP BY group_id`;

function countMembers(
  statements: Statements,
  directoryId: DirectoryId,
  groupIds: readonly ResourceId[],
): ReadonlyMap<ResourceId, MemberCount> {
  const rows = statements.query<MemberCount & { id: ResourceId }>(sizes).all(directoryId, JSON.stringify(groupIds));
  return new Map(rows.map(({ id, joined, pending }) => [id, { joined, pending }]));
}

/** The text is what json_group_array made of the column `position`. */
function parsePositions(json: string): readonly number[] {
  return JSON.parse(json) as readonly number[];
}
