// Filters as trees, their text, and whether a resource matches (RFC 7644 §3.4.2.2). The tree is made first and printed for the wire,
// so that the model needs no parser: a server that reads the text another way gives another answer.

import { comparable, compare, instant } from './compare.ts';
import { refuse } from './refusal.ts';
import {
  type Attribute,
  asList,
  find,
  isJson,
  isNothing,
  type Json,
  leafOf,
  named,
  type Path,
  type Shape,
} from './shape.ts';

/** Words (operators, "and", "not") stand in the tree as they are spelled on the wire. */
export type Filter =
  | { readonly kind: 'test'; readonly path: Path; readonly operator: string; readonly value: unknown }
  | { readonly kind: 'present'; readonly path: Path; readonly operator: string }
  | { readonly kind: 'join'; readonly word: string; readonly parts: readonly [Filter, Filter] }
  | { readonly kind: 'not'; readonly word: string; readonly inner: Filter }
  | { readonly kind: 'group'; readonly inner: Filter }
  /** attr[…].sub operator value, or attr[…] alone. */
  | { readonly kind: 'element'; readonly path: Path; readonly inner: Filter; readonly then: Filter | undefined };

/** The text of a filter, with only the brackets that precedence asks for and those that stand in the tree. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'test':
      return `${printPath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'present':
      return `${printPath(filter.path)} ${filter.operator}`;
    case 'join':
      return filter.parts.map((part) => printPart(part, filter.word)).join(` ${filter.word} `);
    case 'not':
      return `${filter.word}(${printFilter(filter.inner)})`;
    case 'group':
      return `(${printFilter(filter.inner)})`;
    default: {
      const rest = filter.then === undefined ? '' : `.${printFilter(filter.then)}`;
      return `${printPath(filter.path)}[${printFilter(filter.inner)}]${rest}`;
    }
  }
}

// "and" binds more tightly than "or".
function printPart(part: Filter, word: string): string {
  const isLooser = part.kind === 'join' && word.toLowerCase() === 'and' && part.word.toLowerCase() === 'or';
  return isLooser ? `(${printFilter(part)})` : printFilter(part);
}

export function printPath({ urn, name, sub }: Path): string {
  const prefix = [urn, name].filter((part) => part !== undefined && part !== '').join(':');
  return `${prefix}${sub === undefined ? '' : `.${sub}`}`;
}

/** Whether a resource matches. Throws the refusal of a filter that is none, also where the answer would not depend on it. */
export function matches(shape: Shape, filter: Filter, resource: Json): boolean {
  check(shape, filter);
  return holds(shape, filter, resource);
}

/** Throws the refusal of a filter that no resource can be held against. */
export function check(shape: Shape, filter: Filter): void {
  switch (filter.kind) {
    case 'test':
    case 'present': {
      const place = find(shape, filter.path);
      if (place !== undefined) checkTest(place.sub ?? place.attribute, filter);
      return;
    }
    case 'join':
      for (const part of filter.parts) check(shape, part);
      return;
    case 'element': {
      const place = find(shape, filter.path);
      if (place === undefined) return;
      if (place.sub !== undefined) refuse('invalidFilter', 'brackets behind a sub-attribute');
      if (place.attribute.type !== 'complex' && !place.attribute.multiValued) {
        refuse('invalidFilter', 'brackets behind one simple value');
      }
      checkInside(place.attribute, filter.inner);
      if (filter.then !== undefined) checkInside(place.attribute, filter.then);
      return;
    }
    default:
      check(shape, filter.inner);
  }
}

/** Throws the refusal of the filter in brackets behind an attribute. */
export function checkInside(attribute: Attribute, filter: Filter): void {
  switch (filter.kind) {
    case 'test':
    case 'present': {
      const sub = subOf(attribute, filter.path);
      if (sub === undefined) refuse('invalidFilter', `${attribute.name} has no ${printPath(filter.path)}`);
      checkTest(sub, filter);
      return;
    }
    case 'join':
      for (const part of filter.parts) checkInside(attribute, part);
      return;
    case 'element':
      return void refuse('invalidFilter', 'brackets in brackets');
    default:
      checkInside(attribute, filter.inner);
  }
}

function subOf(attribute: Attribute, { urn, name, sub }: Path): Attribute | undefined {
  return urn === undefined && sub === undefined ? named(partsOf(attribute), name) : undefined;
}

/** What can be named in brackets: the parts of a complex attribute, or "value", which a simple one is itself. */
function partsOf(attribute: Attribute): readonly Attribute[] {
  return attribute.type === 'complex' ? attribute.subAttributes : [{ ...attribute, name: 'value', multiValued: false }];
}

const orders = ['gt', 'ge', 'lt', 'le'];
const parts = ['co', 'sw', 'ew'];

function checkTest(attribute: Attribute, filter: Extract<Filter, { kind: 'test' | 'present' }>): void {
  if (attribute.returned === 'never') refuse('invalidFilter', `${attribute.name} is never returned`);
  if (filter.kind === 'present') return;
  const operator = filter.operator.toLowerCase();
  const { value } = filter;
  if (value === null) {
    if (operator !== 'eq' && operator !== 'ne') refuse('invalidFilter', `${operator} null`);
    return;
  }
  const leaf = leafOf(attribute);
  if (leaf === undefined) refuse('invalidFilter', `${attribute.name} is complex`);
  checkValue(leaf, operator, value);
}

function checkValue(leaf: Attribute, operator: string, value: unknown): void {
  switch (leaf.type) {
    case 'boolean':
      if (readBoolean(value) === undefined) refuse('invalidFilter', 'no boolean');
      if (operator !== 'eq' && operator !== 'ne') refuse('invalidFilter', `${operator} on a boolean`);
      return;
    case 'integer':
    case 'decimal':
      if (typeof value !== 'number' || parts.includes(operator)) refuse('invalidFilter', `${operator} on a number`);
      return;
    case 'dateTime':
      if (typeof value !== 'string') refuse('invalidFilter', 'no dateTime');
      if (!parts.includes(operator) && instant(value) === undefined) refuse('invalidFilter', 'no dateTime');
      return;
    default:
      if (typeof value !== 'string') refuse('invalidFilter', 'no text');
      if (leaf.type === 'binary' && orders.includes(operator)) refuse('invalidFilter', `${operator} on a binary`);
  }
}

function holds(shape: Shape, filter: Filter, resource: Json): boolean {
  switch (filter.kind) {
    case 'join':
      return joined(filter.word, filter.parts, (part) => holds(shape, part, resource));
    case 'not':
      return !holds(shape, filter.inner, resource);
    case 'group':
      return holds(shape, filter.inner, resource);
    case 'element': {
      const { attribute, elements } = elementsAt(shape, filter.path, resource);
      if (attribute === undefined) return false;
      const found = elements.filter((element) => holdsInside(attribute, filter.inner, element));
      const { then } = filter;
      if (then === undefined) return found.length > 0;
      return found.some((element) => holdsInside(attribute, then, element));
    }
    default: {
      const place = find(shape, filter.path);
      if (place === undefined) return holdsOn(undefined, filter, []);
      const { elements } = elementsAt(shape, filter.path, resource);
      return holdsOn(
        place.sub ?? place.attribute,
        filter,
        place.sub === undefined ? elements : valuesFor(filter, place.attribute, place.sub, elements),
      );
    }
  }
}

function joined(word: string, both: readonly [Filter, Filter], isTrue: (part: Filter) => boolean): boolean {
  return word.toLowerCase() === 'and' ? isTrue(both[0]) && isTrue(both[1]) : isTrue(both[0]) || isTrue(both[1]);
}

function elementsAt(
  shape: Shape,
  path: Path,
  resource: Json,
): { readonly attribute: Attribute | undefined; readonly elements: readonly unknown[] } {
  const place = find(shape, { ...path, sub: undefined });
  const holder = place?.container === undefined ? resource : resource[place.container];
  const value = place && isJson(holder) ? holder[place.attribute.name] : undefined;
  return { attribute: place?.attribute, elements: asList(value) };
}

/** Whether one element of a multi-valued attribute matches the filter in brackets behind it. */
export function holdsInside(attribute: Attribute, filter: Filter, element: unknown): boolean {
  switch (filter.kind) {
    case 'join':
      return joined(filter.word, filter.parts, (part) => holdsInside(attribute, part, element));
    case 'not':
      return !holdsInside(attribute, filter.inner, element);
    case 'group':
      return holdsInside(attribute, filter.inner, element);
    case 'element':
      return false;
    default: {
      const sub = subOf(attribute, filter.path);
      return sub !== undefined && holdsOn(sub, filter, valuesFor(filter, attribute, sub, [element]));
    }
  }
}

// RFC 7643 §2.4: of several values one that does not say "primary" is not the primary one. Whether it says so, "pr" and null still tell.
function valuesFor(
  filter: Extract<Filter, { kind: 'test' | 'present' }>,
  attribute: Attribute,
  sub: Attribute,
  elements: readonly unknown[],
): readonly unknown[] {
  const values = subValues(elements, sub);
  const isCompared = filter.kind === 'test' && filter.value !== null;
  const isAssumed = isCompared && attribute.multiValued && sub.name === 'primary' && sub.type === 'boolean';
  return isAssumed ? values.map((value) => value ?? false) : values;
}

// One entry for each element: undefined where an element has no such part.
function subValues(elements: readonly unknown[], sub: Attribute): readonly unknown[] {
  return elements.flatMap((element) => {
    const value = isJson(element) ? element[sub.name] : element;
    return Array.isArray(value) ? value : [value];
  });
}

/** One value that matches is enough; nothing at all counts as one absent value. */
function holdsOn(
  attribute: Attribute | undefined,
  filter: Extract<Filter, { kind: 'test' | 'present' }>,
  values: readonly unknown[],
): boolean {
  if (filter.kind === 'present') return !values.every(isNothing);
  const operator = filter.operator.toLowerCase();
  if (filter.value === null) return values.every(isNothing) === (operator === 'eq');
  const candidates = values.length === 0 ? [undefined] : values;
  return candidates.some((value) => holdsFor(attribute, operator, plainValue(attribute, value), filter.value));
}

function plainValue(attribute: Attribute | undefined, value: unknown): unknown {
  return attribute?.type === 'complex' && isJson(value) ? value['value'] : value;
}

function holdsFor(attribute: Attribute | undefined, operator: string, value: unknown, wanted: unknown): boolean {
  const leaf = attribute && leafOf(attribute);
  if (leaf === undefined || isNothing(value)) return operator === 'ne';
  if (parts.includes(operator)) return holdsPart(leaf, operator, String(value), String(wanted));
  const target = leaf.type === 'boolean' ? (readBoolean(wanted) ?? false) : wanted;
  const order = compare(comparable(leaf, value), comparable(leaf, target));
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    default:
      return order <= 0;
  }
}

function holdsPart(leaf: Attribute, operator: string, value: string, wanted: string): boolean {
  const text = leaf.type === 'dateTime' ? value : String(comparable(leaf, value));
  const part = leaf.type === 'dateTime' ? wanted : String(comparable(leaf, wanted));
  if (operator === 'sw') return text.startsWith(part);
  return operator === 'ew' ? text.endsWith(part) : text.includes(part);
}

/** true and false, also as text in any letter case (DESIGN: strings for booleans). */
export function readBoolean(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase();
  if (typeof value !== 'boolean' && typeof value !== 'string') return undefined;
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}
