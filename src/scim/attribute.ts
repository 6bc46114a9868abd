// Attributes and their characteristics (RFC 7643 §2.2, §7). Schemas are data made of these; everything else is driven by them.

export type AttributeType =
  | 'string'
  | 'boolean'
  | 'decimal'
  | 'integer'
  | 'dateTime'
  | 'binary'
  | 'reference'
  | 'complex';

/** One attribute with every characteristic stated. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
  readonly returned: 'always' | 'never' | 'default' | 'request';
  readonly uniqueness: 'none' | 'server' | 'global';
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
  readonly subAttributes: readonly Attribute[];
}

/** A schema: the attributes that one URN names (RFC 7643 §7). */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** An attribute from the characteristics that differ from the defaults of RFC 7643 §2.2. */
export function attribute(name: string, description: string, stated: Partial<Attribute> = {}): Attribute {
  return {
    name,
    description,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: stated.type === 'reference' || stated.type === 'binary',
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    canonicalValues: [],
    referenceTypes: [],
    subAttributes: [],
    ...stated,
  };
}

const indexes = new WeakMap<readonly Attribute[], ReadonlyMap<string, Attribute>>();

/** The attribute of this name in a list, whatever the letter case (RFC 7643 §2.1). */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | undefined {
  let index = indexes.get(attributes);
  if (index === undefined) {
    index = new Map(attributes.flatMap((item) => [item.name.toLowerCase(), item.name].map((key) => [key, item])));
    indexes.set(attributes, index);
  }
  // Most names come as the schema spells them.
  return index.get(name) ?? index.get(name.toLowerCase());
}

/** The sub-attribute "value" that represents a whole element in filters (RFC 7644 §3.4.2.2) and short forms. */
export function valueAttribute(parent: Attribute): Attribute | undefined {
  return parent.type === 'complex' ? findAttribute(parent.subAttributes, 'value') : undefined;
}
