import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from '../api/index.ts';
import { securityHeaders } from '../security.ts';
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

test('the reference describes every operation and every schema, and each of its links leads somewhere', async () => {
  const page = await (await app.request('/docs/api')).text();
  const { paths, components } = createDocument({ publicUrl: 'https://becard.test', version: '1.2.3' });
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const wanted = [
    ...operations.map(({ operationId }) => operationId),
    ...Object.keys(components.schemas).map((name) => `schema-${name}`),
    ...links,
  ];

  assert.deepEqual(
    wanted.filter((id) => !ids.has(id)),
    [],
  );
});

test('the reference holds examples that work, and needs neither a script nor another host', async () => {
  const response = await app.request('/docs/api');
  const page = await response.text();
  const text = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'");

  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.ok(text.includes(`curl -X POST 'https://becard.test/api/v1/directories' \\\n`));
  assert.ok(text.includes(`--json '{"name":"Fabrikam"}'`));
  assert.ok(
    text.includes(
      `await becard.PATCH('/directories/{directory}', {\n  params: { path: { directory: 'DIRECTORY_ID' } },`,
    ),
  );
  assert.doesNotMatch(page, /<script|<link|<img|\[object/);
  assert.doesNotMatch(page, /(?:src|href)="(?!#|\/)/);
  assert.match(
    securityHeaders('https://becard.test')['content-security-policy'] ?? '',
    /style-src 'self' 'unsafe-inline'/,
  );
});
