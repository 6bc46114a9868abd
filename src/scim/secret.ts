// Attributes that are never returned (RFC 7643 §7), as passwords are (§4.1.1): they are no part of a resource that anybody reads,
// so they are taken out of what a request sets and go another way.

import { invalidValue, missingValue, quote, ScimError } from './error.ts';
import { isObject, isUnassigned, type JsonObject, listOf, withMember } from './json.ts';
import type { PatchOperation } from './patch/index.ts';
import { notationOf, type PlacedAttribute, placedAttributes, type ResourceType, valueAt } from './resource-type.ts';
import { readValue } from './value.ts';

/** Values by the attribute in attribute notation; undefined where a request takes the value away. */
export type Secrets = ReadonlyMap<string, unknown>;

export function secretAttributes(type: ResourceType): readonly PlacedAttribute[] {
  return placedAttributes(type).filter(({ attribute }) => attribute.returned === 'never');
}

/** What a resource sets of these attributes. */
export function secretsIn(attributes: readonly PlacedAttribute[], resource: JsonObject): Secrets {
  const values = attributes.map((place) => [notationOf(place), valueAt(resource, place)] as const);
  return new Map(values.filter(([, value]) => value !== undefined));
}

export function withoutSecrets(attributes: readonly PlacedAttribute[], resource: JsonObject): JsonObject {
  let rest = resource;
  for (const place of attributes) rest = withoutOne(place, rest);
  return rest;
}

function withoutOne({ container, attribute }: PlacedAttribute, resource: JsonObject): JsonObject {
  if (container === undefined) return withMember(resource, attribute.name, undefined);
  const holder = resource[container];
  if (!isObject(holder) || holder[attribute.name] === undefined) return resource;
  const kept = withMember(holder, attribute.name, undefined);
  if (!isUnassigned(kept)) return { ...resource, [container]: kept };
  const schemas = listOf(resource['schemas']).filter((urn) => urn !== container);
  return { ...withMember(resource, container, undefined), schemas };
}

/** Throws ScimError invalidValue when a required one is not set: a new resource must have it, with its extension. */
export function requireSecrets(attributes: readonly PlacedAttribute[], resource: JsonObject): void {
  const missing = attributes.find((place) => isMissing(place, resource));
  if (missing === undefined) return;
  throw missingValue(notationOf(missing));
}

function isMissing(place: PlacedAttribute, resource: JsonObject): boolean {
  const { container, attribute } = place;
  const isAsked = attribute.required && attribute.mutability !== 'readOnly';
  const hasHolder = container === undefined || resource[container] !== undefined;
  return isAsked && hasHolder && valueAt(resource, place) === undefined;
}

/** Whether a PATCH operation is about an attribute that is never returned. */
export function isSecretOperation({ target }: PatchOperation): boolean {
  return target.kind === 'attribute' && target.attribute.returned === 'never';
}

/** What operations set of these attributes in the end; with an extension goes what is in it. Throws ScimError mutability, invalidPath or invalidValue. */
export function secretsAfter(attributes: readonly PlacedAttribute[], operations: readonly PatchOperation[]): Secrets {
  const secrets = new Map<string, unknown>();
  for (const operation of operations) {
    const { target } = operation;
    if (target.kind === 'extension') {
      const gone = attributes.filter(({ container }) => container === target.schema.id);
      for (const place of gone) secrets.set(notationOf(place), undefined);
    } else if (isSecretOperation(operation)) secrets.set(notationOf(target), valueAfter(operation));
  }
  return secrets;
}

function valueAfter({ op, target, value }: PatchOperation): unknown {
  if (target.kind !== 'attribute') return undefined;
  const { attribute, sub, filter } = target;
  if (attribute.mutability === 'readOnly') throw new ScimError('mutability', `${attribute.name} is read-only.`);
  if (sub !== undefined || filter !== undefined) {
    throw new ScimError('invalidPath', `${attribute.name} is never returned and can only be set as a whole.`);
  }
  const set = op === 'remove' ? undefined : readValue(attribute, value, 'refuse');
  if (set !== undefined || !attribute.required) return set;
  if (op === 'remove') throw new ScimError('mutability', `${attribute.name} is required and cannot be removed.`);
  throw invalidValue(`${attribute.name} is required and ${quote(null)} is no value.`);
}
