// Reads a resource type from its document (RFC 7643 §6). Which schemas it names is looked up later.

import { invalidValue, quote } from '../error.ts';
import { type JsonObject, member } from '../json.ts';
import { definitionLimits } from './limits.ts';
import { readFlag, readObjects, readText, readUrn } from './read-value.ts';

/** A resource type that names its schemas by their URNs. */
export interface TypeDefinition {
  readonly name: string;
  readonly description: string;
  readonly endpoint: string;
  readonly schema: string;
  readonly extensions: readonly ExtensionDefinition[];
}

export interface ExtensionDefinition {
  readonly schema: string;
  readonly required: boolean;
}

const namePattern = /^[A-Za-z][A-Za-z0-9_-]*$/;
const endpointPattern = /^\/[A-Za-z][A-Za-z0-9_-]*$/;
/** Names and endpoints that the protocol uses itself (RFC 7644 §3.2). */
const reservedNames = ['schema', 'resourcetype', 'serviceproviderconfig', 'external', 'uri'];
const reservedEndpoints = ['/schemas', '/resourcetypes', '/serviceproviderconfig', '/bulk', '/me'];

/** The resource type that a document describes. Throws ScimError invalidValue. */
export function readType(document: JsonObject): TypeDefinition {
  const name = readMatching(
    document,
    'name',
    'Resource type',
    namePattern,
    'a letter and then letters, digits, "-" or "_"',
  );
  const place = `Resource type ${name}`;
  if (reservedNames.includes(name.toLowerCase()) || name in {}) throw invalidValue(`${place}: this name is reserved.`);
  const endpoint = readMatching(
    document,
    'endpoint',
    place,
    endpointPattern,
    'a slash and one word, for example /Devices',
  );
  if (reservedEndpoints.includes(endpoint.toLowerCase())) {
    throw invalidValue(`${place}: the endpoint ${endpoint} is used by the protocol.`);
  }
  return {
    name,
    description: readText(document, 'description', place) ?? '',
    endpoint,
    schema: readUrn(document, 'schema', place),
    extensions: readExtensions(document, place),
  };
}

function readExtensions(document: JsonObject, place: string): readonly ExtensionDefinition[] {
  const extensions = readObjects(document, 'schemaExtensions', place, definitionLimits.maxSchemas).map((item) => ({
    schema: readUrn(item, 'schema', `${place}, schemaExtensions`),
    required: readFlag(item, 'required', `${place}, schemaExtensions`),
  }));
  const urns = extensions.map(({ schema }) => schema.toLowerCase());
  if (new Set(urns).size === urns.length) return extensions;
  throw invalidValue(`${place} names an extension twice.`);
}

function readMatching(document: JsonObject, key: string, place: string, pattern: RegExp, expected: string): string {
  const value = member(document, key);
  if (typeof value === 'string' && value.length <= definitionLimits.maxNameLength && pattern.test(value)) return value;
  throw invalidValue(`${place}: ${key} is ${quote(value)}, expected ${expected}.`);
}
