// Lists of the console: the positions of all rows that match, sorted, in one statement that reads no body.

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
import type { Parameter, Statements } from './connection.ts';

export function createListStore(statements: Statements, directoryId: DirectoryId): ListStore {
  return {
    positions: (query) => listPositions(statements, directoryId, query),
    read: (positions) => readByPositions(statements, directoryId, positions),
    departments: (limit) => countDepartments(statements, directoryId, limit),
    countMembers: (groupIds) => countMembers(statements, directoryId, groupIds),
  };
}

/** Positions of all that match, in order. */
async function listPositions(
  statements: Statements,
  directoryId: DirectoryId,
  query: ListQuery,
): Promise<readonly number[]> {
  const { from, where, parameters } = termsOf(directoryId, query);
  const text = `
    SELECT CAST(coalesce(json_agg(r.position ORDER BY ${orderSql(query)}), '[]') AS text) AS positions
    FROM ${from} WHERE ${where.join(' AND ')}`;
  const { rows } = await statements.composed<{ positions: string }>(text, ...parameters);
  return parsePositions(rows[0]?.positions ?? '[]');
}

interface Terms {
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly Parameter[];
}

function termsOf(directoryId: DirectoryId, query: ListQuery): Terms {
  const { type, groupId, removed = false, active, flagged, department, search = '' } = query;
  const where: string[] = [];
  const parameters: Parameter[] = [];
  const add = (text: string, ...values: readonly Parameter[]): void => {
    where.push(text);
    parameters.push(...values);
  };
  if (groupId !== undefined) add('m.directory_id = ? AND m.group_id = ? AND m.type IS NOT NULL', directoryId, groupId);
  add('r.directory_id = ? AND r.type = ?', directoryId, type);
  add(removed ? 'r.deleted_at IS NOT NULL' : 'r.deleted_at IS NULL');
  if (active !== undefined) add('r.active = ?', Number(active));
  if (flagged !== undefined) add(`r.warning IS ${flagged ? 'NOT NULL' : 'NULL'}`);
  if (department !== undefined) add('r.department_order = ?', department);
  if (search !== '') add('strpos(r.search, ?) > 0', search);
  const members = 'member m JOIN resource r ON r.directory_id = m.directory_id AND r.id = m.member_id';
  return { from: groupId === undefined ? 'resource r' : members, where, parameters };
}

const atPositions = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.position = ANY(CAST(? AS bigint[]))`;

/** The rows at these positions, in their order. */
async function readByPositions(
  statements: Statements,
  directoryId: DirectoryId,
  positions: readonly number[],
): Promise<readonly ListedResource[]> {
  const { rows } = await statements.query<ListedRow>(atPositions, directoryId, positions);
  const found = new Map(rows.map((row) => [row.position, toListed(row)]));
  return positions.flatMap((position) => found.get(position) ?? []);
}

const departments = `
  SELECT department_order AS department, count(*) AS people, min(position) AS position FROM resource
  WHERE directory_id = ? AND type = ? AND deleted_at IS NULL AND department_order IS NOT NULL
  GROUP BY department_order ORDER BY people DESC, department LIMIT ?`;

async function countDepartments(
  statements: Statements,
  directoryId: DirectoryId,
  limit: number,
): Promise<readonly DepartmentCount[]> {
  return (await statements.query<DepartmentCount>(departments, directoryId, personType, limit)).rows;
}

const sizes = `
  SELECT group_id AS id, count(type) AS joined, count(*) - count(type) AS pending FROM member
  WHERE directory_id = ? AND group_id = ANY(CAST(? AS text[]))
  GROUP BY group_id`;

async function countMembers(
  statements: Statements,
  directoryId: DirectoryId,
  groupIds: readonly ResourceId[],
): Promise<ReadonlyMap<ResourceId, MemberCount>> {
  const { rows } = await statements.query<MemberCount & { id: ResourceId }>(sizes, directoryId, groupIds);
  return new Map(rows.map(({ id, joined, pending }) => [id, { joined, pending }]));
}

/** The text is what json_agg made of the column `position`. */
function parsePositions(json: string): readonly number[] {
  return JSON.parse(json) as readonly number[];
}
