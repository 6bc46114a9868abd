import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bulkBody } from './answer.ts';

test('results stand in the order of the request, with a text as status and the error as an object', () => {
  const result = { bulkId: undefined, location: undefined, version: undefined, error: undefined };

  const body = bulkBody([
    { ...result, index: 1, method: 'DELETE', status: 404, error: '{"status":"404"}' },
    { ...result, index: 0, method: 'POST', bulkId: 'u', location: 'L', version: 'W/"1"', status: 201 },
  ]);

  assert.deepStrictEqual(JSON.parse(body), {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { location: 'L', method: 'POST', bulkId: 'u', version: 'W/"1"', status: '201' },
      { method: 'DELETE', status: '404', response: { status: '404' } },
    ],
  });
});
