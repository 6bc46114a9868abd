import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, ScimError } from '../index.ts';
import { enterpriseUserSchema } from '../schemas/enterprise-user.ts';
import { groupUrn, listResponseUrn, resourceTypeUrn, schemaUrn, userUrn } from '../urn.ts';
import { findIncompatibility } from './compatible.ts';
import { composeTypes } from './compose.ts';
import { mergeDefinitions, noDefinitions, printDefinitions, readDefinitions } from './definitions.ts';
import { definitionLimits } from './limits.ts';
import { readSchema } from './read-schema.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
const deviceUrn = 'urn:contoso:Device';

function schema(...attributes: readonly unknown[]): JsonObject {
  return { schemas: [schemaUrn], id: urn, attributes };
}

function device(more: JsonObject = {}): JsonObject {
  return { schemas: [resourceTypeUrn], name: 'Device', endpoint: '/Devices', schema: deviceUrn, ...more };
}

const deviceSchema = { schemas: [schemaUrn], id: deviceUrn, attributes: [{ name: 'serial' }] };

function compose(...documents: readonly unknown[]): ReturnType<typeof composeTypes> {
  return composeTypes(mergeDefinitions(noDefinitions, readDefinitions(documents)));
}

function reasonAgainst(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimError && error.scimType === 'invalidValue') return error.detail;
    throw error;
  }
  return 'accepted';
}

const refusedAttributes: readonly (readonly [unknown, RegExp])[] = [
  ['badge', /expected an object/],
  [{}, /name undefined|name nothing/],
  [{ name: '' }, /expected a letter/],
  [{ name: '1st' }, /expected a letter/],
  [{ name: 'a b' }, /expected a letter/],
  [{ name: 'a.b' }, /expected a letter/],
  [{ name: '$ref' }, /expected a letter/],
  [{ name: '_x' }, /expected a letter/],
  [{ name: '__proto__' }, /expected a letter/],
  [{ name: 'x'.repeat(65) }, /at most 64/],
  [{ name: 'constructor' }, /reserved/],
  [{ name: 'prototype' }, /reserved/],
  [{ name: 'toString' }, /reserved/],
  [{ name: 'id' }, /reserved/],
  [{ name: 'META' }, /reserved/],
  [{ name: 'schemas' }, /reserved/],
  [{ name: 'externalid' }, /reserved/],
  [{ name: 'a', type: 'text' }, /type is "text", expected one of string, boolean/],
  [{ name: 'a', type: 'String' }, /expected one of/],
  [{ name: 'a', multiValued: 'true' }, /multiValued is "true", expected true or false/],
  [{ name: 'a', required: 1 }, /required is 1/],
  [{ name: 'a', mutability: 'readonly' }, /mutability is "readonly"/],
  [{ name: 'a', returned: 'sometimes' }, /returned is "sometimes"/],
  [{ name: 'a', uniqueness: true }, /uniqueness is true/],
  [{ name: 'a', canonicalValues: 'work' }, /expected a list/],
  [{ name: 'a', canonicalValues: [1] }, /expected a text/],
  [{ name: 'a', canonicalValues: Array.from({ length: 201 }, (_, at) => `v${at}`) }, /at most 200/],
  [{ name: 'a', description: 'x'.repeat(1001) }, /1 to 1000/],
  [{ name: 'a', referenceTypes: ['User'] }, /no reference/],
  [{ name: 'a', type: 'complex' }, /has no subAttributes/],
  [{ name: 'a', type: 'complex', subAttributes: [] }, /has no subAttributes/],
  [{ name: 'a', subAttributes: [{ name: 'b' }] }, /not complex/],
  [
    { name: 'a', type: 'complex', subAttributes: [{ name: 'b', type: 'complex', subAttributes: [{ name: 'c' }] }] },
    /complex inside/,
  ],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'b' }, { name: 'B' }] }, /two attributes "B"/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: '$ref', type: 'string' }] }, /has to be a reference/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'primary' }] }, /has to be a boolean/],
  [{ name: 'a', type: 'complex', subAttributes: [{ name: 'b', mutability: 'writeOnly' }] }, /whole attribute only/],
  [
    { name: 'a', type: 'complex', subAttributes: Array.from({ length: 51 }, (_, at) => ({ name: `b${at}` })) },
    /at most 50/,
  ],
  [{ name: 'a', mutability: 'writeOnly', returned: 'always' }, /one of both/],
  [{ name: 'a', returned: 'never', uniqueness: 'server' }, /cannot be unique/],
  [{ name: 'a', returned: 'never', mutability: 'immutable' }, /cannot be immutable/],
];

for (const [attribute, reason] of refusedAttributes) {
  test(`the attribute ${JSON.stringify(attribute).slice(0, 100)} is refused`, () => {
    assert.match(
      reasonAgainst(() => readSchema(schema(attribute))),
      reason,
    );
  });
}

test('a name that is no name of an attribute, or means something already, is refused', () => {
  for (const name of ['1st', 'a b', 'a.b', 'a:b', '$a', '', 'ä', 'constructor', 'hasOwnProperty', 'id', 'Schemas']) {
    assert.match(
      reasonAgainst(() => readSchema(schema({ name }))),
      /expected a letter|reserved/,
      name,
    );
  }
});

test('a complex attribute inside a complex attribute is refused', () => {
  const inner = { name: 'b', type: 'complex', subAttributes: [{ name: 'c' }] };

  const reason = reasonAgainst(() => readSchema(schema({ name: 'a', type: 'complex', subAttributes: [inner] })));

  assert.match(reason, /complex inside a complex attribute/);
});

test('an extension that redefines an attribute of its type is refused', () => {
  for (const name of ['title', 'USERNAME', 'emails', 'groups', 'password']) {
    assert.match(
      reasonAgainst(() => compose(schema({ name }))),
      /must not redefine it/,
      name,
    );
  }
});

const refusedDocuments: readonly (readonly [string, unknown, RegExp])[] = [
  ['nothing', [], /no schema and no resource type/],
  ['a text', 'x', /expected a schema/],
  ['another message', { schemas: [listResponseUrn], Resources: [{ schemas: ['urn:x:y'] }] }, /neither a schema/],
  ['more than can be looked at', Array.from({ length: 101 }, () => deviceSchema), /at most 100/],
  ['a schema without attributes', { ...deviceSchema, attributes: [] }, /has no attributes/],
  ['an id that is no URN', { ...deviceSchema, id: 'http://contoso.example/x' }, /expected a URN/],
  ['an id with a comma', { ...deviceSchema, id: 'urn:contoso:a,b' }, /expected a URN/],
  ['an id with a bracket', { ...deviceSchema, id: 'urn:contoso:a[b]' }, /expected a URN/],
  ['an id that ends with a colon', { ...deviceSchema, id: 'urn:contoso:' }, /expected a URN/],
  ['the URN of a message', { ...deviceSchema, id: 'urn:ietf:params:scim:api:messages:2.0:Mine' }, /names a message/],
  ['a standard schema in another form', { ...deviceSchema, id: userUrn.toUpperCase() }, /part of the product/],
  ['a discovery schema in another form', { ...deviceSchema, id: schemaUrn }, /part of the product/],
  ['a schema that no type uses', [deviceSchema], /No resource type uses urn:contoso:Device/],
  ['a type without its schema', [device()], /names urn:contoso:Device/],
  ['a type named like a standard one', [deviceSchema, device({ name: 'user' })], /extended, not changed/],
  ['a type with a reserved name', [deviceSchema, device({ name: 'Schema' })], /reserved/],
  ['a type with a name that is none', [deviceSchema, device({ name: 'My Device' })], /expected a letter/],
  ['a group that would move', [device({ name: 'Group', schema: groupUrn })], /extended, not changed/],
  ['the endpoint of people', [deviceSchema, device({ endpoint: '/users' })], /the endpoint \/users/],
  ['the endpoint of schemas', [deviceSchema, device({ endpoint: '/schemas' })], /used by the protocol/],
  ['the endpoint Bulk', [deviceSchema, device({ endpoint: '/Bulk' })], /used by the protocol/],
  ['the endpoint Me', [deviceSchema, device({ endpoint: '/Me' })], /used by the protocol/],
  ['the endpoint .search', [deviceSchema, device({ endpoint: '/.search' })], /a slash and one word/],
  ['an endpoint of two parts', [deviceSchema, device({ endpoint: '/a/b' })], /a slash and one word/],
  ['an endpoint without a slash', [deviceSchema, device({ endpoint: 'Devices' })], /a slash and one word/],
  [
    'one schema for two types',
    [deviceSchema, device(), device({ name: 'Phone', endpoint: '/Phones' })],
    /Two resource types have the schema/,
  ],
  [
    'one endpoint for two types',
    [
      deviceSchema,
      { ...deviceSchema, id: 'urn:c:Phone' },
      device(),
      device({ name: 'Phone', endpoint: '/DEVICES', schema: 'urn:c:Phone' }),
    ],
    /Two resource types have the endpoint/,
  ],
  [
    'an extension named twice',
    [
      deviceSchema,
      schema({ name: 'a' }),
      device({ schemaExtensions: [{ schema: urn }, { schema: urn.toUpperCase() }] }),
    ],
    /names an extension twice/,
  ],
  [
    'a base schema as an extension',
    [
      deviceSchema,
      device(),
      {
        schemas: [resourceTypeUrn],
        name: 'User',
        endpoint: '/Users',
        schema: userUrn,
        schemaExtensions: [{ schema: deviceUrn }],
      },
    ],
    /is the base/,
  ],
  ['an attribute that User has', schema({ name: 'TITLE' }), /User has it already/],
  [
    'a reference to a type that is not there',
    schema({ name: 'a', type: 'reference', referenceTypes: ['Device'] }),
    /neither external, uri nor a resource type/,
  ],
  [
    'too many attributes that are never returned',
    schema(...['a', 'b', 'c', 'd'].map((name) => ({ name, returned: 'never' }))),
    /at most 4/,
  ],
  ['too many attributes', schema(...Array.from({ length: 101 }, (_, at) => ({ name: `a${at}` }))), /at most 100/],
];

for (const [what, document, reason] of refusedDocuments) {
  test(`${what} is refused`, () => {
    assert.match(
      reasonAgainst(() => compose(...(Array.isArray(document) ? document : [document]))),
      reason,
    );
  });
}

test('a directory holds so many schemas and no more', () => {
  const many = Array.from({ length: definitionLimits.maxSchemas + 1 }, (_, at) => ({
    ...schema({ name: 'a' }),
    id: `urn:contoso:e${at}:User`,
  }));

  assert.match(
    reasonAgainst(() => compose(...many)),
    /31 schemas of its own, at most 30/,
  );
  assert.equal(compose(...many.slice(1)).length, 2);
});

test('what is not stated has the defaults of the RFC; references and binaries are case-exact', () => {
  const [text, link, bytes, pin] = readSchema(
    schema(
      { name: 'a' },
      { name: 'b', type: 'reference' },
      { name: 'c', type: 'binary', caseExact: false },
      { name: 'd', mutability: 'writeOnly' },
    ),
  ).attributes;

  const plain = {
    name: 'a',
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    canonicalValues: [],
    referenceTypes: [],
    subAttributes: [],
  };
  assert.deepStrictEqual(text, plain);
  assert.deepStrictEqual(link, { ...plain, name: 'b', type: 'reference', caseExact: true, referenceTypes: ['uri'] });
  assert.deepStrictEqual(bytes, { ...plain, name: 'c', type: 'binary', caseExact: true });
  assert.deepStrictEqual(pin, { ...plain, name: 'd', mutability: 'writeOnly', returned: 'never' });
});

test('one schema, a list, a ListResponse and lists of these are understood, with "schemas" or without', () => {
  const bare = { id: urn, attributes: [{ name: 'badge' }] };
  const forms = [
    bare,
    [bare],
    schema({ name: 'badge' }),
    { schemas: [listResponseUrn], Resources: [bare] },
    [{ schemas: [listResponseUrn], Resources: [bare] }],
  ];

  for (const form of forms) {
    const { schemas } = readDefinitions(form);
    assert.deepStrictEqual([schemas.length, schemas[0]?.id], [1, urn], JSON.stringify(form));
  }
});

test('a schema whose URN ends in the name of a type extends it; a resource type says so for any URN', () => {
  const [user, group] = compose(
    schema({ name: 'badge' }),
    { ...schema({ name: 'code' }), id: 'urn:contoso:CostCenter' },
    {
      schemas: [resourceTypeUrn],
      name: 'Group',
      endpoint: '/Groups',
      schema: groupUrn,
      schemaExtensions: [{ schema: 'urn:contoso:CostCenter', required: true }],
    },
  );

  assert.deepStrictEqual(
    user?.extensions.map((extension) => [extension.schema.id, extension.required]),
    [
      [enterpriseUserSchema.id, false],
      [urn, false],
    ],
  );
  assert.deepStrictEqual(
    group?.extensions.map((extension) => [extension.schema.id, extension.required]),
    [['urn:contoso:CostCenter', true]],
  );
});

test('definitions that are printed and read again are the same', () => {
  const lease = { ...schema({ name: 'until', type: 'dateTime', mutability: 'immutable' }), id: 'urn:contoso:Lease' };
  const parts = {
    name: 'parts',
    type: 'complex',
    multiValued: true,
    subAttributes: [{ name: 'value', uniqueness: 'global' }],
  };
  const documents = [
    schema({ name: 'badge', caseExact: true, canonicalValues: ['x'] }, parts, { name: 'pin', mutability: 'writeOnly' }),
    deviceSchema,
    lease,
    device({ schemaExtensions: [{ schema: lease.id, required: true }] }),
  ];
  const definitions = mergeDefinitions(noDefinitions, readDefinitions(documents));

  const again = mergeDefinitions(noDefinitions, readDefinitions(printDefinitions(definitions)));

  assert.deepStrictEqual(again, definitions);
  assert.deepStrictEqual(mergeDefinitions(definitions, again), definitions);
});

test('a schema imported again takes the place of the old one, and a type keeps the extensions it has', () => {
  const lease = { ...schema({ name: 'until' }), id: 'urn:contoso:Lease' };
  const before = mergeDefinitions(
    noDefinitions,
    readDefinitions([deviceSchema, lease, device({ schemaExtensions: [{ schema: lease.id }] })]),
  );
  const next = [
    { ...deviceSchema, attributes: [{ name: 'serial' }, { name: 'model' }] },
    device({ endpoint: '/Machines' }),
  ];

  const types = composeTypes(mergeDefinitions(before, readDefinitions(next)));

  const [, , machine] = types;
  assert.deepStrictEqual([machine?.endpoint, machine?.extensions.length], ['/Machines', 1]);
  assert.deepStrictEqual(
    machine?.schema.attributes.map(({ name }) => name),
    ['serial', 'model'],
  );
});

const compatible: readonly (readonly [string, JsonObject, JsonObject, string | undefined])[] = [
  ['another description', { name: 'a' }, { name: 'a', description: 'A' }, undefined],
  ['a new optional attribute', { name: 'a' }, { name: 'b' }, 'a is missing'],
  ['another type', { name: 'a' }, { name: 'a', type: 'integer' }, 'a has another type'],
  ['several values', { name: 'a' }, { name: 'a', multiValued: true }, 'a has another multiValued'],
  ['another letter case', { name: 'a' }, { name: 'a', caseExact: true }, 'a has another caseExact'],
  ['uniqueness', { name: 'a' }, { name: 'a', uniqueness: 'server' }, 'a has another uniqueness'],
  ['a new demand', { name: 'a' }, { name: 'a', required: true }, 'a is required now'],
  ['a demand that is gone', { name: 'a', required: true }, { name: 'a' }, undefined],
  ['a value that turns secret', { name: 'a' }, { name: 'a', returned: 'never' }, 'a is never returned'],
  ['read-only from now on', { name: 'a' }, { name: 'a', mutability: 'readOnly' }, undefined],
];

for (const [what, before, after, reason] of compatible) {
  test(`${what}: ${reason ?? 'fits the data that is there'}`, () => {
    assert.equal(findIncompatibility(readSchema(schema(before)), readSchema(schema(after))), reason);
  });
}

test('new attributes fit when nothing demands them, sub-attributes too', () => {
  const before = readSchema(schema({ name: 'a', type: 'complex', subAttributes: [{ name: 'x' }] }));
  const wider = { name: 'a', type: 'complex', subAttributes: [{ name: 'x' }, { name: 'y' }] };
  const demanding = { ...wider, subAttributes: [{ name: 'x' }, { name: 'y', required: true }] };

  assert.equal(findIncompatibility(before, readSchema(schema(wider, { name: 'b' }))), undefined);
  assert.equal(findIncompatibility(before, readSchema(schema(demanding))), 'a.y is new and required');
  assert.equal(
    findIncompatibility(before, readSchema(schema(wider, { name: 'b', required: true }))),
    'b is new and required',
  );
});
