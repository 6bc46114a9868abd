// The resource types that a directory serves: the standard ones with their extensions, and those of its own. What does not fit together
// is refused here: clashes of names, attributes that would hide others, references to types that do not exist.

import { type Attribute, findAttribute, type Schema } from '../attribute.ts';
import { invalidValue } from '../error.ts';
import {
  groupType,
  placedAttributes,
  type ResourceType,
  resourceType,
  type SchemaExtension,
} from '../resource-type.ts';
import { sameUrn } from '../urn.ts';
import { type Definitions, standardTypes } from './definitions.ts';
import { definitionLimits } from './limits.ts';
import type { TypeDefinition } from './read-type.ts';

/** The types, in the order standard, then own. Throws ScimError invalidValue. */
export function composeTypes(definitions: Definitions): readonly ResourceType[] {
  const standard = standardTypes.map((type) => extendStandard(type, definitions));
  const own = definitions.types
    .filter(({ name }) => !standardTypes.some((type) => type.name === name))
    .map((definition) => composeOwn(definition, definitions.schemas));
  const types = [...standard, ...own];
  requireDistinct(types);
  for (const type of types) checkType(type, types, definitions.schemas);
  return types.map((type) => (type.name === groupType.name ? withMemberTypes(type, own) : type));
}

function extendStandard(type: ResourceType, { types, schemas }: Definitions): ResourceType {
  const definition = types.find(({ name }) => name === type.name);
  return definition === undefined
    ? type
    : { ...type, extensions: [...type.extensions, ...extensionsOf(definition, schemas)] };
}

function composeOwn(definition: TypeDefinition, schemas: readonly Schema[]): ResourceType {
  const { name, description, endpoint } = definition;
  const base = findSchema(definition, definition.schema, schemas);
  return resourceType(name, description, endpoint, base, extensionsOf(definition, schemas));
}

function extensionsOf(definition: TypeDefinition, schemas: readonly Schema[]): readonly SchemaExtension[] {
  return definition.extensions.map(({ schema, required }) => ({
    schema: findSchema(definition, schema, schemas),
    required,
  }));
}

function findSchema({ name }: TypeDefinition, urn: string, schemas: readonly Schema[]): Schema {
  const schema = schemas.find(({ id }) => sameUrn(id, urn));
  if (schema !== undefined) return schema;
  throw invalidValue(`Resource type ${name} names ${urn}, and there is no such schema of the directory's own.`);
}

function requireDistinct(types: readonly ResourceType[]): void {
  for (const [what, texts] of [
    ['name', types.map(({ name }) => name)],
    ['endpoint', types.map(({ endpoint }) => endpoint)],
    ['schema', types.map(({ schema }) => schema.id)],
  ] as const) {
    const folded = texts.map((text) => text.toLowerCase());
    const twice = texts.find((_, at) => folded.indexOf(folded[at] ?? '') < at);
    if (twice !== undefined) throw invalidValue(`Two resource types have the ${what} ${twice}.`);
  }
}

function checkType(type: ResourceType, types: readonly ResourceType[], own: readonly Schema[]): void {
  const bases = types.map(({ schema }) => schema.id);
  for (const { schema } of type.extensions) {
    if (bases.includes(schema.id)) {
      throw invalidValue(`Schema ${schema.id} is the base of a resource type and cannot extend ${type.name}.`);
    }
    const hidden = own.includes(schema) && schema.attributes.find(({ name }) => findAttribute(type.attributes, name));
    if (hidden)
      throw invalidValue(
        `Schema ${schema.id}, attribute ${hidden.name}: ${type.name} has it already. An extension must not redefine it.`,
      );
  }
  requireFewSecrets(type);
  for (const { attribute } of placedAttributes(type)) requireKnownReferences(type, types, attribute);
}

function requireFewSecrets(type: ResourceType): void {
  const secrets = placedAttributes(type).filter(({ attribute }) => attribute.returned === 'never');
  const { maxSecrets } = definitionLimits;
  if (secrets.length <= maxSecrets) return;
  throw invalidValue(
    `Resource type ${type.name} has ${secrets.length} attributes that are never returned, at most ${maxSecrets} are possible.`,
  );
}

function requireKnownReferences(type: ResourceType, types: readonly ResourceType[], attribute: Attribute): void {
  const named = [attribute, ...attribute.subAttributes].flatMap(({ referenceTypes }) => referenceTypes);
  const known = ['external', 'uri', ...types.map(({ name }) => name)];
  const unknown = named.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw invalidValue(
    `${type.name}, attribute ${attribute.name}: referenceTypes names ${unknown}, which is neither external, uri nor a resource type.`,
  );
}

/** Whether resources of a type can be members of groups: its schema has `groups`, read-only and in the form that a User has. */
export function hasGroups(type: ResourceType): boolean {
  const groups = findAttribute(type.attributes, 'groups');
  const isList = groups?.type === 'complex' && groups.multiValued && groups.mutability === 'readOnly';
  return isList && findAttribute(groups.subAttributes, 'value') !== undefined;
}

// What can be a member is published with the members.
function withMemberTypes(group: ResourceType, own: readonly ResourceType[]): ResourceType {
  const names = own.filter(hasGroups).map(({ name }) => name);
  if (names.length === 0) return group;
  const { name, description, endpoint, extensions, schema } = group;
  const attributes = schema.attributes.map((attribute) =>
    attribute.name === 'members'
      ? { ...attribute, subAttributes: attribute.subAttributes.map((sub) => naming(sub, names)) }
      : attribute,
  );
  return resourceType(name, description, endpoint, { ...schema, attributes }, extensions);
}

function naming(sub: Attribute, names: readonly string[]): Attribute {
  if (sub.name === '$ref') return { ...sub, referenceTypes: [...sub.referenceTypes, ...names] };
  return sub.name === 'type' ? { ...sub, canonicalValues: [...sub.canonicalValues, ...names] } : sub;
}
