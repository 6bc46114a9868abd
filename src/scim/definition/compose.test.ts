import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserSchema } from '../schemas/enterprise-user.ts';
import { device, deviceSchema, deviceUrn, reasonAgainst, schema, urn } from '../testing/documents.ts';
import { groupUrn, listResponseUrn, resourceTypeUrn, schemaUrn, userUrn } from '../urn.ts';
import { composeTypes } from './compose.ts';
import { mergeDefinitions, noDefinitions, readDefinitions } from './definitions.ts';
import { definitionLimits } from './limits.ts';

function compose(...documents: readonly unknown[]): ReturnType<typeof composeTypes> {
  return composeTypes(mergeDefinitions(noDefinitions, readDefinitions(documents)));
}

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
