// Discovery documents (RFC 7643 §5 to §8) and what they say about attributes.

import assert from 'node:assert/strict';
import {
  enterpriseUserUrn,
  groupUrn,
  listOf,
  resourceTypeUrn,
  schemaUrn,
  serviceProviderConfigUrn,
  userUrn,
} from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at, type Scim } from './driver.ts';
import { assertError, assertStatus, column } from './expect.ts';

/** An attribute, or one inside another, as it is published. */
async function published(scim: Scim, urn: string, ...names: readonly string[]): Promise<unknown> {
  const schema = await scim.get(`/Schemas/${urn}`);
  const start = { subAttributes: schema.at('attributes') };
  return names.reduce<unknown>(
    (inner, name) => listOf(at(inner, 'subAttributes')).find((one) => at(one, 'name') === name),
    start,
  );
}

async function everyAttribute(scim: Scim): Promise<readonly unknown[]> {
  const schemas = listOf((await scim.get('/Schemas')).at('Resources'));
  return schemas.flatMap((schema) => withParts(listOf(at(schema, 'attributes'))));
}

function withParts(attributes: readonly unknown[]): readonly unknown[] {
  return attributes.flatMap((attribute) => [attribute, ...withParts(listOf(at(attribute, 'subAttributes')))]);
}

requirement(
  ['7643-5-a', '7643-5-b'],
  'the configuration states every option, on or off, and has no id',
  async (scim) => {
    const config = await scim.get('/ServiceProviderConfig');

    for (const option of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
      assert.equal(typeof config.at(option, 'supported'), 'boolean', option);
    }
    const limits = [
      config.at('bulk', 'maxOperations'),
      config.at('bulk', 'maxPayloadSize'),
      config.at('filter', 'maxResults'),
    ];
    assert.ok(limits.every((limit) => Number.isInteger(limit)));
    assert.equal(config.at('id'), undefined);
    const schema = await scim.get(`/Schemas/${serviceProviderConfigUrn}`);
    assert.ok(
      withParts(listOf(schema.at('attributes'))).every((attribute) => at(attribute, 'mutability') === 'readOnly'),
    );
  },
);

requirement('7643-5-c', 'the ways to authenticate are named with all that is required', async (scim) => {
  const schemes = listOf((await scim.get('/ServiceProviderConfig')).at('authenticationSchemes'));

  assert.equal(schemes.length, 1);
  assert.equal(at(schemes, 0, 'type'), 'oauthbearertoken');
  for (const name of ['name', 'description', 'specUri']) assert.ok(String(at(schemes, 0, name)).length > 5, name);
});

requirement('7643-5-d', 'how to authenticate can be read without a token', async (scim) => {
  const answer = await scim.get('/ServiceProviderConfig', { authorization: undefined });

  assertStatus(answer, 200);
  assert.equal(answer.at('authenticationSchemes', 0, 'type'), 'oauthbearertoken');
});

requirement(
  ['7643-6-a', '7643-6-c', '7643-6-e'],
  'a resource type has a name that its resources carry, an id, a description and an endpoint that answers',
  async (scim) => {
    await scim.user('jana');
    await scim.group('Sales');

    for (const type of listOf((await scim.get('/ResourceTypes')).at('Resources'))) {
      const list = await scim.get(String(at(type, 'endpoint')));
      assert.deepStrictEqual(column(list, 'meta', 'resourceType'), [at(type, 'name')]);
      assert.deepStrictEqual([at(type, 'id'), at(type, 'schemas')], [at(type, 'name'), [resourceTypeUrn]]);
      assert.ok(String(at(type, 'description')).length > 3);
      assert.match(String(at(type, 'endpoint')), /^\/\w+$/);
    }
  },
);

requirement(
  ['7643-7-a', '7643-7-b'],
  'every schema in use is published with its URN as id, a name, a description and meta',
  async (scim) => {
    const schemas = listOf((await scim.get('/Schemas')).at('Resources'));

    const ids = schemas.map((schema) => String(at(schema, 'id')));
    const used = [userUrn, enterpriseUserUrn, groupUrn, serviceProviderConfigUrn, resourceTypeUrn, schemaUrn];
    assert.deepStrictEqual(
      used.filter((urn) => !ids.includes(urn)),
      [],
    );
    for (const schema of schemas) {
      assert.deepStrictEqual(at(schema, 'schemas'), [schemaUrn]);
      assert.equal(at(schema, 'meta', 'location'), `${scim.tenantUrl}/Schemas/${String(at(schema, 'id'))}`);
      assert.ok(String(at(schema, 'name')).length > 3 && String(at(schema, 'description')).length > 3);
      assert.ok(listOf(at(schema, 'attributes')).length > 0);
    }
  },
);

requirement('7643-7-d', 'complex attributes list their parts, and only they have parts', async (scim) => {
  for (const attribute of await everyAttribute(scim)) {
    const isComplex = at(attribute, 'type') === 'complex';
    assert.equal(listOf(at(attribute, 'subAttributes')).length > 0, isComplex, String(at(attribute, 'name')));
  }
});

requirement(
  ['7643-7-f', '7643-7-e'],
  'text keeps the letter case it was sent with, whether it matters or not',
  async (scim) => {
    const { path } = await scim.user('JaNa', { externalId: 'AbC', title: 'EnGineer' });

    const answer = await scim.get(path);

    assert.deepStrictEqual(
      [answer.at('userName'), answer.at('externalId'), answer.at('title')],
      ['JaNa', 'AbC', 'EnGineer'],
    );
  },
);

requirement(
  ['7643-7-i', '7643-7-j'],
  'what is published as unique is unique, and a second one is 409',
  async (scim) => {
    const name = await published(scim, userUrn, 'userName');
    await scim.user('jana');

    assert.equal(at(name, 'uniqueness'), 'server');
    assertError(await scim.post('/Users', { schemas: [userUrn], userName: 'JANA' }), 409, 'uniqueness');
  },
);

requirement(
  '7643-4.2-f',
  'two groups may have one name when their externalIds differ, and the schema says so',
  async (scim) => {
    const group = (displayName: string, externalId: string) => ({ schemas: [groupUrn], displayName, externalId });
    assertStatus(await scim.post('/Groups', group('Sales', 'a')), 201);

    assert.equal(at(await published(scim, groupUrn, 'displayName'), 'uniqueness'), 'none');
    assertStatus(await scim.post('/Groups', group('Sales', 'b')), 201);
    assertError(await scim.post('/Groups', group('SALES', 'a')), 409, 'uniqueness');
    const found = async (filter: string) =>
      (await scim.get(`/Groups?filter=${encodeURIComponent(filter)}`)).at('totalResults');
    assert.equal(await found('displayName eq "sales"'), 2);
    assert.equal(await found('externalId eq "b"'), 1);
  },
);

requirement('7643-7-k', 'references, and nothing else, say what they may point to', async (scim) => {
  const names = column(await scim.get('/ResourceTypes'), 'name');

  for (const attribute of await everyAttribute(scim)) {
    const types = listOf(at(attribute, 'referenceTypes'));
    assert.equal(types.length > 0, at(attribute, 'type') === 'reference', String(at(attribute, 'name')));
    assert.ok(types.every((type) => type === 'external' || type === 'uri' || names.includes(type)));
  }
});

requirement('7643-8.7-a', 'the published schemas carry the errata of RFC 7643', async (scim) => {
  const user = (...names: readonly string[]): Promise<unknown> => published(scim, userUrn, ...names);
  const type = await published(scim, schemaUrn, 'attributes', 'type');
  const subType = await published(scim, schemaUrn, 'attributes', 'subAttributes', 'type');

  assert.equal(at(await published(scim, groupUrn, 'displayName'), 'required'), true);
  assert.notEqual(await published(scim, groupUrn, 'members', 'display'), undefined);
  assert.deepStrictEqual(at(await user('groups', '$ref'), 'referenceTypes'), ['Group']);
  assert.equal(at(await user('groups', '$ref'), 'caseExact'), true);
  assert.notEqual(await user('addresses', 'primary'), undefined);
  assert.equal(at(await user('emails'), 'uniqueness'), undefined);
  assert.equal(at(await published(scim, enterpriseUserUrn, 'manager', 'value'), 'caseExact'), true);
  assert.equal(at(await published(scim, resourceTypeUrn, 'schemaExtensions'), 'multiValued'), true);
  assert.ok(
    listOf(at(type, 'canonicalValues')).includes('binary') && listOf(at(type, 'canonicalValues')).includes('complex'),
  );
  assert.ok(
    listOf(at(subType, 'canonicalValues')).includes('binary') &&
      !listOf(at(subType, 'canonicalValues')).includes('complex'),
  );
});
