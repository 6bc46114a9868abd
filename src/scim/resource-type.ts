// Resource types (RFC 7643 §6): a base schema, its extensions and an endpoint. All attribute look-ups start here.

import { type Attribute, findAttribute, type Schema } from './attribute.ts';
import { isObject, type JsonObject } from './json.ts';
import { baseAttributes } from './schemas/base.ts';
import { enterpriseUserSchema } from './schemas/enterprise-user.ts';
import { groupSchema } from './schemas/group.ts';
import { userSchema } from './schemas/user.ts';
import { isOldEnterpriseUrn } from './tolerance.ts';
import { enterpriseUserUrn, sameUrn } from './urn.ts';

export interface ResourceType {
  readonly name: string;
  readonly description: string;
  /** Relative to the base URL, with a slash in front: "/Users". */
  readonly endpoint: string;
  readonly schema: Schema;
  readonly extensions: readonly SchemaExtension[];
  /** Attributes at the top level of a resource: the common ones and those of the base schema. */
  readonly attributes: readonly Attribute[];
}

export interface SchemaExtension {
  readonly schema: Schema;
  readonly required: boolean;
}

/** An attribute with its place: `container` is the URN of its extension, undefined at the top level. */
export interface PlacedAttribute {
  readonly container: string | undefined;
  readonly attribute: Attribute;
}

/** Makes a resource type; the common attributes are part of every one (RFC 7643 §3.1). */
export function resourceType(
  name: string,
  description: string,
  endpoint: string,
  schema: Schema,
  extensions: readonly SchemaExtension[] = [],
): ResourceType {
  const own = schema.attributes.filter((candidate) => findAttribute(baseAttributes, candidate.name) === undefined);
  return { name, description, endpoint, schema, extensions, attributes: [...baseAttributes, ...own] };
}

export const userType: ResourceType = resourceType('User', 'People', '/Users', userSchema, [
  { schema: enterpriseUserSchema, required: false },
]);

export const groupType: ResourceType = resourceType('Group', 'Groups', '/Groups', groupSchema);

/** The extension with this URN, or with an old one (tolerance "schemas by their old names"). */
export function findExtension(type: ResourceType, urn: string): Schema | undefined {
  // Names of attributes come here as well, a dozen for each user: comparing them with URNs took 3 us of a POST.
  if (!urn.includes(':')) return undefined;
  return findNamed(type, urn) ?? (isOldEnterpriseUrn(urn) ? findNamed(type, enterpriseUserUrn) : undefined);
}

function findNamed({ extensions }: ResourceType, urn: string): Schema | undefined {
  return extensions.find(({ schema }) => sameUrn(schema.id, urn))?.schema;
}

/**
 * The attribute that a URN and a name mean (RFC 7644 §3.10), or undefined when no schema of the type has it.
 * Without a URN the top level is meant; then the extensions in their order, because Entra writes a bare "manager".
 */
export function placeAttribute(type: ResourceType, urn: string | undefined, name: string): PlacedAttribute | undefined {
  if (urn === undefined) return placeAtTop(type, name) ?? placeInAnyExtension(type, name);
  if (sameUrn(urn, type.schema.id)) return placeAtTop(type, name);
  const extension = findExtension(type, urn);
  const attribute = extension && findAttribute(extension.attributes, name);
  return attribute && { container: extension.id, attribute };
}

function placeAtTop(type: ResourceType, name: string): PlacedAttribute | undefined {
  const attribute = findAttribute(type.attributes, name);
  return attribute && { container: undefined, attribute };
}

function placeInAnyExtension(type: ResourceType, name: string): PlacedAttribute | undefined {
  for (const { schema } of type.extensions) {
    const attribute = findAttribute(schema.attributes, name);
    if (attribute !== undefined) return { container: schema.id, attribute };
  }
  return undefined;
}

/** Every attribute of a type with its place; the common ones are among them. */
export function placedAttributes(type: ResourceType): readonly PlacedAttribute[] {
  const extended = type.extensions.flatMap(({ schema }) =>
    schema.attributes.map((attribute) => ({ container: schema.id, attribute })),
  );
  return [...type.attributes.map((attribute) => ({ container: undefined, attribute })), ...extended];
}

/** An attribute in attribute notation (RFC 7644 §3.10): "title", "urn:…:User:badge", "name.familyName". */
export function notationOf({ container, attribute }: PlacedAttribute, sub?: Attribute): string {
  const prefix = container === undefined ? '' : `${container}:`;
  return `${prefix}${attribute.name}${sub === undefined ? '' : `.${sub.name}`}`;
}

export function valueAt(resource: JsonObject, { container, attribute }: PlacedAttribute): unknown {
  const holder = container === undefined ? resource : resource[container];
  return isObject(holder) ? holder[attribute.name] : undefined;
}
