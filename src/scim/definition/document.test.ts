import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../index.ts';
import { listResponseUrn, schemaUrn } from '../urn.ts';
import { readDefinitions } from './definitions.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';

function schema(...attributes: readonly unknown[]): JsonObject {
  return { schemas: [schemaUrn], id: urn, attributes };
}

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
