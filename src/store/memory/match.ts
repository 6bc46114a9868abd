// Whether a resource in memory meets a condition: the plain reading of the port, term by term.

import type { Claim } from '../../domain/model.ts';
import type { Condition, ResourceWrite } from '../../domain/store.ts';
import type { DirectoryState, Row } from './state.ts';

type TextTerm = Extract<Condition, { readonly kind: 'present' | 'equals' | 'starts' }>;
type TimeTerm = Extract<Condition, { readonly kind: 'time' }>;

export function meets(condition: Condition, row: Row, state: DirectoryState): boolean {
  switch (condition.kind) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'and':
      return meets(condition.left, row, state) && meets(condition.right, row, state);
    case 'or':
      return meets(condition.left, row, state) || meets(condition.right, row, state);
    case 'not':
      return !meets(condition.condition, row, state);
    case 'present':
      return valuesOf(condition.key, row, state).length > 0;
    case 'equals':
      return valuesOf(condition.key, row, state).includes(condition.value);
    case 'starts':
      return valuesOf(condition.key, row, state).some((value) => value.startsWith(condition.value));
    case 'active':
      return row.resource.keys.active === condition.value;
    case 'claim':
      return holdsClaim(row.resource, condition.claim);
    case 'time':
      return meetsTime(condition, row.resource[condition.key]);
    default:
      return condition satisfies never;
  }
}

/** Whether a resource holds a claim. */
export function holdsClaim({ keys }: ResourceWrite, { scope, value }: Claim): boolean {
  return (keys.claims ?? []).some((claim) => claim.scope === scope && claim.value === value);
}

function valuesOf(key: TextTerm['key'], row: Row, state: DirectoryState): readonly string[] {
  const { id, keys } = row.resource;
  switch (key) {
    case 'id':
      return [id];
    case 'email':
      return keys.emails;
    case 'unique':
    case 'externalId':
    case 'display':
    case 'manager':
    case 'warning':
      return keys[key] === undefined ? [] : [keys[key]];
    case 'member':
      return joinedOf(state, id);
    case 'membership':
      return groupsOf(state, id);
    default:
      return key satisfies never;
  }
}

function meetsTime({ operator, value }: TimeTerm, time: number): boolean {
  switch (operator) {
    case 'eq':
      return time === value;
    case 'ne':
      return time !== value;
    case 'gt':
      return time > value;
    case 'ge':
      return time >= value;
    case 'lt':
      return time < value;
    case 'le':
      return time <= value;
    default:
      return operator satisfies never;
  }
}

function joinedOf(state: DirectoryState, groupId: Row['resource']['id']): readonly string[] {
  const members = [...(state.members.get(groupId)?.values() ?? [])];
  return members.filter(({ type }) => type !== undefined).map(({ id }) => id);
}

function groupsOf(state: DirectoryState, memberId: Row['resource']['id']): readonly string[] {
  const holding = [...state.members].filter(([, members]) => members.get(memberId)?.type !== undefined);
  return holding.map(([groupId]) => groupId).filter((groupId) => isLiving(state, groupId));
}

/** Whether any living resource has this id. */
export function isLiving(state: DirectoryState, id: Row['resource']['id']): boolean {
  return [...state.rows.values()].some(({ deletedAt, resource }) => deletedAt === undefined && resource.id === id);
}
