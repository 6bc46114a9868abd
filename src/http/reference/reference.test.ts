import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceRoutes } from './index.ts';

const app = referenceRoutes({ publicUrl: 'https://becard.test', version: '1.2.3' });

test('the OpenAPI document is public, and is not sent again while it is the same', async () => {
  const first = await app.request('/api/v1/openapi.json');
  const etag = first.headers.get('etag') ?? assert.fail();
  const again = await app.request('/api/v1/openapi.json', { headers: { 'if-none-match': etag } });

  const { openapi, info, servers } = Object(await first.json());
  assert.deepEqual([first.status, first.headers.get('content-type')], [200, 'application/json']);
  assert.deepEqual([openapi, info.version], ['3.1.0', '1.2.3']);
  assert.deepEqual(servers, [{ url: 'https://becard.test/api/v1' }]);
  assert.equal(again.status, 304);
});
