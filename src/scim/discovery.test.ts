import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  groupType,
  groupUrn,
  isObject,
  resourceTypeDocuments,
  schemaDocuments,
  serviceProviderConfig,
  userType,
} from './index.ts';

test('discovery says what the engine runs on', () => {
  const base = 'https://becard.test/scim/v2/ud_1';
  const schemas = schemaDocuments(base, [userType, groupType]);
  const types = resourceTypeDocuments(base, [userType, groupType]);

  const ids = schemas.map(({ id }) => id);
  for (const type of types) {
    assert.equal(type['id'], type['name']);
    assert.ok(ids.includes(type['schema']));
  }
  const group = schemas.find(({ id }) => id === groupUrn);
  const attributes = group?.['attributes'];
  assert.ok(Array.isArray(attributes));
  const displayName: unknown = attributes.find((item: unknown) => isObject(item) && item['name'] === 'displayName');
  assert.ok(isObject(displayName) && displayName['required'] === true && displayName['uniqueness'] === 'none');
  assert.ok(!JSON.stringify(schemas).includes('null'));
});

test('the service provider configuration states every option', () => {
  const offered = {
    documentationUri: undefined,
    bulk: { supported: false, maxOperations: 0, maxPayloadBytes: 0 },
    sort: false,
    changePassword: false,
    defaultPageSize: 100,
    maxPageSize: 1000,
    eventUris: [],
  };

  const document = serviceProviderConfig('https://becard.test/scim/v2/ud_1', offered);

  for (const option of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
    const value = document[option];
    assert.equal(typeof (isObject(value) ? value['supported'] : undefined), 'boolean');
  }
});
