// Lists of the console: the positions of everybody who matches, sorted, in one statement. A scan of the index resource_people answers
// it without reading a body; sorting 100,000 people takes about 70 ms, which is why a list asks once and then reads by position.

import type { DirectoryId, ResourceId } from '../../domain/model.ts';
import type { DepartmentCount, ListedResource, ListQuery, MemberCount } from '../../domain/store.ts';
import { orderSql } from '../arrangement-order.ts';
import { type ArrangedRow, personType, resourceColumns, toArranged } from '../rows.ts';
import type { Statements } from './connection.ts';

interface Terms {
  readonly from: string;
  readonly where: string[];
  readonly parameters: (string | number)[];
}

/** Positions of all that match, in order. */
export function arrange(statements: Statements, directoryId: DirectoryId, arrangement: ListQuery): readonly number[] {
  const { from, where, parameters } = termsOf(directoryId, arrangement);
  const order = orderSql(arrangement);
  const text = `SELECT json_group_array(r.position ORDER BY ${order}) AS positions FROM ${from} WHERE ${where.join(' AND ')}`;
  const row = statements.composed<{ positions: string }>(text).get(...parameters);
  return parsePositions(row?.positions ?? '[]');
}

function termsOf(directoryId: DirectoryId, arrangement: ListQuery): Terms {
  const { type, groupId, removed = false, active, flagged, department, search = '' } = arrangement;
  const terms: Terms = { from: sourceOf(arrangement), where: [], parameters: [] };
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

/** Members are found from their group, everybody else by the index that holds all that is asked for. */
function sourceOf({ groupId, removed = false, order }: ListQuery): string {
  if (groupId !== undefined)
    return 'member m CROSS JOIN resource r ON r.directory_id = m.directory_id AND r.id = m.member_id';
  return removed || order === 'changed' ? 'resource r' : 'resource r INDEXED BY resource_people';
}

const atPositions = `
  SELECT ${resourceColumns}, r.deleted_at
  FROM json_each(?) wanted CROSS JOIN resource r ON r.position = wanted.value
  WHERE r.directory_id = ?`;

/** What stands at these positions, in their order. */
export function readAt(
  statements: Statements,
  directoryId: DirectoryId,
  positions: readonly number[],
): readonly ListedResource[] {
  return statements.query<ArrangedRow>(atPositions).all(JSON.stringify(positions), directoryId).map(toArranged);
}

const departments = `
  SELECT department_order AS department, count(*) AS people, min(position) AS position
  FROM resource INDEXED BY resource_people
  WHERE directory_id = ? AND type = ? AND deleted_at IS NULL AND department_order IS NOT NULL
  GROUP BY department_order ORDER BY people DESC, department LIMIT ?`;

export function countDepartments(
  statements: Statements,
  directoryId: DirectoryId,
  limit: number,
): readonly DepartmentCount[] {
  return statements
    .query<DepartmentCount>(departments)
    .all(directoryId, personType, limit)
    .map((row) => ({ ...row }));
}

const sizes = `
  SELECT group_id AS id, count(type) AS joined, count(*) - count(type) AS pending FROM member
  WHERE directory_id = ? AND group_id IN (SELECT value FROM json_each(?))
  GROUP BY group_id`;

export function countMembers(
  statements: Statements,
  directoryId: DirectoryId,
  groupIds: readonly ResourceId[],
): ReadonlyMap<ResourceId, MemberCount> {
  const rows = statements.query<MemberCount & { id: ResourceId }>(sizes).all(directoryId, JSON.stringify(groupIds));
  return new Map(rows.map(({ id, joined, pending }) => [id, { joined, pending }]));
}

const newest = 'SELECT position FROM event WHERE directory_id = ? ORDER BY position DESC LIMIT 1';

export function findNewestEvent(statements: Statements, directoryId: DirectoryId): number {
  return statements.query<{ position: number }>(newest).get(directoryId)?.position ?? 0;
}

/** The text is what json_group_array made of the column `position`. */
function parsePositions(json: string): readonly number[] {
  return JSON.parse(json) as readonly number[];
}
