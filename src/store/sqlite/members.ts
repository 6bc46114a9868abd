// Members of groups as rows of their own: adding one costs the same in a group of ten and in one of 50,000.
// Rows of a deleted group stay for its restoring; no read shows them.

import type { Member, Membership, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { type MemberRow, type MembershipRow, toMember, toMembership } from '../rows.ts';
import type { Bound } from './connection.ts';

const isLiving = 'SELECT 1 FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const ofGroup = 'SELECT member_id, type, display FROM member WHERE directory_id = ? AND group_id = ?';
const joined = `${ofGroup} AND type IS NOT NULL ORDER BY member_id`;
/** See `page` in resources.ts for the sum. */
const listed = `${ofGroup} AND member_id > ? ORDER BY member_id LIMIT ? + 0`;
const groupsOf = `
  SELECT m.group_id, g.label
  FROM member m
  JOIN resource g ON g.directory_id = m.directory_id AND g.id = m.group_id AND g.deleted_at IS NULL
  WHERE m.directory_id = ? AND m.type IS NOT NULL AND m.member_id = ?
  ORDER BY m.group_id`;
// The index member_of gives the groups of each member in their order; the names of few groups are looked up once, not for every member.
const groupIdsOfMany = `
  SELECT named.key AS place, m.group_id
  FROM json_each(?) AS named CROSS JOIN member m
  WHERE m.directory_id = ? AND m.member_id = named.value AND m.type IS NOT NULL
  LIMIT ? + 0`;
/** Memberships that are read for a page at once: some tens of milliseconds. */
export const maxMemberships = 20_000;
const groupIdsOf = `
  SELECT m.group_id FROM member m
  WHERE m.directory_id = ? AND m.type IS NOT NULL AND m.member_id = ? ORDER BY m.group_id`;
/** The same beside a resource `r`, as a text. */
export const groupIdsColumn = `
  (SELECT group_concat(m.group_id) FROM member m
   WHERE m.directory_id = r.directory_id AND m.type IS NOT NULL AND m.member_id = r.id) AS group_ids`;
const labelOf = 'SELECT label FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';

/** Joined members of a living group. */
export function findJoined({ statements, directoryId }: Bound, groupId: ResourceId): readonly Member[] {
  return statements.query<MemberRow>(joined).all(directoryId, groupId).map(toMember);
}

/** Members of a group, joined and pending; none when the group is gone. */
export function listMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  limit: number,
  after = '',
): readonly Member[] {
  if (statements.query(isLiving).get(directoryId, groupId) === undefined) return [];
  return statements.query<MemberRow>(listed).all(directoryId, groupId, after, limit).map(toMember);
}

/** The living groups of one resource. */
export function findMemberships(bound: Bound, id: ResourceId): readonly Membership[] {
  const { statements, directoryId, remember } = bound;
  if (remember === undefined) return statements.query<MembershipRow>(groupsOf).all(directoryId, id).map(toMembership);
  const rows = statements.query<Pick<MembershipRow, 'group_id'>>(groupIdsOf).all(directoryId, id);
  return findGroups(
    bound,
    rows.map((row) => row.group_id),
  );
}

/** Those of these groups that are living. Their names are remembered: they are few, and spread over the file. */
export function findGroups(bound: Bound, ids: readonly ResourceId[]): readonly Membership[] {
  const found: Membership[] = [];
  for (const id of ids) {
    const group = findGroup(bound, id);
    if (group !== undefined) found.push(group);
  }
  return found;
}

/** The living groups of each of many resources, in their order; of fewer resources when they are in very many groups, but of one at least. */
export function findManyMemberships(bound: Bound, ids: readonly ResourceId[]): readonly (readonly Membership[])[] {
  const { statements, directoryId } = bound;
  type Tuple = readonly [place: number, groupId: ResourceId];
  const rows = statements.query(groupIdsOfMany).tuples<Tuple>(JSON.stringify(ids), directoryId, maxMemberships);
  const last = rows.length < maxMemberships ? ids.length : (rows.at(-1)?.[0] ?? 0);
  const found: Membership[][] = ids.slice(0, last).map(() => []);
  const living = new Map<ResourceId, Membership | undefined>();
  for (const [place, id] of rows) {
    if (!living.has(id)) living.set(id, findGroup(bound, id));
    const group = living.get(id);
    if (group !== undefined) found[place]?.push(group);
  }
  const [first] = ids;
  // The groups of the last one may not have come as a whole.
  return found.length > 0 || first === undefined ? found : [findMemberships(bound, first)];
}

function findGroup({ statements, directoryId, remember }: Bound, id: ResourceId): Membership | undefined {
  const find = (): Membership | undefined => {
    const row = statements.query<Pick<MembershipRow, 'label'>>(labelOf).get(directoryId, id);
    return row && toMembership({ group_id: id, label: row.label });
  };
  return remember === undefined ? find() : remember(`group ${directoryId} ${id}`, find);
}

const add = `
  INSERT INTO member (directory_id, group_id, member_id, type, display) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (directory_id, group_id, member_id) DO NOTHING`;
const take = `
  DELETE FROM member WHERE directory_id = ? AND group_id = ? AND member_id = ?
  RETURNING member_id, type, display`;
const takeAll = 'DELETE FROM member WHERE directory_id = ? AND group_id = ?';
const settle = 'UPDATE member SET type = ?1 WHERE directory_id = ?2 AND member_id = ?3 AND type IS NOT ?1';
const holders = `
  SELECT m.group_id
  FROM member m
  JOIN resource g ON g.directory_id = m.directory_id AND g.id = m.group_id AND g.deleted_at IS NULL
  WHERE m.directory_id = ? AND m.member_id = ?
  ORDER BY m.group_id`;

const manyFrom = 20;
const addMany = `
  INSERT INTO member (directory_id, group_id, member_id, type, display)
  SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE TRUE
  ON CONFLICT (directory_id, group_id, member_id) DO NOTHING
  RETURNING member_id`;
const takeMany = `
  DELETE FROM member WHERE directory_id = ? AND group_id = ? AND member_id IN (SELECT value FROM json_each(?))
  RETURNING member_id, type, display`;

/** Returns the members that were not there. */
export function addMembers(bound: Bound, groupId: ResourceId, members: readonly Member[]): readonly Member[] {
  const { statements, directoryId } = bound;
  if (members.length >= manyFrom) return addManyMembers(bound, groupId, members);
  const query = statements.query(add);
  return members.filter(
    ({ id, type, display }) => query.run(directoryId, groupId, id, type ?? null, display ?? null).changes > 0,
  );
}

function addManyMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  members: readonly Member[],
): readonly Member[] {
  const values = members.map(({ id, type, display }) => [id, type ?? null, display ?? null]);
  const rows = statements
    .query<Pick<MemberRow, 'member_id'>>(addMany)
    .all(directoryId, groupId, JSON.stringify(values));
  const added = new Set(rows.map((row) => row.member_id));
  // Of one that is given twice the first was added.
  return members.filter(({ id }) => added.delete(id));
}

/** Returns the members that were there. */
export function removeMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  ids: readonly ResourceId[] | 'all',
): readonly Member[] {
  if (ids === 'all') {
    const rows = statements.query<MemberRow>(`${ofGroup} ORDER BY member_id`).all(directoryId, groupId);
    statements.query(takeAll).run(directoryId, groupId);
    return rows.map(toMember);
  }
  if (ids.length >= manyFrom)
    return statements.query<MemberRow>(takeMany).all(directoryId, groupId, JSON.stringify(ids)).map(toMember);
  const query = statements.query<MemberRow>(take);
  return ids.flatMap((id) => query.all(directoryId, groupId, id).map(toMember));
}

/** Sets the type of a member in every group, and returns the living ones among them. */
export function resolveMember(
  { statements, directoryId }: Bound,
  id: ResourceId,
  type: ResourceTypeName | undefined,
): readonly ResourceId[] {
  if (statements.query(settle).run(type ?? null, directoryId, id).changes === 0) return [];
  const rows = statements.query<{ group_id: ResourceId }>(holders).all(directoryId, id);
  return rows.map((row) => row.group_id);
}
