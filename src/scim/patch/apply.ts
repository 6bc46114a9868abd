// Applies PATCH operations to a resource in canonical form (RFC 7644 §3.5.2): pure, in order, all or nothing.

import type { Attribute, Schema } from '../attribute.ts';
import { immutableValue, ScimError } from '../error.ts';
import { isObject, isUnassigned, type JsonObject, listOf, sameJson, withMember } from '../json.ts';
import type { AttributeTarget } from '../path.ts';
import type { ResourceType } from '../resource-type.ts';
import { sameUrn } from '../urn.ts';
import { completeResource, stateSchemas } from '../validate.ts';
import { readValue } from '../value.ts';
import { patchElements } from './elements.ts';
import { readSetting } from './merge.ts';
import type { PatchOperation } from './parse.ts';
import { maxWork, type Work } from './work.ts';

/**
 * The resource after all operations; the given one is left as it is. Throws ScimError mutability, invalidValue, noTarget or tooMany.
 *
 * @example applyPatch(userType, user, parsePatch(userType, body))
 */
export function applyPatch(
  type: ResourceType,
  resource: JsonObject,
  operations: readonly PatchOperation[],
): JsonObject {
  const work: Work = { left: maxWork };
  return completeResource(
    type,
    operations.reduce((current, operation) => applyOperation(type, current, operation, work), resource),
  );
}

function applyOperation(type: ResourceType, resource: JsonObject, operation: PatchOperation, work: Work): JsonObject {
  const { target } = operation;
  if (target.kind === 'extension') return removeExtension(type, resource, target.schema);
  if (target.attribute.name === 'schemas') return patchSchemas(type, resource, operation);
  const holder = target.container === undefined ? resource : containerOf(resource, target.container);
  const current = holder[target.attribute.name];
  if (isRepeated(operation, target, current)) return resource;
  requireWritable(operation, target);
  const next = nextValue(operation, target, current, work);
  requireKept(target.attribute, current, next);
  const changed = withMember(holder, target.attribute.name, next);
  if (target.container === undefined) return changed;
  return withMember(resource, target.container, isUnassigned(changed) ? undefined : changed);
}

function removeExtension(type: ResourceType, resource: JsonObject, schema: Schema): JsonObject {
  const isRequired = type.extensions.some((extension) => extension.schema.id === schema.id && extension.required);
  if (isRequired) throw new ScimError('mutability', `${schema.id} is required and cannot be removed.`);
  const container = containerOf(resource, schema.id);
  const fixed = schema.attributes.find(
    ({ name, mutability }) => mutability === 'immutable' && container[name] !== undefined,
  );
  if (fixed === undefined) return withMember(resource, schema.id, undefined);
  throw new ScimError('mutability', `${schema.id}:${fixed.name} is immutable and cannot be removed.`);
}

function containerOf(resource: JsonObject, urn: string): JsonObject {
  const container = resource[urn];
  return isObject(container) ? container : {};
}

// `schemas` follows from the data. Naming schemas changes nothing; taking one away that is there is refused.
function patchSchemas(type: ResourceType, resource: JsonObject, operation: PatchOperation): JsonObject {
  const named = listOf(operation.value);
  const isText = named.every((urn) => typeof urn === 'string');
  const present = stateSchemas(type, resource)['schemas'];
  const isKept = (schema: unknown): boolean => named.some((urn) => sameUrn(String(urn), String(schema)));
  if (operation.op === 'add' && isText) return resource;
  if (operation.op === 'replace' && isText && listOf(present).every(isKept)) return resource;
  throw new ScimError(
    'mutability',
    `schemas follows from the data and always names ${type.schema.id}. To take an extension away, remove it by its URN as the path.`,
  );
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
  if (isReadOnly(target)) {
    const detail = `${name} is read-only. Remove this row from the mapping.`;
    throw new ScimError('mutability', detail, { reason: 'readOnly', attribute: name });
  }
  const isWhole = sub === undefined && element === undefined;
  if (operation.op === 'remove' && (isWhole ? attribute.required : sub?.required === true)) {
    const detail = `${name} is required and cannot be removed.`;
    throw new ScimError('mutability', detail, { reason: 'required', attribute: name });
  }
}

// What is immutable takes a first value (RFC 7644 §3.5.2); afterwards whatever would change it, in whole or in part, is refused.
function requireKept({ name, mutability }: Attribute, before: unknown, after: unknown): void {
  if (mutability !== 'immutable' || isUnassigned(before) || sameJson(before, after)) return;
  throw immutableValue(name, before);
}

function nextValue(operation: PatchOperation, target: AttributeTarget, current: unknown, work: Work): unknown {
  const { attribute, sub } = target;
  if (attribute.multiValued) return patchElements(operation, target, listOf(current), work);
  if (attribute.type === 'complex') return patchComplex(operation, attribute, sub, isObject(current) ? current : {});
  return operation.op === 'remove' ? undefined : readValue(attribute, operation.value, 'refuse');
}

function patchComplex(
  operation: PatchOperation,
  attribute: Attribute,
  sub: Attribute | undefined,
  current: JsonObject,
): unknown {
  const { op, value } = operation;
  if (op === 'remove' && sub === undefined) return undefined;
  const next = readSetting(attribute, sub, op === 'remove' ? undefined : value).on(current);
  return isUnassigned(next) ? undefined : next;
}
