import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schema, urn } from '../testing/documents.ts';
import { listResponseUrn } from '../urn.ts';
import { readDefinitions } from './definitions.ts';

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
