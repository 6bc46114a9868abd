// Evaluates a bound filter on a resource in its canonical form (RFC 7644 §3.4.2.2).
// Choices: an absent value is "ne" to everything; a multi-valued attribute matches when any of its values does.

import { parseDateTime } from '../date-time.ts';
import { isObject, isUnassigned, type JsonObject, listOf } from '../json.ts';
import { compareText, fold } from '../text.ts';
import type { BoundFilter, Comparison, Operand } from './bind.ts';

/** Whether the resource (or, inside brackets, the element) fulfils the filter. */
export function matches(filter: BoundFilter, resource: JsonObject): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, resource) && matches(filter.right, resource);
    case 'or':
      return matches(filter.left, resource) || matches(filter.right, resource);
    case 'not':
      return !matches(filter.filter, resource);
    case 'present':
      return valuesOf(filter.operand, resource).length > 0;
    case 'compare':
      return compares(filter.comparison, comparedValues(filter.operand, filter.comparison, resource));
    case 'constant':
      return filter.holds;
    default:
      return filter satisfies never;
  }
}

/** Whether one element of a multi-valued attribute fulfils a filter bound to its sub-attributes. */
export function matchesElement(filter: BoundFilter, element: unknown): boolean {
  return matches(filter, isObject(element) ? element : { value: element });
}

/** The assigned values that an operand means in a resource; `unsaid` replaces those that elements do not say. */
export function valuesOf(operand: Operand, resource: JsonObject, unsaid?: unknown): readonly unknown[] {
  const { container, attribute, element, sub } = operand;
  const holder = container === undefined ? resource : resource[container];
  if (!isObject(holder)) return [];
  const all = listOf(holder[attribute.name] ?? (sub === undefined ? unsaid : undefined));
  const elements = element === undefined ? all : all.filter((value) => matchesElement(element, value));
  if (sub === undefined)
    return elements.some(isUnassigned) ? elements.filter((value) => !isUnassigned(value)) : elements;
  const parts = elements.flatMap((value) => (isObject(value) ? (value[sub.name] ?? unsaid) : undefined));
  return parts.filter((value) => !isUnassigned(value));
}

// Whether a value is there at all is another question: "pr" and null look at what is said.
function comparedValues(operand: Operand, { as }: Comparison, resource: JsonObject): readonly unknown[] {
  return valuesOf(operand, resource, as === 'null' ? undefined : operand.unsaid);
}

function compares(comparison: Comparison, values: readonly unknown[]): boolean {
  if (comparison.as === 'null') return (values.length === 0) === (comparison.operator === 'eq');
  if (values.length === 0) return comparison.operator === 'ne';
  return values.some((value) => holds(comparison, value));
}

function holds(comparison: Comparison, value: unknown): boolean {
  const wanted = comparison.value;
  switch (comparison.as) {
    case 'text':
      return holdsText(comparison, comparison.caseExact ? String(value) : fold(String(value)), String(wanted));
    case 'instant':
      return ordered(comparison, (parseDateTime(String(value)) ?? Number.NaN) - Number(wanted));
    case 'number':
      return ordered(comparison, Number(value) - Number(wanted));
    case 'boolean':
      return (value === wanted) === (comparison.operator === 'eq');
    case 'null':
      return false;
    default:
      return comparison.as satisfies never;
  }
}

function holdsText(comparison: Comparison, value: string, wanted: string): boolean {
  switch (comparison.operator) {
    case 'co':
      return value.includes(wanted);
    case 'sw':
      return value.startsWith(wanted);
    case 'ew':
      return value.endsWith(wanted);
    default:
      return ordered(comparison, compareText(value, wanted));
  }
}

function ordered(comparison: Comparison, difference: number): boolean {
  switch (comparison.operator) {
    case 'eq':
      return difference === 0;
    case 'ne':
      return difference !== 0;
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
    default:
      return false;
  }
}
