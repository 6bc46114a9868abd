// Members of groups as rows of their own: adding one costs the same in a group of ten and in one of 50,000, and adding many is one statement.
// Rows of a deleted group stay for its restoring; no read shows them.

import type { Member, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { compareText } from '../../scim/index.ts';
import { type MemberRow, toMember } from '../rows.ts';
import type { Bound } from './connection.ts';

const listed = `
  SELECT member_id, type, display FROM member
  WHERE directory_id = $1 AND group_id = $2
    AND EXISTS (SELECT 1 FROM resource g WHERE g.directory_id = $1 AND g.id = $2 AND g.deleted_at IS NULL)
    AND member_id > $4
  ORDER BY member_id LIMIT $3`;

/** Members of a group, joined and pending; none when the group is gone. */
export async function listMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  limit: number,
  after = '',
): Promise<readonly Member[]> {
  const { rows } = await statements.query<MemberRow>(listed, directoryId, groupId, limit, after);
  return rows.map(toMember);
}

const add = `
  INSERT INTO member (directory_id, group_id, member_id, type, display)
  SELECT $1, $2, * FROM unnest(CAST($3 AS text[]), CAST($4 AS text[]), CAST($5 AS text[]))
  ON CONFLICT (directory_id, group_id, member_id) DO NOTHING
  RETURNING member_id`;
const take = `
  DELETE FROM member WHERE directory_id = ? AND group_id = ? AND member_id = ANY(CAST(? AS text[]))
  RETURNING member_id, type, display`;
const takeAll = 'DELETE FROM member WHERE directory_id = ? AND group_id = ? RETURNING member_id, type, display';
const settle = `
  WITH settled AS (
    UPDATE member SET type = $3 WHERE directory_id = $1 AND member_id = $2 AND type IS DISTINCT FROM $3 RETURNING group_id
  )
  SELECT s.group_id FROM settled s
  JOIN resource g ON g.directory_id = $1 AND g.id = s.group_id AND g.deleted_at IS NULL
  ORDER BY s.group_id`;

/** Returns the members that were not there, in the order given. */
export async function addMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  members: readonly Member[],
): Promise<readonly Member[]> {
  const once = new Map(members.toReversed().map((member) => [member.id, member]));
  const each = [...once.values()].toReversed();
  const types = each.map(({ type }) => type ?? null);
  const displays = each.map(({ display }) => display ?? null);
  const ids = each.map(({ id }) => id);
  const { rows } = await statements.query<{ member_id: ResourceId }>(add, directoryId, groupId, ids, types, displays);
  const added = new Set(rows.map((row) => row.member_id));
  return each.filter(({ id }) => added.has(id));
}

/** Returns the members that were there, in the order given or, for all, in that of their ids. */
export async function removeMembers(
  { statements, directoryId }: Bound,
  groupId: ResourceId,
  ids: readonly ResourceId[] | 'all',
): Promise<readonly Member[]> {
  const { rows } =
    ids === 'all'
      ? await statements.query<MemberRow>(takeAll, directoryId, groupId)
      : await statements.query<MemberRow>(take, directoryId, groupId, ids);
  const removed = new Map(rows.map((row) => [row.member_id, toMember(row)]));
  const order = ids === 'all' ? [...removed.keys()].toSorted(compareText) : new Set(ids);
  return [...order].flatMap((id) => removed.get(id) ?? []);
}

/** Sets the type of a member in every group, and returns the living ones among them. */
export async function resolveMember(
  { statements, directoryId }: Bound,
  id: ResourceId,
  type: ResourceTypeName | undefined,
): Promise<readonly ResourceId[]> {
  const { rows } = await statements.query<{ group_id: ResourceId }>(settle, directoryId, id, type ?? null);
  return rows.map((row) => row.group_id);
}
