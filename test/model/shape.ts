// What a client can know of the resources of a directory: the documents at /ResourceTypes and /Schemas (RFC 7643 §6, §7)
// and the attributes that every resource has (RFC 7643 §3, §3.1).

export type Json = Readonly<Record<string, unknown>>;

export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'binary' | 'reference' | 'complex';
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  readonly canonicalValues: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes: readonly Attribute[];
}

export interface Extension {
  readonly urn: string;
  readonly required: boolean;
  readonly attributes: readonly Attribute[];
}

/** A resource type as it is published. */
export interface Shape {
  readonly name: string;
  readonly endpoint: string;
  readonly urn: string;
  readonly attributes: readonly Attribute[];
  readonly extensions: readonly Extension[];
}

/** An attribute as a client names it, in any spelling: "urn:…:User:name.familyName". */
export interface Path {
  readonly urn: string | undefined;
  readonly name: string;
  readonly sub: string | undefined;
}

/** The place of an attribute: `container` is the URN of its extension. */
export interface Place {
  readonly container: string | undefined;
  readonly attribute: Attribute;
  readonly sub: Attribute | undefined;
}

const plain: Attribute = {
  name: '',
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  canonicalValues: [],
  subAttributes: [],
};

const kept = { ...plain, caseExact: true, mutability: 'readOnly' } as const;

/** RFC 7643 §3 and §3.1. */
const ofEveryResource: readonly Attribute[] = [
  { ...plain, name: 'schemas', type: 'reference', multiValued: true, required: true, returned: 'always' },
  { ...kept, name: 'id', returned: 'always' },
  { ...plain, name: 'externalId', caseExact: true },
  {
    ...plain,
    name: 'meta',
    type: 'complex',
    mutability: 'readOnly',
    subAttributes: [
      { ...kept, name: 'resourceType' },
      { ...kept, name: 'created', type: 'dateTime' },
      { ...kept, name: 'lastModified', type: 'dateTime' },
      { ...kept, name: 'location', type: 'reference' },
      { ...kept, name: 'version' },
    ],
  },
];

/** The shapes that documents describe: schemas and resource types, in which a later one of the same type adds its extensions. */
export function readShapes(documents: readonly unknown[]): readonly Shape[] {
  const attributesOf = (urn: unknown): readonly Attribute[] => {
    const schema = documents.find(
      (candidate) => textIn(candidate, 'id') === urn && listIn(candidate, 'attributes').length > 0,
    );
    return listIn(schema, 'attributes').map(readAttribute);
  };
  const types = documents.filter((document) => isJson(document) && document['endpoint'] !== undefined);
  const names = [...new Set(types.map((type) => textIn(type, 'name')))];
  return names.map((wanted) => {
    const parts = types.filter((type) => textIn(type, 'name') === wanted);
    const [type] = parts;
    const own = attributesOf(textIn(type, 'schema'));
    const shared = ofEveryResource.filter(({ name }) => !own.some((attribute) => same(attribute.name, name)));
    return {
      name: textIn(type, 'name'),
      endpoint: textIn(type, 'endpoint'),
      urn: textIn(type, 'schema'),
      attributes: [...shared, ...own],
      extensions: parts
        .flatMap((part) => listIn(part, 'schemaExtensions'))
        .map((extension) => ({
          urn: textIn(extension, 'schema'),
          required: isJson(extension) && extension['required'] === true,
          attributes: attributesOf(textIn(extension, 'schema')),
        })),
    };
  });
}

// The documents state every characteristic: what they leave out is the default of RFC 7643 §2.2.
function readAttribute(document: unknown): Attribute {
  if (!isJson(document)) throw new Error(`no attribute: ${JSON.stringify(document)}`);
  return { ...plain, ...document, subAttributes: listIn(document, 'subAttributes').map(readAttribute) };
}

/** The attribute that a path names (RFC 7644 §3.10); undefined when no schema of the type has it. */
export function find(shape: Shape, { urn, name, sub }: Path): Place | undefined {
  const homes = [{ urn: undefined, attributes: shape.attributes }, ...shape.extensions];
  const wanted = homes.filter((home) => urn === undefined || same(urn, home.urn ?? shape.urn));
  const found = wanted.flatMap((home) => {
    const attribute = named(home.attributes, name);
    return attribute === undefined ? [] : [{ container: home.urn, attribute }];
  });
  // A name without a URN is one of the top level, or of the one extension that has it.
  const [first] = found;
  if (first === undefined || (first.container !== undefined && found.length > 1)) return undefined;
  if (sub === undefined) return { ...first, sub: undefined };
  const part = named(first.attribute.subAttributes, sub);
  return part && { ...first, sub: part };
}

export function named(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((attribute) => same(attribute.name, name));
}

/** What is compared where an attribute is named: itself, or the "value" of a complex one. */
export function leafOf(attribute: Attribute): Attribute | undefined {
  return attribute.type === 'complex' ? named(attribute.subAttributes, 'value') : attribute;
}

/** Whether two names are the same: their letter case says nothing (RFC 7643 §2.1). */
export function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 7643 §2.5: absent, null and an empty list are one state; so are an empty text and an object of nothing but such parts. */
export function isNothing(value: unknown): boolean {
  return isBlank(value) || (isJson(value) && Object.values(value).every(isBlank));
}

/** The same for a value that has no parts. */
function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.every(isBlank));
}

export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  return isJson(holder) ? asList(holder[name]) : [];
}

function textIn(holder: unknown, name: string): string {
  return isJson(holder) ? String(holder[name]) : '';
}
