// The attributes that every resource has (RFC 7643 §3, §3.1) and the shapes that many attributes share (§2.4).

import { type Attribute, attribute } from '../attribute.ts';

/** RFC 7643 §3: the URNs of the schemas in use. Comparison ignores case, as URNs do. */
const schemasAttribute: Attribute = attribute('schemas', 'URNs of the schemas that are present in the resource.', {
  type: 'reference',
  referenceTypes: ['uri'],
  multiValued: true,
  required: true,
  caseExact: false,
  returned: 'always',
});

const idAttribute: Attribute = attribute('id', 'Identifier that the service provider gave the resource.', {
  caseExact: true,
  mutability: 'readOnly',
  returned: 'always',
  uniqueness: 'server',
});

export const externalIdAttribute: Attribute = attribute(
  'externalId',
  'Identifier that the provisioning client gave the resource.',
  { caseExact: true },
);

const readOnly = { mutability: 'readOnly', caseExact: true } as const;

const metaAttribute: Attribute = attribute('meta', 'Metadata that the service provider keeps.', {
  type: 'complex',
  mutability: 'readOnly',
  subAttributes: [
    attribute('resourceType', 'Name of the resource type.', readOnly),
    attribute('created', 'When the resource was created.', { ...readOnly, type: 'dateTime' }),
    attribute('lastModified', 'When the resource was changed last.', { ...readOnly, type: 'dateTime' }),
    attribute('location', 'URI of the resource.', { ...readOnly, type: 'reference', referenceTypes: ['uri'] }),
    attribute('version', 'Version of the resource: its ETag.', readOnly),
  ],
});

export const baseAttributes: readonly Attribute[] = [schemasAttribute, idAttribute, externalIdAttribute, metaAttribute];

/** A multi-valued attribute with the default sub-attributes of RFC 7643 §2.4: value, display, type, primary. */
export function plural(
  name: string,
  description: string,
  canonicalValues: readonly string[],
  value: Partial<Attribute> = {},
): Attribute {
  return attribute(name, description, {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', `Value of the ${name} element.`, value),
      attribute('display', 'Human-readable name, for display only.'),
      attribute('type', 'Label that tells the function of the element.', { canonicalValues }),
      primaryAttribute,
    ],
  });
}

/** RFC 7643 §2.4: true on at most one element. */
export const primaryAttribute: Attribute = attribute('primary', 'Whether this is the preferred element.', {
  type: 'boolean',
});
