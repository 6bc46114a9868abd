// Converts rows of the resource tables to the domain's types, and back. Booleans are 0 and 1, an absent value is NULL.

import type {
  ListedResource,
  Member,
  Membership,
  Positioned,
  RemovedResource,
  ResourceId,
  ResourceKeys,
  ResourceWrite,
  StoredResource,
} from '../domain/store.ts';

/** The type whose resources have members; every other type has memberships. */
export const groupType = 'Group';
/** The type that the console lists as users. */
export const personType = 'User';

export interface ResourceRow {
  readonly position: number;
  readonly type: string;
  readonly id: ResourceId;
  readonly version: number;
  readonly created_at: number;
  readonly changed_at: number;
  readonly body: string;
}
export const resourceColumns = 'r.position, r.type, r.id, r.version, r.created_at, r.changed_at, r.body';

export type TypeRow = Pick<ResourceRow, 'id' | 'type'>;

export function toResource(row: ResourceRow): StoredResource {
  return {
    type: row.type,
    id: row.id,
    version: row.version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    body: row.body,
  };
}

export function toPositioned(row: ResourceRow): Positioned {
  return { position: row.position, resource: toResource(row) };
}

export type RemovedRow = ResourceRow & { readonly deleted_at: number };

export function toRemoved(row: RemovedRow): RemovedResource {
  return { ...toResource(row), removedAt: row.deleted_at };
}

export type ListedRow = ResourceRow & { readonly deleted_at: number | null };

export function toListed(row: ListedRow): ListedResource {
  return { ...toPositioned(row), removedAt: row.deleted_at ?? undefined };
}

export interface KeyColumns {
  readonly active: number;
  readonly unique_key: string;
  readonly external_id: string | null;
  readonly display_key: string | null;
  readonly manager_id: string | null;
  /** JSON array. */
  readonly emails: string;
  readonly search: string;
  readonly warning: string | null;
  readonly name_order: string;
  readonly email_order: string | null;
  readonly department_order: string | null;
  readonly missing: number;
}
export const keyNames = [
  'active',
  'unique_key',
  'external_id',
  'display_key',
  'manager_id',
  'emails',
  'search',
  'warning',
  'name_order',
  'email_order',
  'department_order',
  'missing',
] as const satisfies readonly (keyof KeyColumns)[];

export function toKeyColumns(keys: ResourceKeys): KeyColumns {
  return {
    active: Number(keys.active),
    unique_key: keys.unique,
    external_id: keys.externalId ?? null,
    display_key: keys.display ?? null,
    manager_id: keys.manager ?? null,
    emails: JSON.stringify(keys.emails),
    search: keys.search,
    warning: keys.warning ?? null,
    name_order: keys.nameOrder,
    email_order: keys.emailOrder ?? null,
    department_order: keys.departmentOrder ?? null,
    missing: keys.missing ?? 0,
  };
}

export function parseTexts(json: string): readonly string[] {
  const texts: unknown = JSON.parse(json);
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
}

/** displayName of a Group as it is shown; undefined for other types, which are not listed by it. */
export function readLabel({ type, body }: Pick<ResourceWrite, 'type' | 'body'>): string | undefined {
  if (type !== groupType) return undefined;
  const group: unknown = JSON.parse(body);
  const hasName = typeof group === 'object' && group !== null && 'displayName' in group;
  return hasName && typeof group.displayName === 'string' ? group.displayName : '';
}

export interface MemberRow {
  readonly member_id: ResourceId;
  readonly type: string | null;
  readonly display: string | null;
}

export function toMember(row: MemberRow): Member {
  return { id: row.member_id, type: row.type ?? undefined, display: row.display ?? undefined };
}

export interface MembershipRow {
  readonly group_id: ResourceId;
  readonly label: string | null;
}

export function toMembership(row: MembershipRow): Membership {
  return { groupId: row.group_id, display: row.label ?? '' };
}
