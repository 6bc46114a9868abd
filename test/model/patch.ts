// PATCH on plain values (RFC 7644 §3.5.2), with what both dialects of Entra add.

import { comparable } from './compare.ts';
import { type Filter, holdsInside } from './filter.ts';
import { withIds } from './members.ts';
import { type Operation, type Step, stepsOf } from './operation.ts';
import { refuse } from './refusal.ts';
import { type Attribute, asList, isJson, isNothing, type Json, named, type Shape, same } from './shape.ts';
import {
  clears,
  isPrimary,
  isSame,
  isSameElement,
  readObject,
  readParts,
  readValue,
  requireParts,
  withOnePrimary,
  withoutTwins,
} from './value.ts';
import { isSeen, requireValues } from './whole.ts';

/**
 * What the operations do to a resource; `settle` brings the resource in order after each of them.
 * Throws the refusal of the first that says nothing that could be done.
 */
export function readOperations(
  tenantUrl: string,
  shape: Shape,
  operations: readonly Operation[],
  settle: (resource: Json) => Json,
): (resource: Json) => Json {
  const steps = operations.flatMap((operation) => stepsOf(shape, operation));
  return (resource) => {
    // The ids of members are read once there is a group to put them into.
    const resolved = steps.map((step) => withMembers(tenantUrl, step));
    for (const step of steps) requireSecret(step);
    let result = resource;
    for (const step of resolved) {
      requireRemovable(shape, step);
      result = settle(take(withSchemas(shape, result), step));
    }
    requireValues(shape, result);
    return result;
  };
}

function withMembers(tenantUrl: string, step: Step): Step {
  const { place, filter, value } = step;
  const isWhole = place.container === undefined && place.attribute.name === 'members' && filter === undefined;
  return isWhole && place.sub === undefined ? { ...step, value: withIds(tenantUrl, value) } : step;
}

/** What is never returned is read before everything else. */
function requireSecret({ op, place: { attribute }, value, isWhole }: Step): void {
  if (attribute.returned !== 'never' || isWhole === true) return;
  const read = op === 'remove' ? undefined : readValue(attribute, value, 'refuse');
  if (read !== undefined || !attribute.required) return;
  refuse(op === 'remove' ? 'mutability' : 'invalidValue', `${attribute.name} is required`);
}

function withSchemas(shape: Shape, resource: Json): Json {
  const used = shape.extensions.filter(({ urn, attributes }) => isSeen(attributes, resource[urn]));
  return { ...resource, schemas: [shape.urn, ...used.map(({ urn }) => urn)] };
}

function requireRemovable({ extensions }: Shape, { isWhole, place }: Step): void {
  const isRequired = extensions.some(({ urn, required }) => required && urn === place.container);
  if (isWhole === true && isRequired) refuse('mutability', `${place.container} is required`);
}

function take(resource: Json, step: Step): Json {
  const { container, attribute } = step.place;
  const holder = container === undefined ? resource : (resource[container] ?? {});
  if (!isJson(holder)) throw new Error(`${container} is no object`);
  const before = holder[attribute.name];
  const after = changed(step, before);
  const { [attribute.name]: _, ...others } = holder;
  const whole = isNothing(after) ? others : { ...others, [attribute.name]: after };
  if (container === undefined) return whole;
  const { [container]: _old, ...rest } = resource;
  return isNothing(whole) ? rest : { ...rest, [container]: whole };
}

/** The value of an attribute after a step. */
function changed(step: Step, before: unknown): unknown {
  if (step.isWhole === true) return removedWithAll(step, before);
  const { place, value } = step;
  const { attribute, sub } = place;
  if (attribute.name === 'schemas') return schemasAfter(step, before);
  if (attribute.mutability === 'readOnly' || sub?.mutability === 'readOnly') {
    const present = sub === undefined || !isJson(before) ? before : before[sub.name];
    if (step.isRepeatable && isRepeated(present, value)) return before;
    refuse('mutability', `${attribute.name} is read-only`);
  }
  if (attribute.name === 'members') return membersAfter(step, before);
  const after = valueAfter(step, before);
  keepImmutable(attribute, before, after);
  return after;
}

function valueAfter(step: Step, before: unknown): unknown {
  const { op, place, value } = step;
  const { attribute, sub } = place;
  if (op === 'remove') return removed(step, before);
  if (attribute.multiValued && (step.filter !== undefined || sub !== undefined)) return atElements(step, before);
  if (sub !== undefined) return atPart(step, sub, before);
  if (attribute.multiValued) return op === 'add' ? added(attribute, before, value) : replaced(attribute, before, value);
  return attribute.type === 'complex' ? merged(attribute, before, value) : single(attribute, before, value);
}

// What goes with its whole extension goes, but for what no client may take away.
function removedWithAll({ place: { attribute } }: Step, before: unknown): unknown {
  if (isNothing(before)) return undefined;
  if (attribute.mutability === 'readOnly') refuse('mutability', `${attribute.name} is read-only`);
  keepImmutable(attribute, before, undefined);
  return undefined;
}

// A member is known by its id; what else it has came with it and stays while it does (RFC 7643 §4.2).
function membersAfter(step: Step, before: unknown): unknown {
  const isWhole = step.filter === undefined && step.place.sub === undefined;
  return asList(valueAfter(step, before)).map((element) => {
    const earlier = asList(before).find(
      (known) => isJson(element) && isJson(known) && known['value'] === element['value'],
    );
    if (earlier === undefined || isSame(earlier, element)) return element;
    return isWhole ? earlier : refuse('mutability', 'the parts of a member are immutable');
  });
}

function isRepeated(present: unknown, value: unknown): boolean {
  if (!isJson(present) || !isJson(value)) return isSame(present, value);
  return Object.entries(value).every(([name, part]) => isSame(present[name], part));
}

// "schemas" follows from the data: to name the base schema changes nothing, to leave it out is refused.
function schemasAfter({ op, value }: Step, before: unknown): unknown {
  const urns = asList(value);
  const isText = urns.every((urn) => typeof urn === 'string');
  const hasAll = asList(before).every((present) => urns.some((urn) => same(String(urn), String(present))));
  return isText && (op === 'add' || (op === 'replace' && hasAll)) ? before : refuse('mutability', 'schemas');
}

function removed(step: Step, before: unknown): unknown {
  const { attribute, sub } = step.place;
  const { filter, value } = step;
  if (filter === undefined && sub === undefined) {
    if (attribute.required) refuse('mutability', `${attribute.name} is required`);
    if (!attribute.multiValued || value === undefined || value === null || value === '') {
      keepImmutable(attribute, before, undefined);
      return undefined;
    }
    const gone = asList(value);
    for (const one of gone) requireName(attribute, one);
    return asList(before).filter((element) => !gone.some((other) => isMeant(attribute, element, other)));
  }
  const isHit = (element: unknown): boolean => filter === undefined || holdsInside(attribute, filter, element);
  if (sub?.required) refuse('mutability', `${sub.name} is required`);
  const without = (element: unknown): unknown => (sub === undefined ? undefined : withPart(sub, element, undefined));
  if (!attribute.multiValued) return without(before);
  return asList(before)
    .map((element) => (isHit(element) ? without(element) : element))
    .filter((element) => !isNothing(element));
}

// A removal by value names elements by their parts; what is for show names none.
function isMeant(attribute: Attribute, element: unknown, other: unknown): boolean {
  if (!isJson(element)) return isSame(element, other);
  if (!isJson(other)) return isSame(element['value'], other);
  if (attribute.name === 'members') return isSame(element['value'], withLowerNames(other)['value']);
  return namingParts(attribute, other).every(([name, part]) => isSame(element[name], part));
}

function namingParts(attribute: Attribute, other: Json): readonly (readonly [string, unknown])[] {
  return Object.entries(other).flatMap(([name, part]) => {
    const sub = named(attribute.subAttributes, name);
    return sub === undefined || part === null || ['$ref', 'display'].includes(sub.name)
      ? []
      : [[sub.name, part] as const];
  });
}

// What names nothing is not understood: it must neither remove all nor pass for a removal (DESIGN §6).
function requireName(attribute: Attribute, other: unknown): void {
  const isReferable = attribute.type !== 'complex' || named(attribute.subAttributes, 'value') !== undefined;
  const isName = isJson(other)
    ? namingParts(attribute, other).some(([, part]) => part !== '')
    : isReferable && other !== null && other !== '' && !Array.isArray(other);
  const id = isJson(other) ? withLowerNames(other)['value'] : other;
  const isMember = attribute.name !== 'members' || (typeof id === 'string' && id !== '');
  if (!isName || !isMember) refuse('invalidValue', `${JSON.stringify(other)} names nothing`);
}

function withLowerNames(value: Json): Json {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.toLowerCase(), part]));
}

function withPart(sub: Attribute, element: unknown, value: unknown): unknown {
  const { [sub.name]: before, ...others } = isJson(element) ? element : {};
  keepImmutable(sub, before, value);
  return isNothing(value) ? others : { ...others, [sub.name]: value };
}

// A required part is not set to nothing.
function set(sub: Attribute, element: unknown, value: unknown): unknown {
  const read = readValue(sub, value, 'refuse');
  if (read === undefined && sub.required) refuse('invalidValue', `${sub.name} is required`);
  return withPart(sub, element, read);
}

// RFC 7643 §2.2: what is immutable takes a first value and keeps it.
function keepImmutable(attribute: Attribute, before: unknown, after: unknown): void {
  const isKept = isNothing(before) || isSame(before, after);
  if (attribute.mutability === 'immutable' && !isKept) refuse('mutability', `${attribute.name} is immutable`);
}

function single(attribute: Attribute, before: unknown, value: unknown): unknown {
  const read = readValue(attribute, value, 'refuse');
  keepImmutable(attribute, before, read);
  return read;
}

function merged(attribute: Attribute, before: unknown, value: unknown): unknown {
  const sent = readObject(attribute, value);
  return sent === undefined ? undefined : mergeParts(attribute, before, sent);
}

// What is named takes its value, or none; what is not named stays (RFC 7644 §3.5.2.1, §3.5.2.3).
function mergeParts(attribute: Attribute, before: unknown, sent: Json): unknown {
  let result = before;
  for (const [name, part] of Object.entries(withoutTwins(sent))) {
    const sub = named(attribute.subAttributes, name);
    if (sub === undefined || sub.mutability === 'readOnly') continue;
    result = withPart(sub, result, readValue(sub, part, 'refuse'));
  }
  if (!isNothing(result)) requireParts(attribute, result);
  return result;
}

// Objects that name nothing replace nothing.
function replaced(attribute: Attribute, before: unknown, value: unknown): unknown {
  const read = readValue(attribute, value, 'refuse');
  const isSilent = read === undefined && asList(value).some((element) => !clears(attribute, element));
  return isSilent ? before : read;
}

// An element that is there already takes what it did not have.
function added(attribute: Attribute, before: unknown, value: unknown): unknown {
  let list = asList(before);
  for (const element of asList(readValue(attribute, value, 'refuse'))) {
    const at = list.findIndex((earlier) => isSameElement(earlier, element));
    const earlier = list[at];
    const joined = isJson(earlier) && isJson(element) ? { ...earlier, ...element } : element;
    list = at < 0 ? [...list, element] : list.with(at, joined);
    list = withNewestPrimary(list, [at < 0 ? list.length - 1 : at]);
  }
  return list;
}

/** Of all elements only one of those touched, when one of them is primary, stays primary (RFC 7644 §3.5.2). */
function withNewestPrimary(list: readonly unknown[], touched: readonly number[]): readonly unknown[] {
  const primaries = touched.filter((at) => isPrimary(list[at]));
  if (primaries.length > 1) refuse('invalidValue', 'two primaries');
  return primaries[0] === undefined ? list : withOnePrimary(list, primaries[0]);
}

function atPart(step: Step, sub: Attribute, before: unknown): unknown {
  return set(sub, before, step.value);
}

// All elements that the filter selects, or all there are.
function atElements(step: Step, before: unknown): unknown {
  const { attribute } = step.place;
  const { filter } = step;
  const list = asList(before);
  const hits = [...list.keys()].filter((at) => filter === undefined || holdsInside(attribute, filter, list[at]));
  if (hits.length === 0) return created(step, list);
  const after = list.map((element, at) => (hits.includes(at) ? elementAfter(step, element) : element));
  return withNewestPrimary(after, hits).filter((element) => !isNothing(element));
}

// What a filter selects is one complex value: what is not named of it stays (RFC 7644 §3.5.2.1, §3.5.2.3).
function elementAfter(step: Step, element: unknown): unknown {
  const { attribute, sub } = step.place;
  if (sub !== undefined) return set(sub, element, step.value);
  if (attribute.type === 'complex') return merged(attribute, element, step.value);
  return readValue({ ...attribute, multiValued: false }, step.value, 'refuse');
}

// An element that does not exist yet is made from the filter that looks for it.
function created(step: Step, list: readonly unknown[]): unknown {
  const { attribute } = step.place;
  const { filter, op } = step;
  if (isSettingNothing(step)) return list;
  const seed = filter === undefined ? {} : fromFilter(attribute, filter);
  const isNone = seed !== undefined && filter !== undefined && isSame(seed, { primary: false });
  if (seed === undefined || isNone || (op === 'replace' && filter !== undefined && !isForEntra(attribute, filter))) {
    return refuse('noTarget', 'the filter matches nothing');
  }
  const element = elementAfter(step, seed);
  if (!isNothing(element)) requireParts(attribute, element);
  if (filter !== undefined && !holdsInside(attribute, filter, element)) refuse('noTarget', 'made for another filter');
  return withNewestPrimary([...list, element], [list.length]);
}

// What has no value in it makes no element.
function isSettingNothing({ place: { attribute, sub }, value }: Step): boolean {
  if (sub !== undefined) return readValue(sub, value, 'refuse') === undefined;
  if (attribute.type !== 'complex')
    return readValue({ ...attribute, multiValued: false }, value, 'refuse') === undefined;
  const sent = readObject(attribute, value);
  return sent === undefined || isNothing(readParts(attribute, sent));
}

/** The parts that a filter of "eq" terms joined by "and" names; undefined when it is anything else. */
function fromFilter(attribute: Attribute, filter: Filter | undefined): Json | undefined {
  if (filter?.kind === 'group') return fromFilter(attribute, filter.inner);
  if (filter?.kind === 'join' && filter.word.toLowerCase() === 'and') {
    const [left, right] = filter.parts.map((part) => fromFilter(attribute, part));
    return left && right && { ...left, ...right };
  }
  if (filter?.kind !== 'test' || filter.operator.toLowerCase() !== 'eq') return undefined;
  const sub = named(attribute.subAttributes, filter.path.name);
  const value = sub && readValue(sub, filter.value, 'refuse');
  return value === undefined ? {} : { [String(sub?.name)]: value };
}

// DESIGN §6: a replacement makes the element when the filter is "eq" on a canonical type, or on primary.
function isForEntra(attribute: Attribute, filter: Filter | undefined): boolean {
  if (filter?.kind === 'group') return isForEntra(attribute, filter.inner);
  if (filter?.kind === 'join') return filter.parts.every((part) => isForEntra(attribute, part));
  if (filter?.kind !== 'test') return false;
  if (same(filter.path.name, 'primary')) return true;
  const type = named(attribute.subAttributes, 'type');
  return (
    type !== undefined &&
    same(filter.path.name, 'type') &&
    type.canonicalValues.some((known) => comparable(type, known) === comparable(type, filter.value))
  );
}
