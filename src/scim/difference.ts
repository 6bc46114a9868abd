// What a change did to a resource: one entry per attribute, for history, events and the no-change rule (RFC 7644 §3.5.2.1).

import type { Attribute } from './attribute.ts';
import { isObject, isUnassigned, type JsonObject, listOf, sameJson } from './json.ts';
import type { ResourceType } from './resource-type.ts';

/** One changed attribute: its path in attribute notation and its values, absent where there was or is none. */
export interface Difference {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The attributes in which two states of a resource differ; an empty list means that nothing changed. `meta` is left out. */
export function differences(type: ResourceType, before: JsonObject, after: JsonObject): readonly Difference[] {
  return [
    ...compareAll(type.attributes, '', before, after),
    ...type.extensions.flatMap(({ schema: { id, attributes } }) =>
      compareAll(attributes, `${id}:`, before[id], after[id]),
    ),
  ];
}

// What a PATCH leaves alone is the same value on both sides: a loop passes over it without a call.
function compareAll(
  attributes: readonly Attribute[],
  prefix: string,
  before: unknown,
  after: unknown,
): readonly Difference[] {
  const found: Difference[] = [];
  if (before === after) return found;
  for (const attribute of attributes) {
    const { name } = attribute;
    const [left, right] = [valueIn(before, attribute), valueIn(after, attribute)];
    if (left === right || isOutside(prefix, name)) continue;
    found.push(...compare(attribute, `${prefix}${name}`, left, right));
  }
  return found;
}

function isOutside(prefix: string, name: string): boolean {
  return prefix === '' && (name === 'schemas' || name === 'meta');
}

function valueIn(container: unknown, attribute: Attribute): unknown {
  return isObject(container) ? container[attribute.name] : undefined;
}

function compare(attribute: Attribute, path: string, before: unknown, after: unknown): readonly Difference[] {
  if (sameJson(before, after) || (isUnassigned(before) && isUnassigned(after))) return [];
  if (attribute.returned === 'never') return [];
  if (attribute.type !== 'complex') return [difference(path, before, after)];
  return attribute.multiValued
    ? compareElements(attribute, path, before, after)
    : compareSubs(attribute, path, before, after);
}

function compareSubs(attribute: Attribute, path: string, before: unknown, after: unknown): readonly Difference[] {
  return attribute.subAttributes.flatMap((sub) =>
    compare(sub, `${path}.${sub.name}`, valueIn(before, sub), valueIn(after, sub)),
  );
}

// Elements that each have a type of their own are compared type by type, others as one list.
function compareElements(attribute: Attribute, path: string, before: unknown, after: unknown): readonly Difference[] {
  const left = byType(before);
  const right = byType(after);
  if (left === undefined || right === undefined) return [difference(path, before, after)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((type) =>
    compareSubs(attribute, `${path}[type eq "${type}"]`, left.get(type), right.get(type)),
  );
}

function byType(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const elements = listOf(value);
  const types = elements.map((element) => (isObject(element) ? element['type'] : undefined));
  const isUsable = types.every((type) => typeof type === 'string') && new Set(types).size === types.length;
  return isUsable ? new Map(elements.map((element, at) => [String(types[at]), element])) : undefined;
}

function difference(path: string, before: unknown, after: unknown): Difference {
  return {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
