// Rows that belong to a resource, read with it in one statement and so of the same moment: the living groups of a user, the joined members
// of a group. It comes as one JSON text, which is parsed many times faster than a row for each.

import type { ResourceId, ResourceTypeName, StoredResource } from '../../domain/store.ts';
import { groupType, toMember, toMembership } from '../rows.ts';
import { decodeText } from './text.ts';

export interface RelatedRow {
  readonly related: string | null;
}

const memberships = `(
  SELECT CAST(json_agg(json_build_array(m.group_id, g.label) ORDER BY m.group_id) AS text)
  FROM member m
  JOIN resource g ON g.directory_id = m.directory_id AND g.id = m.group_id AND g.deleted_at IS NULL
  WHERE m.directory_id = r.directory_id AND m.member_id = r.id AND m.type IS NOT NULL)`;
const members = `(
  SELECT CAST(json_agg(json_build_array(m.member_id, m.type, m.display) ORDER BY m.member_id) AS text)
  FROM member m WHERE m.directory_id = r.directory_id AND m.group_id = r.id AND m.type IS NOT NULL)`;

/** The column `related` for resources of a type, over the alias `r` of the resource table. */
export function relatedColumn(type: ResourceTypeName): string {
  return `${type === groupType ? members : memberships} AS related`;
}

export function withRelated(resource: StoredResource, { related }: RelatedRow): StoredResource {
  const rows = related === null ? [] : parseRows(related);
  if (resource.type !== groupType) {
    return { ...resource, memberships: rows.map(([id, label]) => toMembership({ ...named(id), label })) };
  }
  return { ...resource, members: rows.map(([id, type, display]) => toMember({ ...named(id), type, display })) };
}

type Text = string | null;

/** The statement above wrote it: arrays of two or three texts. Its texts are as the columns hold them. */
function parseRows(json: string): readonly (readonly [id: string, second: Text, third: Text])[] {
  const rows = JSON.parse(json) as readonly (readonly [string, Text, Text?])[];
  return rows.map(([id, second, third = null]) => [decodeText(id), decode(second), decode(third)]);
}

function decode(text: Text): Text {
  return text === null ? null : decodeText(text);
}

function named(id: string): { readonly member_id: ResourceId; readonly group_id: ResourceId } {
  return { member_id: id as ResourceId, group_id: id as ResourceId };
}
