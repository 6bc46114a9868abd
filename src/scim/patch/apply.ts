// Applies PATCH operations to a resource in canonical form (RFC 7644 §3.5.2): pure, in order, all or nothing.

import type { Attribute, Schema } from '../attribute.ts';
import { quote, ScimError } from '../error.ts';
import { isObject, isUnassigned, type JsonObject, listOf, sameJson } from '../json.ts';
import type { Target } from '../path.ts';
import type { ResourceType } from '../resource-type.ts';
import { clears, unfoldComplex } from '../tolerance.ts';
import { sameUrn } from '../urn.ts';
import { completeResource } from '../validate.ts';
import { readSub, readValue } from '../value.ts';
import { patchElements } from './elements.ts';
import type { PatchOperation } from './parse.ts';

type AttributeTarget = Extract<Target, { kind: 'attribute' }>;

/**
 * The resource after all operations; the given one is left as it is. Throws ScimError mutability, invalidValue or noTarget.
 *
 * @example applyPatch(userType, user, parsePatch(userType, body))
 */
export function applyPatch(
  type: ResourceType,
  resource: JsonObject,
  operations: readonly PatchOperation[],
): JsonObject {
  return completeResource(
    type,
    operations.reduce((current, operation) => applyOperation(type, current, operation), resource),
  );
}

function applyOperation(type: ResourceType, resource: JsonObject, operation: PatchOperation): JsonObject {
  const { target } = operation;
  if (target.kind === 'extension') return removeExtension(type, resource, target.schema);
  if (target.attribute.name === 'schemas') return patchSchemas(type, resource, operation);
  const holder = target.container === undefined ? resource : containerOf(resource, target.container);
  const current = holder[target.attribute.name];
  if (isRepeated(operation, target, current)) return resource;
  requireWritable(operation, target);
  const next = nextValue(operation, target, current);
  requireKept(target.attribute, current, next);
  const changed = withValue(holder, target.attribute.name, next);
  if (target.container === undefined) return changed;
  return withValue(resource, target.container, isUnassigned(changed) ? undefined : changed);
}

function removeExtension(type: ResourceType, resource: JsonObject, schema: Schema): JsonObject {
  const isRequired = type.extensions.some((extension) => extension.schema.id === schema.id && extension.required);
  if (isRequired) throw new ScimError('mutability', `${schema.id} is required and cannot be removed.`);
  const container = containerOf(resource, schema.id);
  const fixed = schema.attributes.find(
    ({ name, mutability }) => mutability === 'immutable' && container[name] !== undefined,
  );
  if (fixed === undefined) return withValue(resource, schema.id, undefined);
  throw new ScimError('mutability', `${schema.id}:${fixed.name} is immutable and cannot be removed.`);
}

function containerOf(resource: JsonObject, urn: string): JsonObject {
  const container = resource[urn];
  return isObject(container) ? container : {};
}

function withValue(object: JsonObject, name: string, value: unknown): JsonObject {
  if (value !== undefined) return { ...object, [name]: value };
  const { [name]: _, ...rest } = object;
  return rest;
}

// `schemas` follows from the data. Naming schemas changes nothing; taking the base schema away is refused.
function patchSchemas(type: ResourceType, resource: JsonObject, operation: PatchOperation): JsonObject {
  const named = listOf(operation.value);
  const isText = named.every((urn) => typeof urn === 'string');
  const keepsBase =
    operation.op === 'add' || named.some((urn) => typeof urn === 'string' && sameUrn(urn, type.schema.id));
  if (operation.op !== 'remove' && isText && keepsBase) return resource;
  throw new ScimError('mutability', `schemas always names ${type.schema.id} and follows from the data.`);
}

// Entra repeats the id of a group when it renames it: a read-only value that changes nothing is let pass without a path.
function isRepeated(operation: PatchOperation, target: AttributeTarget, current: unknown): boolean {
  if (operation.explicit || !isReadOnly(target)) return false;
  const value = target.sub === undefined ? current : subValue(current, target.sub);
  return isObject(operation.value) && isObject(value)
    ? Object.entries(operation.value).every(([key, item]) => sameJson(item, value[key]))
    : sameJson(operation.value, value);
}

function subValue(value: unknown, sub: Attribute): unknown {
  return isObject(value) ? value[sub.name] : undefined;
}

function isReadOnly(target: AttributeTarget): boolean {
  return target.attribute.mutability === 'readOnly' || target.sub?.mutability === 'readOnly';
}

function requireWritable(operation: PatchOperation, target: AttributeTarget): void {
  const { attribute, sub, element } = target;
  const name = sub === undefined ? attribute.name : `${attribute.name}.${sub.name}`;
  if (isReadOnly(target)) throw new ScimError('mutability', `${name} is read-only. Remove this row from the mapping.`);
  const isWhole = sub === undefined && element === undefined;
  if (operation.op === 'remove' && (isWhole ? attribute.required : sub?.required === true)) {
    throw new ScimError('mutability', `${name} is required and cannot be removed.`);
  }
}

// What is immutable takes a first value (RFC 7644 §3.5.2); afterwards whatever would change it, in whole or in part, is refused.
function requireKept({ name, mutability }: Attribute, before: unknown, after: unknown): void {
  if (mutability !== 'immutable' || isUnassigned(before) || sameJson(before, after)) return;
  throw new ScimError('mutability', `${name} is immutable and has the value ${quote(before)}.`);
}

function nextValue(operation: PatchOperation, target: AttributeTarget, current: unknown): unknown {
  const { attribute, sub } = target;
  if (attribute.multiValued) return patchElements(operation, target, listOf(current));
  if (attribute.type === 'complex') return patchComplex(operation, attribute, sub, isObject(current) ? current : {});
  return operation.op === 'remove' ? undefined : readValue(attribute, operation.value, 'refuse');
}

// The sub-attributes that are given take their values, the others stay (RFC 7644 §3.5.2.1, §3.5.2.3).
function patchComplex(
  operation: PatchOperation,
  attribute: Attribute,
  sub: Attribute | undefined,
  current: JsonObject,
): JsonObject | undefined {
  if (sub !== undefined) return assigned(withSub(attribute, sub, operation, current));
  if (operation.op === 'remove' || clears(attribute, operation.value)) return undefined;
  const value = unfoldComplex(attribute, operation.value);
  const read = readValue(attribute, value, 'refuse');
  if (read === undefined) return undefined;
  return assigned(mergeSubs(attribute, current, isObject(value) ? value : {}, isObject(read) ? read : {}));
}

function withSub(attribute: Attribute, sub: Attribute, operation: PatchOperation, current: JsonObject): JsonObject {
  const value = operation.op === 'remove' ? undefined : readSub(sub, operation.value, `${attribute.name}.${sub.name}`);
  if (value === undefined && sub.required) {
    throw new ScimError('invalidValue', `${attribute.name}.${sub.name} is required and has no value.`);
  }
  requireImmutable(attribute, sub, current, value);
  return withValue(current, sub.name, value);
}

function requireImmutable(attribute: Attribute, sub: Attribute, current: JsonObject, value: unknown): void {
  const before = current[sub.name];
  if (sub.mutability !== 'immutable' || before === undefined || sameJson(before, value)) return;
  throw new ScimError('mutability', `${attribute.name}.${sub.name} is immutable and has the value ${quote(before)}.`);
}

function mergeSubs(attribute: Attribute, current: JsonObject, sent: JsonObject, read: JsonObject): JsonObject {
  const names = new Set(Object.keys(sent).map((name) => name.toLowerCase()));
  const cleared = attribute.subAttributes.filter(
    (sub) => names.has(sub.name.toLowerCase()) && sub.mutability !== 'readOnly',
  );
  return cleared.reduce((merged, sub) => {
    requireImmutable(attribute, sub, merged, read[sub.name]);
    return withValue(merged, sub.name, read[sub.name]);
  }, current);
}

function assigned(value: JsonObject): JsonObject | undefined {
  return isUnassigned(value) ? undefined : value;
}
