// Reads the body of a POST or PUT into a resource in canonical form (RFC 7644 §3.3, §3.5.1; RFC 7643 §3).
// readOnly attributes and unknown ones are left out; what is unknown can be listed for a warning.

import { type Attribute, findAttribute, type Schema } from './attribute.ts';
import { immutableValue, invalidSyntax, invalidValue, missingValue, quote } from './error.ts';
import { isObject, isUnassigned, type JsonObject, member, sameJson } from './json.ts';
import { findExtension, type ResourceType } from './resource-type.ts';
import { isOldCoreUrn } from './tolerance.ts';
import { sameUrn } from './urn.ts';
import { readValue } from './value.ts';
import { requireFewNames } from './value-limits.ts';

/**
 * The resource that a body describes: `schemas`, attributes and extension containers, without id and meta.
 * Throws ScimError invalidSyntax (no object, wrong schemas, a name given twice) or invalidValue (wrong type, required value missing).
 */
export function readResource(type: ResourceType, body: unknown): JsonObject {
  if (!isObject(body)) throw invalidSyntax('The body is not a JSON object.');
  requireSchema(body, type.schema.id, (urn) => isOldCoreUrn(urn, type.name));
  const result: Record<string, unknown> = {};
  const entries = Object.entries(body);
  requireFewNames(entries.length);
  for (const [key, value] of entries) {
    const entry = readEntry(type, key, value);
    if (entry === undefined) continue;
    if (Object.hasOwn(result, entry.name)) throw invalidSyntax(`${entry.name} is given twice.`);
    if (entry.value !== undefined) result[entry.name] = entry.value;
  }
  return completeResource(type, result);
}

/** Throws ScimError invalidSyntax unless `schemas` is a list of texts that names the URN, or another one that is as good. */
export function requireSchema(body: JsonObject, urn: string, isAsGood: (other: string) => boolean = () => false): void {
  const schemas = member(body, 'schemas');
  const isList = Array.isArray(schemas) && schemas.every((item) => typeof item === 'string');
  if (isList && schemas.some((item) => sameUrn(item, urn) || isAsGood(item))) return;
  throw invalidSyntax(`schemas is ${quote(schemas)}, expected a list that names ${urn}.`);
}

/** Checks that required attributes have values and states in `schemas` which schemas are present (RFC 7643 §3). */
export function completeResource(type: ResourceType, resource: JsonObject): JsonObject {
  requireValues(type.schema.attributes, resource, '');
  const present = type.extensions.filter(({ schema }) => hasContent(schema, resource[schema.id]));
  for (const { schema } of present) requireValues(schema.attributes, resource[schema.id], `${schema.id}:`);
  const missing = type.extensions.find((extension) => extension.required && !present.includes(extension));
  if (missing !== undefined) throw missingValue(missing.schema.id);
  return stateSchemas(type, resource);
}

// What is never returned is not part of the resource, and does not make an extension one of its own.
function hasContent({ attributes }: Schema, container: unknown): boolean {
  if (!isObject(container)) return false;
  return attributes.some(({ name, returned }) => returned !== 'never' && !isUnassigned(container[name]));
}

/**
 * The resource with the schemas that are present in it; an extension without content is none of them (RFC 7643 §3).
 * Most resources are as they should be already, and are not copied.
 */
export function stateSchemas(type: ResourceType, resource: JsonObject): JsonObject {
  const urns = type.extensions.map(({ schema }) => schema.id);
  const schemas = [type.schema.id, ...urns.filter((urn) => !isUnassigned(resource[urn]))];
  const empty = urns.filter((urn) => resource[urn] !== undefined && !schemas.includes(urn));
  if (empty.length === 0 && sameJson(resource['schemas'], schemas)) return resource;
  const { schemas: _, ...rest } = resource;
  if (empty.length === 0) return { schemas, ...rest };
  return { schemas, ...Object.fromEntries(Object.entries(rest).filter(([name]) => !empty.includes(name))) };
}

function requireValues(attributes: readonly Attribute[], holder: unknown, prefix: string): void {
  for (const { name } of requiredAmong(attributes)) {
    const value = isObject(holder) ? holder[name] : undefined;
    const isBlank = typeof value === 'string' && value.trim() === '';
    if (!isUnassigned(value) && !isBlank) continue;
    throw missingValue(`${prefix}${name}`);
  }
}

const required = new WeakMap<readonly Attribute[], readonly Attribute[]>();

// What the service provider sets itself need not be sent; what is never returned is not part of the resource.
function requiredAmong(attributes: readonly Attribute[]): readonly Attribute[] {
  let found = required.get(attributes);
  if (found === undefined) {
    found = attributes.filter(
      (attribute) => attribute.required && attribute.mutability !== 'readOnly' && attribute.returned !== 'never',
    );
    required.set(attributes, found);
  }
  return found;
}

interface Entry {
  readonly name: string;
  readonly value: unknown;
}

function readEntry(type: ResourceType, key: string, value: unknown): Entry | undefined {
  const extension = findExtension(type, key);
  if (extension !== undefined)
    return { name: extension.id, value: readExtension(extension.id, extension.attributes, value) };
  if (sameUrn(key, 'schemas')) return undefined;
  const attribute = findAttribute(type.attributes, key);
  if (attribute === undefined || attribute.mutability === 'readOnly') return undefined;
  return { name: attribute.name, value: readValue(attribute, value, 'first') };
}

function readExtension(urn: string, attributes: ResourceType['attributes'], value: unknown): JsonObject | undefined {
  if (value === null) return undefined;
  if (!isObject(value)) throw invalidValue(`${urn} is ${quote(value)}, expected an object.`);
  const result: Record<string, unknown> = {};
  const entries = Object.entries(value);
  requireFewNames(entries.length);
  for (const [key, item] of entries) {
    const attribute = findAttribute(attributes, key);
    if (attribute === undefined || attribute.mutability === 'readOnly') continue;
    if (Object.hasOwn(result, attribute.name)) throw invalidSyntax(`${attribute.name} is given twice.`);
    const read = readValue(attribute, item, 'first');
    if (read !== undefined) result[attribute.name] = read;
  }
  return isUnassigned(result) ? undefined : result;
}

/**
 * A resource after PUT: readOnly values stay as they were, an immutable value that was set must be sent unchanged or left out
 * (RFC 7644 §3.5.1). Throws ScimError mutability.
 */
export function carryOver(type: ResourceType, before: JsonObject, after: JsonObject): JsonObject {
  const top = carry(type.attributes, before, after, '');
  const containers = type.extensions.flatMap(({ schema }) => {
    const from = before[schema.id];
    if (!isObject(from)) return [];
    const to = after[schema.id];
    const container = carry(schema.attributes, from, isObject(to) ? to : {}, `${schema.id}:`);
    return isUnassigned(container) ? [] : [[schema.id, container] as const];
  });
  return completeResource(type, { ...top, ...Object.fromEntries(containers) });
}

function carry(attributes: readonly Attribute[], before: JsonObject, after: JsonObject, prefix: string): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const attribute of attributes) {
    const { name } = attribute;
    const value = before[name];
    if (value === undefined || name === 'schemas') continue;
    const carried = carryValue(attribute, value, after[name], `${prefix}${name}`);
    if (carried !== undefined) kept[name] = carried;
  }
  return { ...after, ...kept };
}

function carryValue(attribute: Attribute, before: unknown, after: unknown, path: string): unknown {
  const { mutability, type, multiValued, subAttributes } = attribute;
  if (mutability === 'immutable' && after !== undefined && !sameJson(before, after)) {
    throw immutableValue(path, before);
  }
  if (mutability === 'readOnly' || mutability === 'immutable') return before;
  if (type !== 'complex' || multiValued || !isObject(before) || !isObject(after)) return after;
  return carry(subAttributes, before, after, `${path}.`);
}

/** Names in a body that no schema of the type has: ignored, and worth a warning. */
export function unknownNames(type: ResourceType, body: JsonObject): readonly string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const extension = findExtension(type, key);
    if (extension === undefined)
      return findAttribute(type.attributes, key) === undefined ? namesWithin(key, value) : [];
    if (!isObject(value)) return [];
    const names = Object.keys(value).filter((name) => findAttribute(extension.attributes, name) === undefined);
    return names.map((name) => `${extension.id}:${name}`);
  });
}

/** The attributes behind a name that no schema has: an extension's URN means the attributes in it. */
export function namesWithin(name: string, value: unknown): readonly string[] {
  const isExtension = /^urn:/i.test(name) && isObject(value) && Object.keys(value).length > 0;
  return isExtension ? Object.keys(value).map((key) => `${name}:${key}`) : [name];
}
