// What a directory defines itself, as a whole: schemas and resource types, read from documents, merged with what was there, and printed
// in the form in which they are read again. The product's own schemas may stand among the documents, as /Schemas lists them, but unchanged.

import type { Schema } from '../attribute.ts';
import { resourceTypeDocument, schemaDocument, schemasOf } from '../discovery.ts';
import { invalidValue } from '../error.ts';
import { isObject, type JsonObject, member, sameJson } from '../json.ts';
import { groupType, type ResourceType, userType } from '../resource-type.ts';
import { sameUrn } from '../urn.ts';
import { findDocuments } from './document.ts';
import { definitionLimits } from './limits.ts';
import { readSchema } from './read-schema.ts';
import { type ExtensionDefinition, readType, type TypeDefinition } from './read-type.ts';

export interface Definitions {
  readonly schemas: readonly Schema[];
  /** Types of the directory's own, and the standard types where it extends them. */
  readonly types: readonly TypeDefinition[];
}

export const noDefinitions: Definitions = { schemas: [], types: [] };

export const standardTypes: readonly ResourceType[] = [userType, groupType];

const standardSchemas = schemasOf(standardTypes);

/** The definitions in a document. Throws ScimError invalidValue. */
export function readDefinitions(document: unknown): Definitions {
  const { schemas, types } = findDocuments(document);
  return merge(noDefinitions, {
    schemas: schemas.filter((item) => !isStandardSchema(item)).map(readSchema),
    types: types.map(readType).flatMap(ownPartOf),
  });
}

/** What was there with what is new; a schema or type of the same name takes the place of the old one. Throws ScimError invalidValue. */
export function mergeDefinitions(before: Definitions, after: Definitions): Definitions {
  const merged = merge(before, after);
  const bound = { ...merged, types: bindByName(merged) };
  requireFew('schemas', bound.schemas.length, definitionLimits.maxSchemas);
  requireFew('resource types', bound.types.length, definitionLimits.maxTypes);
  return bound;
}

/** The definitions as documents that `readDefinitions` reads. */
export function printDefinitions({ schemas, types }: Definitions): readonly JsonObject[] {
  return [...schemas.map(schemaDocument), ...types.map(resourceTypeDocument)];
}

function merge(before: Definitions, after: Definitions): Definitions {
  const schemas = new Map(before.schemas.map((schema) => [schema.id.toLowerCase(), schema]));
  for (const schema of after.schemas) schemas.set(schema.id.toLowerCase(), schema);
  const types = new Map(before.types.map((type) => [type.name.toLowerCase(), type]));
  for (const type of after.types) {
    const key = type.name.toLowerCase();
    types.set(key, { ...type, extensions: joinExtensions(types.get(key)?.extensions ?? [], type.extensions) });
  }
  return { schemas: [...schemas.values()], types: [...types.values()] };
}

function joinExtensions(
  before: readonly ExtensionDefinition[],
  after: readonly ExtensionDefinition[],
): readonly ExtensionDefinition[] {
  const joined = new Map([...before, ...after].map((extension) => [extension.schema.toLowerCase(), extension]));
  return [...joined.values()];
}

// A standard type contributes the extensions that are not the product's.
function ownPartOf(type: TypeDefinition): readonly TypeDefinition[] {
  const standard = standardTypes.find(({ name }) => name.toLowerCase() === type.name.toLowerCase());
  if (standard === undefined) return [type];
  if (type.endpoint !== standard.endpoint || !sameUrn(type.schema, standard.schema.id)) {
    throw invalidValue(
      `Resource type ${standard.name} is ${standard.endpoint} with ${standard.schema.id}; it can be extended, not changed.`,
    );
  }
  const own = type.extensions.filter(
    ({ schema }) => !standard.extensions.some((known) => sameUrn(known.schema.id, schema)),
  );
  return own.length === 0 ? [] : [{ ...describe(standard), extensions: own }];
}

function describe({ name, description, endpoint, schema }: ResourceType): TypeDefinition {
  return { name, description, endpoint, schema: schema.id, extensions: [] };
}

// "urn:…:extension:contoso:2.0:User" says by its end what it extends, as Entra writes the URNs of target attributes.
function bindByName({ schemas, types }: Definitions): readonly TypeDefinition[] {
  const bound = new Map([...standardTypes.map(describe), ...types].map((type) => [type.name, type]));
  for (const { id } of schemas.filter((schema) => !isBound(types, schema))) {
    const name = id.slice(id.lastIndexOf(':') + 1);
    const type = bound.get(name);
    if (type === undefined) {
      throw invalidValue(
        `No resource type uses ${id}. Add a resource type that names it, or let it end in ":User" or ":Group" to extend one of these.`,
      );
    }
    bound.set(name, { ...type, extensions: [...type.extensions, { schema: id, required: false }] });
  }
  const isOwn = (type: TypeDefinition): boolean =>
    type.extensions.length > 0 || !standardTypes.some(({ name }) => name === type.name);
  return [...bound.values()].filter(isOwn);
}

function isBound(types: readonly TypeDefinition[], { id }: Schema): boolean {
  return types.some(
    ({ schema, extensions }) => sameUrn(schema, id) || extensions.some((extension) => sameUrn(extension.schema, id)),
  );
}

function isStandardSchema(document: JsonObject): boolean {
  const id = member(document, 'id');
  const standard = typeof id === 'string' ? standardSchemas.find((schema) => sameUrn(schema.id, id)) : undefined;
  if (standard === undefined) return false;
  if (sameJson(essence(member(document, 'attributes')), essence(schemaDocument(standard)['attributes']))) return true;
  throw invalidValue(
    `Schema ${standard.id} is part of the product and cannot be changed. Put attributes of your own into an extension.`,
  );
}

// Names, types and characteristics; what merely describes or suggests may differ, as the members of groups do.
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (!isObject(value)) return value;
  const significant = Object.entries(value).filter(
    ([key]) => !['description', 'canonicalValues', 'referenceTypes'].includes(key),
  );
  return Object.fromEntries(significant.map(([key, item]) => [key, essence(item)]));
}

function requireFew(what: string, count: number, max: number): void {
  if (count <= max) return;
  throw invalidValue(`The directory would have ${count} ${what} of its own, at most ${max} are possible.`);
}
