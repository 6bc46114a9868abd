// From a filter to what a store can find by its keys: the condition holds for every match; `isExact` tells whether for nothing else.
// What a condition cannot say is evaluated in memory on the resources that it lets through, so both ways give the same answer.

import { type BoundFilter, type Comparison, codePoints, type Operand } from '../../scim/index.ts';
import { indexKey, maxKeyLength } from '../keys.ts';
import type { Condition, TextKey } from '../store.ts';

export interface Plan {
  readonly condition: Condition;
  readonly isExact: boolean;
}

const everything: Plan = { condition: { kind: 'all' }, isExact: false };

/** The plan for a filter on a resource type: "User" or "Group". */
export function planFilter(filter: BoundFilter, typeName: string): Plan {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return combine(filter.kind, planFilter(filter.left, typeName), planFilter(filter.right, typeName));
    case 'not':
      return negate(planFilter(filter.filter, typeName));
    case 'constant':
      return { condition: { kind: filter.holds ? 'all' : 'none' }, isExact: true };
    case 'present':
      return planPresent(filter.operand, typeName);
    case 'compare':
      return planCompare(filter.operand, filter.comparison, typeName);
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

type Key = TextKey | 'member' | 'membership' | 'createdAt' | 'changedAt' | 'active';

const keysOfType: Readonly<Record<string, ReadonlyMap<string, Key>>> = {
  User: new Map<string, Key>([
    ['id', 'id'],
    ['userName', 'unique'],
    ['externalId', 'externalId'],
    ['displayName', 'display'],
    ['active', 'active'],
    ['emails.value', 'email'],
    ['manager.value', 'manager'],
    ['groups.value', 'membership'],
    ['meta.created', 'createdAt'],
    ['meta.lastModified', 'changedAt'],
  ]),
  Group: new Map<string, Key>([
    ['id', 'id'],
    ['displayName', 'unique'],
    ['externalId', 'externalId'],
    ['members.value', 'member'],
    ['meta.created', 'createdAt'],
    ['meta.lastModified', 'changedAt'],
  ]),
};

function keyOf(operand: Operand, typeName: string): Key | undefined {
  const sub = operand.sub === undefined ? '' : `.${operand.sub.name}`;
  return keysOfType[typeName]?.get(`${operand.attribute.name}${sub}`);
}

function planPresent(operand: Operand, typeName: string): Plan {
  const key = keyOf(operand, typeName);
  if (key === undefined) return everything;
  if (key === 'id' || key === 'unique' || key === 'createdAt' || key === 'changedAt') {
    return { condition: { kind: 'all' }, isExact: true };
  }
  if (key === 'active') return everything;
  return { condition: { kind: 'present', key }, isExact: operand.element === undefined };
}

function planCompare(operand: Operand, comparison: Comparison, typeName: string): Plan {
  if (operand.attribute.name === 'meta' && operand.sub?.name === 'resourceType') return planType(comparison, typeName);
  const key = keyOf(operand, typeName);
  const plan = key === undefined ? everything : planKey(key, comparison);
  return operand.element === undefined ? plan : { ...plan, isExact: false };
}

// Every resource of a type has the same answer.
function planType({ operator, value }: Comparison, typeName: string): Plan {
  if (operator !== 'eq' && operator !== 'ne') return everything;
  const isWanted = (value === typeName) === (operator === 'eq');
  return { condition: { kind: isWanted ? 'all' : 'none' }, isExact: true };
}

function planKey(key: Key, comparison: Comparison): Plan {
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
