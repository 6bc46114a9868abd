// Reads the body of a PATCH (RFC 7644 §3.5.2) into operations, each with one bound target.
// An operation without a path becomes one operation per attribute that its value names.

import { invalidSyntax, invalidValue, quote, ScimError } from '../error.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import { requireDistinctNames } from '../names.ts';
import { findTarget, parsePath, type Target } from '../path.ts';
import type { ResourceType } from '../resource-type.ts';
import { readOperationName, unfoldOne } from '../tolerance.ts';
import { patchOpUrn } from '../urn.ts';
import { namesWithin, requireSchema } from '../validate.ts';
import { requireFewNames } from '../value-limits.ts';

export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly target: Target;
  readonly value: unknown;
  /** Whether the client named the target by `path`; without one, repeated read-only values are let pass. */
  readonly explicit: boolean;
}

export const maxPatchOperations = 1000;

/**
 * The operations of a PATCH body in their order. Throws ScimError invalidSyntax (envelope), invalidPath, invalidFilter,
 * noTarget (remove without a path) or invalidValue (value missing).
 */
export function parsePatch(type: ResourceType, body: unknown): readonly PatchOperation[] {
  if (!isObject(body)) throw invalidSyntax('The body is not a JSON object.');
  requireSchema(body, patchOpUrn);
  requireDistinctNames(body);
  const operations = member(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax(`Operations is ${quote(operations)}, expected a list of one or more operations.`);
  }
  if (operations.length > maxPatchOperations) {
    throw new ScimError(
      'tooMany',
      `${operations.length} operations in one PATCH, at most ${maxPatchOperations} are taken.`,
    );
  }
  requireFewNames(operations.reduce((sum, operation) => sum + namesWithoutPath(operation), 0));
  return operations.flatMap((operation) => parseOperation(type, operation));
}

function namesWithoutPath(operation: unknown): number {
  const value = pathlessValue(operation);
  if (value === undefined) return 0;
  let names = Object.keys(value).length;
  for (const item of Object.values(value)) names += isObject(item) ? Object.keys(item).length : 0;
  return names;
}

/** The object that an operation without a path sets. */
function pathlessValue(operation: unknown): JsonObject | undefined {
  if (!isObject(operation) || !isPathless(member(operation, 'path'))) return undefined;
  const value = unfoldOne(member(operation, 'value'));
  return isObject(value) ? value : undefined;
}

/** Names in pathless operations that no schema of the type has: ignored, and worth a warning. */
export function unknownPatchNames(type: ResourceType, body: unknown): readonly string[] {
  const values = operationsIn(body).flatMap((operation) => Object.entries(pathlessValue(operation) ?? {}));
  return values.flatMap(([key, item]) => (findTarget(key, type) === undefined ? namesWithin(key, item) : []));
}

/** Paths of operations that no schema of the type has: a PATCH with one of them is refused as a whole. */
export function unknownPatchPaths(type: ResourceType, body: unknown): readonly string[] {
  return operationsIn(body).flatMap((operation) => {
    const path = isObject(operation) ? member(operation, 'path') : undefined;
    return typeof path === 'string' && !isPathless(path) && isUnknown(path, type) ? [path] : [];
  });
}

function operationsIn(body: unknown): readonly unknown[] {
  const operations = isObject(body) ? member(body, 'Operations') : undefined;
  return Array.isArray(operations) ? operations : [];
}

function isUnknown(path: string, type: ResourceType): boolean {
  try {
    return findTarget(path, type) === undefined;
  } catch (error) {
    // Not a path at all, or one with a filter that makes no sense: that is another fault.
    if (error instanceof ScimError) return false;
    throw error;
  }
}

function parseOperation(type: ResourceType, operation: unknown): readonly PatchOperation[] {
  if (!isObject(operation)) throw invalidSyntax(`An operation is ${quote(operation)}, expected an object.`);
  requireDistinctNames(operation);
  const op = readOperationName(member(operation, 'op'));
  if (op === undefined) {
    throw invalidSyntax(`op is ${quote(member(operation, 'op'))}, expected add, remove or replace.`);
  }
  const path = member(operation, 'path');
  const value = member(operation, 'value');
  if (op !== 'remove' && value === undefined) throw invalidValue(`The operation ${op} has no value.`);
  if (isPathless(path)) return parsePathless(type, op, value);
  if (typeof path !== 'string') throw new ScimError('invalidPath', `path is ${quote(path)}, expected a text.`);
  return expand(type, { op, target: parsePath(path, type), value, explicit: true });
}

function isPathless(path: unknown): boolean {
  return path === undefined || path === null || path === '';
}

function parsePathless(type: ResourceType, op: PatchOperation['op'], sent: unknown): readonly PatchOperation[] {
  const value = unfoldOne(sent);
  if (op === 'remove')
    throw new ScimError('noTarget', 'The operation remove has no path. Name the attribute to remove.');
  if (!isObject(value)) {
    throw invalidValue(`The operation ${op} has no path and its value is ${quote(value)}, expected an object.`);
  }
  requireDistinctNames(value);
  const isAlone = Object.keys(value).length === 1;
  return Object.entries(value).flatMap(([key, item]) => {
    // Beside other names it says of which schemas they are; alone it is what is to be changed.
    if (key.toLowerCase() === 'schemas' && !isAlone) return [];
    const target = findTarget(key, type);
    return target === undefined ? [] : expand(type, { op, target, value: item, explicit: false });
  });
}

// A whole extension with an object as its value is one operation per attribute in it.
function expand(type: ResourceType, operation: PatchOperation): readonly PatchOperation[] {
  const { op, target, value } = operation;
  if (target.kind !== 'extension' || op === 'remove') return [operation];
  if (value === null || value === '') return [{ ...operation, op: 'remove' }];
  if (!isObject(value)) throw invalidValue(`${target.schema.id} is ${quote(value)}, expected an object.`);
  return expandExtension(type, operation, target.schema.id, value);
}

function expandExtension(
  type: ResourceType,
  operation: PatchOperation,
  urn: string,
  value: JsonObject,
): readonly PatchOperation[] {
  requireDistinctNames(value);
  return Object.entries(value).flatMap(([key, item]) => {
    const target = findTarget(`${urn}:${key}`, type);
    return target === undefined ? [] : [{ ...operation, target, value: item, explicit: false }];
  });
}
