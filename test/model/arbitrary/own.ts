// Schemas of a directory's own, as `becard schema import` takes them (RFC 7643 §6, §7): extensions of the standard types, and a type
// with an endpoint and an extension of its own, whose attributes have random characteristics.

import fc from 'fast-check';
import type { Json } from '../shape.ts';

const simpleTypes = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference'] as const;

/** What a directory brings: one extension of a type that the standard has, or a type of its own. */
export function ownSchemas(): fc.Arbitrary<readonly Json[]> {
  return fc.oneof(
    { weight: 2, arbitrary: extensionOf('User') },
    { weight: 1, arbitrary: extensionOf('Group') },
    { weight: 3, arbitrary: ownType() },
  );
}

function extensionOf(name: 'User' | 'Group'): fc.Arbitrary<readonly Json[]> {
  const urn = `urn:example:scim:extension:2.0:${name}`;
  const extensions = [{ schema: urn, required: false }];
  const type = typeDocument(name, `/${name}s`, `urn:ietf:params:scim:schemas:core:2.0:${name}`, extensions);
  return attributesNamed('own', 4).map((attributes) => [schemaDocument(urn, attributes), type]);
}

function ownType(): fc.Arbitrary<readonly Json[]> {
  const urn = 'urn:example:scim:core:2.0:Thing';
  const more = 'urn:example:scim:extension:2.0:Thing';
  return fc
    .record({
      attributes: attributesNamed('base', 5),
      extension: fc.option(fc.record({ attributes: attributesNamed('own', 3), required: oneIn(4) }), {
        nil: undefined,
      }),
    })
    .map(({ attributes, extension }) => [
      schemaDocument(urn, attributes),
      ...(extension === undefined ? [] : [schemaDocument(more, extension.attributes)]),
      typeDocument(
        'Thing',
        '/Things',
        urn,
        extension === undefined ? [] : [{ schema: more, required: extension.required }],
      ),
    ]);
}

function schemaDocument(id: string, attributes: readonly Json[]): Json {
  return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id, name: 'Own', attributes };
}

function typeDocument(name: string, endpoint: string, schema: string, schemaExtensions: readonly Json[]): Json {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'];
  return { schemas, name, endpoint, schema, schemaExtensions };
}

function attributesNamed(prefix: string, maxLength: number): fc.Arbitrary<readonly Json[]> {
  const one = fc.oneof(
    { weight: 3, arbitrary: simple },
    { weight: 2, arbitrary: complex },
    { weight: 1, arbitrary: secret },
  );
  // Each secret costs a slow hash when it is set: one is enough.
  return fc
    .array(one, { minLength: 1, maxLength, size: 'max' })
    .map((all) => all.filter((item, at) => !isSecret(item) || all.findIndex(isSecret) === at))
    .map((all) => all.map((attribute, at) => ({ ...attribute, name: `${prefix}${at}` })));
}

function isSecret({ returned }: Json): boolean {
  return returned === 'never';
}

function oneIn(times: number): fc.Arbitrary<boolean> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(false) }, fc.constant(true));
}

const mutability = fc.oneof(
  { weight: 6, arbitrary: fc.constant('readWrite') },
  { weight: 2, arbitrary: fc.constant('immutable') },
  fc.constant('readOnly'),
);
const returned = fc.oneof(
  { weight: 5, arbitrary: fc.constant('default') },
  fc.constantFrom('always', 'request', 'request'),
);
const uniqueness = fc.oneof(
  { weight: 3, arbitrary: fc.constant('none') },
  fc.constantFrom('server', 'server', 'global'),
);

/** What every attribute has, and a simple one beside it. */
const characteristics = { required: oneIn(6), mutability, returned };

const simpleParts = {
  ...characteristics,
  type: fc.oneof({ weight: 1, arbitrary: fc.constant('string' as const) }, fc.constantFrom(...simpleTypes)),
  caseExact: fc.boolean(),
  uniqueness,
};

const simple: fc.Arbitrary<Json> = fc
  .record({
    ...simpleParts,
    multiValued: oneIn(3),
    canonicalValues: fc.constantFrom<readonly string[]>([], ['a', 'B']),
  })
  .map(settled);

const secret: fc.Arbitrary<Json> = fc
  .record({
    type: fc.constantFrom('string', 'integer'),
    caseExact: fc.boolean(),
    required: oneIn(4),
    mutability: fc.constantFrom('writeOnly', 'readWrite'),
  })
  .map((stated) => ({ ...stated, returned: 'never' }));

const parts: readonly fc.Arbitrary<Json>[] = [
  fc.record({ ...simpleParts, name: fc.constant('value') }).map(settled),
  fc.record({
    ...characteristics,
    name: fc.constant('type'),
    caseExact: oneIn(4),
    canonicalValues: fc.constantFrom<readonly string[]>([], ['work', 'Home']),
  }),
  fc.constant({ name: 'primary', type: 'boolean' }),
  fc.constant({ name: 'display' }),
  fc.record({ ...simpleParts, multiValued: oneIn(4), name: fc.constant('part') }).map(settled),
];

const complex: fc.Arbitrary<Json> = fc
  .record({
    ...characteristics,
    multiValued: fc.boolean(),
    subAttributes: fc.tuple(fc.subarray([...parts], { minLength: 1 })).chain(([chosen]) => fc.tuple(...chosen)),
  })
  .map((stated) => ({ ...stated, type: 'complex' }));

// References and binaries are case-exact whatever is stated, and so they are published (RFC 7643 §2.3.6, §2.3.7).
function settled<Stated extends { readonly type: string; readonly caseExact: boolean }>(stated: Stated): Json {
  return { ...stated, caseExact: stated.caseExact || stated.type === 'binary' || stated.type === 'reference' };
}
