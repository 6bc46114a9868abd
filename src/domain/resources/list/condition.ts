// From a filter to what a store can find by its keys: the condition holds for every match; `isExact` tells whether for nothing else.
// What a condition cannot say is evaluated in memory on the resources that it lets through, so both ways give the same answer.

import { type BoundFilter, type Comparison, codePoints, notationOf, type Operand } from '../../../scim/index.ts';
import { indexKey, maxKeyLength } from '../index-keys.ts';
import type { FilterKey, Kind } from '../kinds/kind.ts';
import type { Condition, TextKey } from '../selection.ts';

export interface Plan {
  readonly condition: Condition;
  readonly isExact: boolean;
}

const everything: Plan = { condition: { kind: 'all' }, isExact: false };

/** What a plan has to know of the kind that is asked for. */
export type FilteredKind = Pick<Kind, 'type' | 'filterKeys' | 'uniques'>;

export function planFilter(filter: BoundFilter, kind: FilteredKind): Plan {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combine(filter.kind, planFilter(filter.left, kind), planFilter(filter.right, kind));
    case 'not':
      return negate(planFilter(filter.filter, kind));
    case 'constant':
      return { condition: { kind: filter.holds ? 'all' : 'none' }, isExact: true };
    case 'present':
      return planPresent(filter.operand, kind);
    case 'compare':
      return planCompare(filter.operand, filter.comparison, kind);
    default:
      return filter satisfies never;
  }
}

function combine(kind: 'and' | 'or', left: Plan, right: Plan): Plan {
  return { condition: { kind, left: left.condition, right: right.condition }, isExact: left.isExact && right.isExact };
}

function negate(plan: Plan): Plan {
  return plan.isExact ? { condition: { kind: 'not', condition: plan.condition }, isExact: true } : everything;
}

function planPresent(operand: Operand, kind: FilteredKind): Plan {
  const key = kind.filterKeys.get(notationOf(operand, operand.sub));
  if (key === undefined) return everything;
  if (key === 'id' || key === 'unique' || key === 'createdAt' || key === 'changedAt') {
    return { condition: { kind: 'all' }, isExact: true };
  }
  if (key === 'active') return everything;
  return { condition: { kind: 'present', key }, isExact: operand.element === undefined };
}

function planCompare(operand: Operand, comparison: Comparison, kind: FilteredKind): Plan {
  const notation = notationOf(operand, operand.sub);
  if (notation === 'meta.resourceType') return planType(comparison, kind.type.name);
  const key = kind.filterKeys.get(notation);
  // A value that counts without being said is in no key.
  if (operand.unsaid !== undefined) return everything;
  const plan = key === undefined ? planClaim(notation, comparison, kind) : planKey(key, comparison);
  return operand.element === undefined ? plan : { ...plan, isExact: false };
}

// A resource with one of the values of a unique attribute holds its claim.
function planClaim(notation: string, { operator, as, value }: Comparison, { uniques }: FilteredKind): Plan {
  const unique = uniques.find((candidate) => candidate.notation === notation);
  if (unique === undefined || operator !== 'eq' || as === 'null') return everything;
  return { condition: { kind: 'claim', claim: { scope: unique.scope, value: String(value) } }, isExact: true };
}

// Every resource of a type has the same answer.
function planType({ operator, value }: Comparison, typeName: string): Plan {
  if (operator !== 'eq' && operator !== 'ne') return everything;
  const isWanted = (value === typeName) === (operator === 'eq');
  return { condition: { kind: isWanted ? 'all' : 'none' }, isExact: true };
}

function planKey(key: FilterKey, comparison: Comparison): Plan {
  if (comparison.as === 'null') return everything;
  if (key === 'active') return planActive(comparison);
  if (key === 'createdAt' || key === 'changedAt') return planTime(key, comparison);
  return planText(key, comparison.operator, String(comparison.value));
}

// Someone without a value counts as active among the keys, so only "false" is exact.
function planActive({ operator, value }: Comparison): Plan {
  const wanted = (value === true) === (operator === 'eq');
  return { condition: { kind: 'active', value: wanted }, isExact: !wanted && operator === 'eq' };
}

function planTime(key: 'createdAt' | 'changedAt', { as, operator, value }: Comparison): Plan {
  if (as !== 'instant' || operator === 'co' || operator === 'sw' || operator === 'ew') return everything;
  return { condition: { kind: 'time', key, operator, value: Number(value) }, isExact: true };
}

function planText(key: TextKey | 'member' | 'membership', operator: Comparison['operator'], value: string): Plan {
  const isWhole = value.length < maxKeyLength || codePoints(value) < maxKeyLength;
  const condition: Condition = { kind: 'equals', key, value: indexKey(value) };
  if (operator === 'eq') return { condition, isExact: isWhole };
  // "ne" on a list asks for any value that differs; that is not the complement of "eq".
  const isSingle = key === 'unique' || key === 'id' || key === 'externalId' || key === 'display' || key === 'manager';
  if (operator === 'ne' && isSingle && isWhole) return negate({ condition, isExact: true });
  const hasPrefix = key === 'unique' || key === 'externalId' || key === 'display' || key === 'email';
  if (operator === 'sw' && hasPrefix)
    return { condition: { kind: 'starts', key, value: indexKey(value) }, isExact: isWhole };
  return everything;
}
