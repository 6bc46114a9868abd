// Discovery (RFC 7644 §4) and tenants (§6).

import assert from 'node:assert/strict';
import {
  enterpriseUserUrn,
  isObject,
  type JsonObject,
  listOf,
  resourceTypeUrn,
  schemaUrn,
  serviceProviderConfigUrn,
  userUrn,
} from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at } from './driver.ts';
import { assertError, assertList, assertStatus, column, found } from './expect.ts';

requirement('7644-4-a', 'the configuration of the service is one object under its schema', async (scim) => {
  const answer = await scim.get('/ServiceProviderConfig');

  assertStatus(answer, 200);
  assert.deepStrictEqual([answer.at('schemas'), answer.at('Resources')], [[serviceProviderConfigUrn], undefined]);
});

requirement(
  ['7644-4-b', '7643-6-b'],
  'every schema that a resource type names is in the list of schemas',
  async (scim) => {
    const ids = column(await scim.get('/Schemas'), 'id');
    const types = await scim.get('/ResourceTypes');

    const named = listOf(types.at('Resources')).flatMap((type) => [
      at(type, 'schema'),
      ...listOf(at(type, 'schemaExtensions')).map((extension) => at(extension, 'schema')),
    ]);

    assert.deepStrictEqual(
      named.filter((id) => !ids.includes(id)),
      [],
    );
    assert.ok(named.includes(userUrn) && named.includes(enterpriseUserUrn));
  },
);

requirement('7644-4-c', 'a schema is read by its URN in any letter case, an unknown one is 404', async (scim) => {
  for (const id of column(await scim.get('/Schemas'), 'id')) {
    const answer = await scim.get(`/Schemas/${String(id)}`);
    assert.deepStrictEqual([answer.at('id'), answer.at('schemas')], [id, [schemaUrn]]);
  }
  assertStatus(await scim.get(`/Schemas/${userUrn.toUpperCase()}`), 200);
  assertError(await scim.get('/Schemas/urn:example:nothing'), 404);
});

requirement('7644-4-d', 'resource types are a list, and one object each by name', async (scim) => {
  const list = await scim.get('/ResourceTypes');

  assertList(list);
  for (const type of listOf(list.at('Resources'))) {
    const answer = await scim.get(`/ResourceTypes/${String(at(type, 'name'))}`);
    assert.deepStrictEqual([answer.body, answer.at('schemas')], [type, [resourceTypeUrn]]);
  }
  assertError(await scim.get('/ResourceTypes/Robot'), 404);
});

requirement('7644-4-e', 'discovery gives the whole list whatever is asked for', async (scim) => {
  for (const path of ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig']) {
    const plain = await scim.get(path);
    const asked = await scim.get(`${path}?count=1&startIndex=2&sortBy=id&attributes=name&cursor=x`);
    assert.deepStrictEqual(asked.body, plain.body);
  }
});

requirement('7644-4-f', 'a filter on discovery is refused with 403', async (scim) => {
  for (const path of ['/Schemas', '/ResourceTypes']) assertError(await scim.get(`${path}?filter=id%20pr`), 403);
});

requirement('7644-4-g', 'discovery cannot be written', async (scim) => {
  for (const path of ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig', `/Schemas/${userUrn}`]) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      assertError(await scim.send(method, path, { body: {} }), 405);
  }
});

const samples: Readonly<Record<string, unknown>> = {
  string: 'some text',
  boolean: true,
  reference: 'https://x.test/a',
  binary: 'MIIB',
};

/** A value as a published attribute describes it, in what can be written. */
function sampleOf(attribute: unknown): unknown {
  if (at(attribute, 'type') !== 'complex') return samples[String(at(attribute, 'type'))];
  const subs = listOf(at(attribute, 'subAttributes')).filter((sub) => at(sub, 'mutability') !== 'readOnly');
  const value = Object.fromEntries(subs.map((sub) => [String(at(sub, 'name')), sampleOf(sub)]));
  return at(attribute, 'multiValued') === true ? [value] : value;
}

function writable(schema: JsonObject): JsonObject {
  const attributes = listOf(schema['attributes']).filter((attribute) => at(attribute, 'mutability') === 'readWrite');
  return Object.fromEntries(attributes.map((attribute) => [String(at(attribute, 'name')), sampleOf(attribute)]));
}

requirement(
  ['7644-4-h', '7643-7-g'],
  'what the schemas call writable can be written, read and found; the rest cannot',
  async (scim) => {
    const user = (await scim.get(`/Schemas/${userUrn}`)).body;
    const enterprise = (await scim.get(`/Schemas/${enterpriseUserUrn}`)).body;
    const written = { ...writable(user), [enterpriseUserUrn]: writable(enterprise) };

    const { path, answer } = await scim.user('jana', { ...written, userName: 'jana' });

    for (const name of Object.keys(writable(user))) {
      assert.notEqual(answer.at(name), undefined, name);
      assert.deepStrictEqual(await found(scim, `${name} pr`), ['jana'], name);
    }
    assert.deepStrictEqual(
      Object.keys(writable(enterprise)).filter((name) => answer.at(enterpriseUserUrn, name) === undefined),
      [],
    );
    for (const attribute of listOf(user['attributes']).filter((one) => at(one, 'mutability') === 'readOnly')) {
      const name = String(at(attribute, 'name'));
      assertError(await scim.patch(path, [{ op: 'replace', path: name, value: [] }]), 400, 'mutability');
    }
    for (const attribute of listOf(user['attributes']).filter((one) => at(one, 'mutability') === 'writeOnly')) {
      const name = String(at(attribute, 'name'));
      const patched = await scim.patch(path, [{ op: 'replace', path: name, value: 'some text' }]);
      assert.deepStrictEqual([patched.status, patched.at(name)], [200, undefined]);
    }
  },
);

requirement('7644-6-a', 'a directory takes two tokens, and several directories stand side by side', async (scim) => {
  const other = await scim.another();
  const { scim: second } = await scim.withToken();

  await second.user('jana');

  assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['jana']);
  assert.deepStrictEqual(column(await other.get('/Users'), 'userName'), []);
});

requirement('7644-6.1-c', 'token and address must name the same directory, and no header changes it', async (scim) => {
  const other = await scim.another();
  await other.user('peter');
  const headers = { 'x-tenant': other.directoryId, host: 'other.test', 'x-forwarded-host': 'other.test' };

  assertError(await scim.send('GET', '/Users', { base: `/scim/v2/${other.directoryId}` }), 401);
  assert.deepStrictEqual(column(await scim.get('/Users', headers), 'userName'), []);
  const created = await scim.send('POST', '/Users', { body: { schemas: [userUrn], userName: 'jana' }, headers });
  assert.ok(String(created.at('meta', 'location')).startsWith(`${scim.tenantUrl}/Users/`));
});

requirement(
  ['7644-6.2-a', '7643-3.1-i', '7643-4.1.1-b', '7643-9.3-a'],
  'the same names and external ids live in two directories, with different ids',
  async (scim) => {
    const other = await scim.another();

    const ours = await scim.user('jana', { externalId: 'E1' });
    const theirs = await other.user('jana', { externalId: 'E1' });

    assert.notEqual(ours.id, theirs.id);
    assert.deepStrictEqual(column(await scim.get('/Users?filter=externalId%20eq%20%22E1%22'), 'id'), [ours.id]);
    assertError(await scim.post('/Users', { schemas: [userUrn], userName: 'jana' }), 409, 'uniqueness');
    assert.ok(isObject((await other.get(theirs.path)).body));
  },
);

requirement('9967-4-a', 'discovery tells which security events a stream can deliver', async (scim) => {
  const config = await scim.get('/ServiceProviderConfig');
  const schema = await scim.get(`/Schemas/${serviceProviderConfigUrn}`);

  assert.deepStrictEqual(config.at('securityEvents'), {
    asyncRequest: 'none',
    eventUris: [
      'urn:ietf:params:scim:event:prov:create:notice',
      'urn:ietf:params:scim:event:prov:create:full',
      'urn:ietf:params:scim:event:prov:patch:notice',
      'urn:ietf:params:scim:event:prov:patch:full',
      'urn:ietf:params:scim:event:prov:delete',
      'urn:ietf:params:scim:event:prov:activate',
      'urn:ietf:params:scim:event:prov:deactivate',
    ],
  });
  assert.ok(listOf(schema.at('attributes')).some((attribute) => at(attribute, 'name') === 'securityEvents'));
});
