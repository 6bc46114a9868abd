// Which attributes an answer shows (RFC 7644 §3.4.2.5, §3.9; RFC 7643 §7 "returned").

import type { Attribute } from './attribute.ts';
import { ScimError } from './error.ts';
import { parseAttributePath } from './filter/index.ts';
import { isObject, isUnassigned, type JsonObject } from './json.ts';
import { findExtension, placeAttribute, type ResourceType } from './resource-type.ts';

/** Names asked for or left out; a whole attribute, or some of its sub-attributes. Keys are spelled as in the schema. */
type Names = ReadonlyMap<string, ReadonlySet<string> | 'whole'>;

export type Projection =
  | { readonly kind: 'default' }
  | { readonly kind: 'only'; readonly names: Names }
  | { readonly kind: 'without'; readonly names: Names };

/** Reads `attributes` and `excludedAttributes`; unknown names are passed over. Throws ScimError invalidValue when both are given. */
export function readProjection(
  type: ResourceType,
  attributes: string | undefined,
  excludedAttributes: string | undefined,
): Projection {
  const only = splitNames(attributes);
  const without = splitNames(excludedAttributes);
  if (only.length > 0 && without.length > 0) {
    throw new ScimError('invalidValue', 'attributes and excludedAttributes exclude each other. Send one of them.');
  }
  if (only.length > 0) return { kind: 'only', names: namesOf(type, only) };
  return without.length > 0 ? { kind: 'without', names: namesOf(type, without) } : { kind: 'default' };
}

/** Whether a projection can show an attribute of the top level at all: what it cannot need not be loaded. */
export function shows(projection: Projection, name: string): boolean {
  if (projection.kind === 'default') return true;
  return projection.kind === 'only' ? projection.names.has(name) : projection.names.get(name) !== 'whole';
}

/** The resource as the projection shows it; `schemas` and `id` are always there. */
export function project(type: ResourceType, resource: JsonObject, projection: Projection): JsonObject {
  const shown = projectAttributes(type.attributes, resource, projection, '');
  const extensions = type.extensions.flatMap(({ schema }) => {
    const container = resource[schema.id];
    if (!isObject(container)) return [];
    const value = projectAttributes(schema.attributes, container, projection, `${schema.id}:`, schema.id);
    return isUnassigned(value) ? [] : [[schema.id, value] as const];
  });
  return { ...shown, ...Object.fromEntries(extensions) };
}

function splitNames(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function namesOf(type: ResourceType, texts: readonly string[]): Names {
  const names = new Map<string, Set<string> | 'whole'>();
  for (const text of texts) addName(type, names, text);
  return names;
}

function addName(type: ResourceType, names: Map<string, Set<string> | 'whole'>, text: string): void {
  const extension = findExtension(type, text);
  if (extension !== undefined) names.set(extension.id, 'whole');
  const path = parseAttributePath(text);
  const place = path && placeAttribute(type, path.urn, path.name);
  if (path === undefined || place === undefined) return;
  const key = place.container === undefined ? place.attribute.name : `${place.container}:${place.attribute.name}`;
  const earlier = names.get(key);
  if (path.sub === undefined) names.set(key, 'whole');
  else if (earlier !== 'whole') names.set(key, new Set([...(earlier ?? []), path.sub.toLowerCase()]));
}

function projectAttributes(
  attributes: readonly Attribute[],
  holder: JsonObject,
  projection: Projection,
  prefix: string,
  container?: string,
): JsonObject {
  const result: Record<string, unknown> = {};
  for (const attribute of attributes) {
    const value = holder[attribute.name];
    if (value === undefined) continue;
    const named =
      projection.kind === 'default' ? undefined : nameOf(projection.names, `${prefix}${attribute.name}`, container);
    const shown = projectValue(attribute, value, projection.kind, named);
    if (shown !== undefined) result[attribute.name] = shown;
  }
  return result;
}

function nameOf(names: Names, key: string, container: string | undefined): ReadonlySet<string> | 'whole' | undefined {
  return (container === undefined ? undefined : names.get(container)) ?? names.get(key);
}

function projectValue(
  attribute: Attribute,
  value: unknown,
  kind: Projection['kind'],
  named: ReadonlySet<string> | 'whole' | undefined,
): unknown {
  if (attribute.returned === 'never') return undefined;
  if (attribute.returned === 'always') return value;
  if (kind === 'only') return named === undefined ? undefined : withSubs(attribute, value, named, true);
  if (attribute.returned === 'request' || named === 'whole') return undefined;
  return named === undefined ? value : withSubs(attribute, value, named, false);
}

function withSubs(attribute: Attribute, value: unknown, named: ReadonlySet<string> | 'whole', keep: boolean): unknown {
  if (named === 'whole' || attribute.type !== 'complex') return value;
  if (Array.isArray(value)) {
    const elements = value.map((element) => keepSubs(element, named, keep)).filter((element) => !isUnassigned(element));
    return elements.length === 0 ? undefined : elements;
  }
  const kept = keepSubs(value, named, keep);
  return isUnassigned(kept) ? undefined : kept;
}

function keepSubs(element: unknown, named: ReadonlySet<string>, keep: boolean): unknown {
  if (!isObject(element)) return element;
  return Object.fromEntries(Object.entries(element).filter(([name]) => named.has(name.toLowerCase()) === keep));
}
