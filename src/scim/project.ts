// Which attributes an answer shows (RFC 7644 §3.4.2.5, §3.9; RFC 7643 §7 "returned").

import type { Attribute } from './attribute.ts';
import { invalidValue } from './error.ts';
import { parseAttributePath } from './filter/index.ts';
import { isObject, isUnassigned, type JsonObject } from './json.ts';
import { findExtension, placeAttribute, placedAttributes, type ResourceType } from './resource-type.ts';

/** Names asked for or left out; a whole attribute, or some of its sub-attributes. Keys are spelled as in the schema. */
type Names = ReadonlyMap<string, ReadonlySet<string> | 'whole'>;

/** `written` are attributes that the request itself set: those that are returned on request are shown then too (RFC 7643 §7). */
export type Projection =
  | { readonly kind: 'default'; readonly written?: Names }
  | { readonly kind: 'only'; readonly names: Names }
  | { readonly kind: 'without'; readonly names: Names; readonly written?: Names };

/** Reads `attributes` and `excludedAttributes`; unknown names are passed over. Throws ScimError invalidValue when both are given. */
export function readProjection(
  type: ResourceType,
  attributes: string | undefined,
  excludedAttributes: string | undefined,
): Projection {
  const only = splitNames(attributes);
  const without = splitNames(excludedAttributes);
  if (only.length > 0 && without.length > 0) {
    throw invalidValue('attributes and excludedAttributes exclude each other. Send one of them.');
  }
  if (only.length > 0) return { kind: 'only', names: namesOf(type, only) };
  return without.length > 0 ? { kind: 'without', names: namesOf(type, without) } : { kind: 'default' };
}

/** Whether every attribute of a type is returned by default, so that a whole resource is what an answer shows. */
export function isShownWhole(type: ResourceType): boolean {
  return placedAttributes(type).every(
    ({ attribute }) =>
      attribute.returned !== 'request' && attribute.subAttributes.every((sub) => isShownByDefault(sub.returned)),
  );
}

function isShownByDefault(returned: Attribute['returned']): boolean {
  return returned === 'default' || returned === 'always';
}

/** The projection of an answer to a request that wrote these attributes. */
export function showWritten(type: ResourceType, projection: Projection, written: readonly string[]): Projection {
  return projection.kind === 'only' ? projection : { ...projection, written: namesOf(type, written) };
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
  else if (earlier === undefined) names.set(key, new Set([path.sub.toLowerCase()]));
  else if (earlier !== 'whole') earlier.add(path.sub.toLowerCase());
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
    const key = `${prefix}${attribute.name}`;
    const shown = projectValue(attribute, value, projection, named, isWritten(projection, key, container));
    if (shown !== undefined) result[attribute.name] = shown;
  }
  return result;
}

function isWritten(projection: Projection, key: string, container: string | undefined): boolean {
  return (
    projection.kind !== 'only' &&
    projection.written !== undefined &&
    nameOf(projection.written, key, container) !== undefined
  );
}

function nameOf(names: Names, key: string, container: string | undefined): ReadonlySet<string> | 'whole' | undefined {
  return (container === undefined ? undefined : names.get(container)) ?? names.get(key);
}

function projectValue(
  attribute: Attribute,
  value: unknown,
  { kind }: Projection,
  named: ReadonlySet<string> | 'whole' | undefined,
  isAsked: boolean,
): unknown {
  if (attribute.returned === 'never') return undefined;
  const isAlways = attribute.returned === 'always';
  if (kind === 'only' && named === undefined && !isAlways) return undefined;
  if (kind !== 'only' && attribute.returned === 'request' && !isAsked) return undefined;
  if (kind === 'without' && named === 'whole' && !isAlways) return undefined;
  return attribute.type === 'complex' ? withSubs(attribute, value, kind, named, isAsked) : value;
}

function withSubs(
  attribute: Attribute,
  value: unknown,
  kind: Projection['kind'],
  named: ReadonlySet<string> | 'whole' | undefined,
  isAsked: boolean,
): unknown {
  const names = typeof named === 'object' ? named : undefined;
  if (names === undefined && attribute.subAttributes.every(({ returned }) => isShownByDefault(returned))) return value;
  const shown = new Set(
    attribute.subAttributes.filter((sub) => showsSub(sub, kind, names, isAsked)).map(({ name }) => name),
  );
  if (!Array.isArray(value)) return keepSubs(value, shown);
  const elements = value.map((element) => keepSubs(element, shown)).filter((element) => element !== undefined);
  return elements.length === 0 ? undefined : elements;
}

function showsSub(
  sub: Attribute,
  kind: Projection['kind'],
  names: ReadonlySet<string> | undefined,
  isAsked: boolean,
): boolean {
  if (sub.returned === 'always') return true;
  if (sub.returned === 'never') return false;
  const isNamed = names?.has(sub.name.toLowerCase()) === true;
  if (sub.returned === 'request') return kind === 'only' ? isNamed : isAsked;
  return names === undefined || isNamed === (kind === 'only');
}

function keepSubs(element: unknown, shown: ReadonlySet<string>): unknown {
  if (!isObject(element)) return element;
  const kept = Object.fromEntries(Object.entries(element).filter(([name]) => shown.has(name)));
  return isUnassigned(kept) ? undefined : kept;
}
