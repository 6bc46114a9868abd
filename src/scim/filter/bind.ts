// Binds a filter to the schemas of a resource type: finds each attribute, checks that the comparison makes sense and prepares the value
// (RFC 7644 §3.4.2.2). An attribute that no schema has counts as absent (§3.4.2.1); in brackets it is an error, as the RFC asks.

import { type Attribute, findAttribute, valueAttribute } from '../attribute.ts';
import { parseDateTime } from '../date-time.ts';
import { quote, ScimError } from '../error.ts';
import { placeAttribute, type ResourceType } from '../resource-type.ts';
import { fold, isStorable } from '../text.ts';
import { withExtensions } from './extensions.ts';
import { SyntaxFault } from './lex.ts';
import { parseFilterText } from './parse.ts';
import { printPath } from './print.ts';
import { type AttributePath, type Filter, filterLimits, type Literal, type Operator, type Path } from './syntax.ts';

/** Where the values of a comparison are found. Without an attribute there are none. */
export interface Operand {
  /** URN of the extension that holds the attribute. */
  readonly container: string | undefined;
  readonly attribute: Attribute;
  /** Only elements that match count. */
  readonly element: BoundFilter | undefined;
  readonly sub: Attribute | undefined;
  /** What an element counts as in a comparison when it does not say: false for "primary" (RFC 7643 §2.4). */
  readonly unsaid: false | undefined;
}

/** A prepared comparison: text folded where not case-exact, dateTimes in milliseconds, null for "no value". */
export interface Comparison {
  readonly operator: Operator;
  readonly as: 'text' | 'number' | 'instant' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
  readonly caseExact: boolean;
}

export type BoundFilter =
  | { readonly kind: 'and' | 'or'; readonly left: BoundFilter; readonly right: BoundFilter }
  | { readonly kind: 'not'; readonly filter: BoundFilter }
  | { readonly kind: 'present'; readonly operand: Operand }
  | { readonly kind: 'compare'; readonly operand: Operand; readonly comparison: Comparison }
  /** A comparison on an attribute that no schema has: what an absent value gives. */
  | { readonly kind: 'constant'; readonly holds: boolean };

interface Found {
  readonly container: string | undefined;
  readonly attribute: Attribute;
  /** The attribute in whose elements it is looked for. */
  readonly parent?: Attribute;
}

type Find = (path: AttributePath) => Found | undefined;

/**
 * Reads a filter text for a resource type. Throws ScimError invalidFilter.
 *
 * @example parseFilter('userName eq "Jana"', userType)
 */
export function parseFilter(text: string, type: ResourceType): BoundFilter {
  return bindFilter(readFilter(text), type);
}

/** A comparison with a text at its end, which says nothing of how the rest is read. */
const endsInText = /^([^"]{1,100} )"([^"\\\p{Cc}]*)"$/u;
/** Clients ask for one value of an attribute after another. Such a filter is read once: that took 1 us of a look-up of 52. */
const comparisons = new Map<string, Extract<Filter, { kind: 'compare' }>>();
const maxComparisons = 100;

/** Reads a filter text without a schema. Throws ScimError invalidFilter. */
export function readFilter(text: string): Filter {
  const [, begin = '', value = ''] = text.length > filterLimits.maxLength ? [] : (endsInText.exec(text) ?? []);
  const known = comparisons.get(begin);
  if (known !== undefined) return { ...known, value };
  const filter = readWhole(text);
  if (begin !== '' && filter.kind === 'compare' && comparisons.size < maxComparisons) comparisons.set(begin, filter);
  return filter;
}

function readWhole(text: string): Filter {
  try {
    return parseFilterText(text);
  } catch (fault) {
    if (fault instanceof SyntaxFault) throw new ScimError('invalidFilter', `Filter not understood: ${fault.message}.`);
    throw fault;
  }
}

/** Binds a parsed filter to a resource type. Throws ScimError invalidFilter. */
export function bindFilter(filter: Filter, type: ResourceType): BoundFilter {
  return bind(withExtensions(filter, type), (path) => placeAttribute(type, path.urn, path.name));
}

/** Binds the filter inside the brackets of a value path to the sub-attributes of `parent`. Throws ScimError invalidFilter. */
export function bindElementFilter(filter: Filter, parent: Attribute): BoundFilter {
  return bind(filter, (path) => {
    const attribute = elementAttribute(parent, path.name);
    if (attribute === undefined) {
      throw new ScimError('invalidFilter', `${parent.name} has no sub-attribute ${quote(path.name)}.`);
    }
    return { container: undefined, attribute, parent };
  });
}

function elementAttribute(parent: Attribute, name: string): Attribute | undefined {
  if (isOwnValue(parent, name)) return { ...parent, name: 'value', multiValued: false };
  return findAttribute(parent.subAttributes, name);
}

// A multi-valued attribute that is not complex offers its elements as "value", inside brackets and behind a dot.
function isOwnValue({ type, multiValued }: Attribute, name: string): boolean {
  return type !== 'complex' && multiValued && name.toLowerCase() === 'value';
}

function bind(filter: Filter, find: Find): BoundFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, left: bind(filter.left, find), right: bind(filter.right, find) };
    case 'not':
      return { kind: 'not', filter: bind(filter.filter, find) };
    case 'present':
    case 'some':
      return bindPresent(filter.path, find);
    case 'compare':
      return bindCompare(filter.path, filter.operator, filter.value, find);
    default:
      return filter satisfies never;
  }
}

function bindPresent(path: Path, find: Find): BoundFilter {
  const operand = bindOperand(path, find);
  return operand === undefined ? { kind: 'constant', holds: false } : { kind: 'present', operand };
}

function bindCompare(path: Path, operator: Operator, value: Literal, find: Find): BoundFilter {
  const operand = bindOperand(path, find);
  if (operand === undefined)
    return { kind: 'constant', holds: operator === 'ne' ? value !== null : operator === 'eq' && value === null };
  const leaf = leafOf(operand);
  if (value === null) return { kind: 'compare', operand, comparison: nullComparison(operator, path) };
  if (leaf.type === 'complex') throw refuse(path, 'is complex: name one of its sub-attributes');
  return { kind: 'compare', operand: withLeaf(operand, leaf), comparison: compareAs(leaf, operator, value, path) };
}

function bindOperand(path: Path, find: Find): Operand | undefined {
  const place = find(path.attribute);
  if (place === undefined) return undefined;
  const { container, attribute, parent } = place;
  if (attribute.returned === 'never') throw refuse(path, 'is never returned and cannot be searched');
  const element = path.filter === undefined ? undefined : bindBrackets(path.filter, attribute, path);
  const name = path.filter === undefined ? path.attribute.sub : path.sub;
  if (name === undefined || isOwnValue(attribute, name)) {
    return { container, attribute, element, sub: undefined, unsaid: unsaidOf(parent, attribute) };
  }
  const sub = attribute.type === 'complex' ? findAttribute(attribute.subAttributes, name) : undefined;
  return sub && { container, attribute, element, sub, unsaid: unsaidOf(attribute, sub) };
}

function unsaidOf(parent: Attribute | undefined, { name, type }: Attribute): false | undefined {
  return parent?.multiValued === true && name === 'primary' && type === 'boolean' ? false : undefined;
}

function bindBrackets(filter: Filter, attribute: Attribute, path: Path): BoundFilter {
  if (attribute.type !== 'complex' && !attribute.multiValued) throw refuse(path, 'has one value and takes no brackets');
  return bindElementFilter(filter, attribute);
}

/** The attribute whose values are compared: the sub-attribute, or "value" of a complex attribute that has one. */
export function leafOf(operand: Operand): Attribute {
  return operand.sub ?? valueAttribute(operand.attribute) ?? operand.attribute;
}

function withLeaf(operand: Operand, leaf: Attribute): Operand {
  return leaf === operand.attribute ? operand : { ...operand, sub: leaf };
}

function nullComparison(operator: Operator, path: Path): Comparison {
  if (operator !== 'eq' && operator !== 'ne') throw refuse(path, `cannot be compared with null by ${operator}`);
  return { operator, as: 'null', value: null, caseExact: false };
}

const orderings: readonly Operator[] = ['gt', 'ge', 'lt', 'le'];
const textual: readonly Operator[] = ['co', 'sw', 'ew'];

function compareAs(leaf: Attribute, operator: Operator, value: string | number | boolean, path: Path): Comparison {
  switch (leaf.type) {
    case 'boolean':
      return { operator: equality(operator, path), as: 'boolean', value: booleanOf(value, path), caseExact: false };
    case 'integer':
    case 'decimal':
      if (typeof value !== 'number' || textual.includes(operator))
        throw refuse(path, 'is a number: compare it with one');
      return { operator, as: 'number', value, caseExact: false };
    case 'dateTime':
      return textual.includes(operator)
        ? textComparison(leaf, operator, value, path)
        : { operator, as: 'instant', value: instantOf(value, path), caseExact: false };
    case 'binary':
      if (orderings.includes(operator)) throw refuse(path, `is binary and has no order for ${operator}`);
      return textComparison(leaf, operator, value, path);
    case 'string':
    case 'reference':
      return textComparison(leaf, operator, value, path);
    case 'complex':
      throw refuse(path, 'is complex: name one of its sub-attributes');
    default:
      return leaf.type satisfies never;
  }
}

function textComparison(leaf: Attribute, operator: Operator, value: Literal, path: Path): Comparison {
  if (typeof value !== 'string') throw refuse(path, 'is text: compare it with a string in double quotes');
  if (!isStorable(value)) throw refuse(path, 'is compared with a NUL or half a surrogate pair');
  return { operator, as: 'text', value: leaf.caseExact ? value : fold(value), caseExact: leaf.caseExact };
}

function equality(operator: Operator, path: Path): Operator {
  if (operator === 'eq' || operator === 'ne') return operator;
  throw refuse(path, `is a boolean and takes eq, ne and pr, not ${operator}`);
}

function booleanOf(value: Literal, path: Path): boolean {
  const text = typeof value === 'string' ? value.toLowerCase() : value;
  if (text === true || text === 'true') return true;
  if (text === false || text === 'false') return false;
  throw refuse(path, 'is a boolean: compare it with true or false');
}

function instantOf(value: Literal, path: Path): number {
  const instant = typeof value === 'string' ? parseDateTime(value) : undefined;
  if (instant === undefined) throw refuse(path, 'is a dateTime: compare it with one such as "2026-01-31T12:00:00Z"');
  return instant;
}

function refuse(path: Path, reason: string): ScimError {
  return new ScimError('invalidFilter', `${printPath({ ...path, filter: undefined })} ${reason}.`);
}
