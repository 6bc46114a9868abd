// Lists of the console in memory: everybody who matches, sorted.

import type { ResourceId } from '../../domain/model.ts';
import type { DepartmentCount, ListedResource, ListQuery, MemberCount } from '../../domain/store.ts';
import { compareCodePoints } from '../code-point.ts';
import { personType } from '../rows.ts';
import { livingRows, toResource } from './resources.ts';
import type { DirectoryState, Row } from './state.ts';

/** Positions of all that match, in order. */
export function arrange(state: DirectoryState | undefined, arrangement: ListQuery): readonly number[] {
  const { order, descending = false } = arrangement;
  const rows = [...(state?.rows.values() ?? [])].filter((row) => belongs(state, row, arrangement));
  const sorted = rows.sort(
    (left, right) =>
      compareValues(orderValue(left, order), orderValue(right, order), descending) || left.position - right.position,
  );
  return sorted.map(({ position }) => position);
}

function belongs(state: DirectoryState | undefined, row: Row, arrangement: ListQuery): boolean {
  const { type, search = '', active, flagged, department, groupId, removed = false } = arrangement;
  const { resource, deletedAt } = row;
  const { keys } = resource;
  return (
    resource.type === type &&
    (deletedAt !== undefined) === removed &&
    keys.search.includes(search) &&
    (active === undefined || keys.active === active) &&
    (flagged === undefined || (keys.warning !== undefined) === flagged) &&
    (department === undefined || keys.departmentOrder === department) &&
    (groupId === undefined || state?.members.get(groupId)?.get(resource.id)?.type !== undefined)
  );
}

function orderValue({ position, deletedAt, resource }: Row, order: ListQuery['order']): string | number | undefined {
  switch (order) {
    case 'name':
      return resource.keys.nameOrder;
    case 'email':
      return resource.keys.emailOrder;
    case 'department':
      return resource.keys.departmentOrder;
    case 'changed':
      return deletedAt ?? resource.changedAt;
    case 'created':
      return position;
    default:
      return order satisfies never;
  }
}

type Value = string | number | undefined;

/** What has no value stands last in either direction. */
function compareValues(left: Value, right: Value, descending: boolean): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const isText = typeof left === 'string' && typeof right === 'string';
  const ascending = isText ? compareCodePoints(left, right) : Number(left) - Number(right);
  return descending ? -ascending : ascending;
}

/** What stands at these positions, in their order. */
export function readAt(state: DirectoryState | undefined, positions: readonly number[]): readonly ListedResource[] {
  return positions.flatMap((position) => {
    const row = state?.rows.get(position);
    return row === undefined ? [] : [{ position, resource: toResource(row), removedAt: row.deletedAt }];
  });
}

export function countDepartments(state: DirectoryState | undefined, limit: number): readonly DepartmentCount[] {
  const counts = new Map<string, DepartmentCount>();
  for (const { position, resource } of livingRows(state, personType)) {
    const department = resource.keys.departmentOrder;
    if (department === undefined) continue;
    const known = counts.get(department) ?? { department, people: 0, position };
    counts.set(department, { ...known, people: known.people + 1 });
  }
  return [...counts.values()]
    .sort((left, right) => right.people - left.people || compareCodePoints(left.department, right.department))
    .slice(0, limit);
}

export function countMembers(
  state: DirectoryState | undefined,
  groupIds: readonly ResourceId[],
): ReadonlyMap<ResourceId, MemberCount> {
  const counts = new Map<ResourceId, MemberCount>();
  for (const groupId of groupIds) {
    const members = [...(state?.members.get(groupId)?.values() ?? [])];
    const joined = members.filter(({ type }) => type !== undefined).length;
    if (members.length > 0) counts.set(groupId, { joined, pending: members.length - joined });
  }
  return counts;
}
