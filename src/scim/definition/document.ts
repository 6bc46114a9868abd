// Finds schemas and resource types in a JSON document: one of them alone, a list of them, or what /Schemas and /ResourceTypes answer
// (RFC 7643 §6, §7; RFC 7644 §4). `schemas` tells them apart; the schemas that RFC 7643 §8.7 prints leave it out.

import { invalidValue, quote } from '../error.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import { listResponseUrn, resourceTypeUrn, sameUrn, schemaUrn } from '../urn.ts';
import { definitionLimits } from './limits.ts';

export interface Documents {
  readonly schemas: readonly JsonObject[];
  readonly types: readonly JsonObject[];
}

/** The schemas and resource types in a document. Throws ScimError invalidValue for anything else in it. */
export function findDocuments(value: unknown): Documents {
  const objects = objectsIn(value);
  const { maxDocuments } = definitionLimits;
  if (objects.length === 0) throw invalidValue('The document holds no schema and no resource type.');
  if (objects.length > maxDocuments) {
    throw invalidValue(`The document holds ${objects.length} definitions, at most ${maxDocuments} are taken.`);
  }
  const kinds = Map.groupBy(objects, kindOf);
  return { schemas: kinds.get('schema') ?? [], types: kinds.get('type') ?? [] };
}

function objectsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value))
    return value.flatMap((item) => (isList(item) ? objectsIn(member(item, 'Resources')) : [requireObject(item)]));
  return isList(value) ? objectsIn(member(value, 'Resources')) : [requireObject(value)];
}

function isList(value: unknown): value is JsonObject {
  return isObject(value) && names(value, listResponseUrn);
}

function requireObject(value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw invalidValue(`The document holds ${quote(value)}, expected a schema or a resource type.`);
}

function names(object: JsonObject, urn: string): boolean {
  const schemas = member(object, 'schemas');
  return Array.isArray(schemas) && schemas.some((item) => typeof item === 'string' && sameUrn(item, urn));
}

function kindOf(object: JsonObject): 'schema' | 'type' {
  const isUnnamed = member(object, 'schemas') === undefined;
  if (names(object, schemaUrn) || (isUnnamed && member(object, 'attributes') !== undefined)) return 'schema';
  if (names(object, resourceTypeUrn) || (isUnnamed && member(object, 'endpoint') !== undefined)) return 'type';
  throw invalidValue(
    `${quote(member(object, 'id') ?? object)} is neither a schema nor a resource type: schemas has to name ${schemaUrn} or ${resourceTypeUrn}.`,
  );
}
