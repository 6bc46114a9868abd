import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fetch } from './client.ts';
import { discoverSchemas, testConnection } from './connection-test.ts';
import { createJob, type Job } from './cycle/job.ts';
import { createRandom } from './tenant/random.ts';
import { naiveServer, TENANT_URL, TOKEN } from './testing/naive-server.ts';

const jobFor = (fetch: Fetch): Job =>
  createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch, wait: async () => undefined });

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const refusing = (status: number): Fetch => {
  const headers = { 'content-type': 'application/scim+json' };
  return async () => new Response(JSON.stringify({ schemas: [ERROR], status: String(status) }), { status, headers });
};

const pageOf =
  (status: number): Fetch =>
  async () =>
    new Response('<h1>Welcome</h1>', { status, headers: { 'content-type': 'text/html' } });
/** A list with a user, whatever is asked. */
const listing = (): Fetch => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  const meta = { resourceType: 'User' };
  const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id: '1', meta };
  const headers = { 'content-type': 'application/scim+json' };
  return async () => new Response(JSON.stringify({ schemas, totalResults: 1, Resources: [user] }), { headers });
};

const CASES: readonly (readonly [string, Fetch, boolean, RegExp, readonly string[]])[] = [
  ['an empty directory', naiveServer().fetch, true, /authorized to enable provisioning/, []],
  ['a refused token', refusing(401), false, /invalid credentials/, ['credentials-refused']],
  ['a switch that is off', refusing(403), false, /answered 403/, ['credentials-refused']],
  ['a wrong address', refusing(404), false, /tenant URL is correct/, ['wrong-address']],
  ['a page of a website', pageOf(200), false, /something else than an empty list/, ['wrong-address']],
  ['a page that is not there', pageOf(404), false, /tenant URL is correct/, ['wrong-address']],
  ['a miss answered with 404', naiveServer('miss is 404').fetch, false, /404/, ['filter-miss-not-200']],
  ['a server that fails', refusing(500), false, /answered 500/, ['server-error']],
  ['a filter that is not understood', refusing(400), false, /answered 400/, ['query-refused']],
  ['a filter that is ignored', listing(), false, /something else than an empty list/, ['match-wrong']],
  ['no server', () => Promise.reject(new TypeError('fetch failed')), false, /sending the request/, ['unreachable']],
];

for (const [name, fetch, isConnected, text, codes] of CASES) {
  test(`Test Connection with ${name} shows what the admin centre would`, async () => {
    const job = jobFor(fetch);

    const verdict = await testConnection(job, createRandom('7'));

    assert.equal(verdict.isConnected, isConnected);
    assert.match(verdict.shown, text);
    assert.deepStrictEqual(
      job.ledger.findings().map((finding) => finding.code),
      codes,
    );
  });
}

/** A right server whose /Schemas is rewritten. */
function withSchemas(rewrite: (text: string) => string): Fetch {
  const { fetch } = naiveServer();
  return async (url, init) => {
    const response = await fetch(url, init);
    return url.endsWith('/Schemas')
      ? new Response(rewrite(await response.text()), { headers: response.headers })
      : response;
  };
}

const SCHEMAS: readonly (readonly [string, (text: string) => string, readonly string[]])[] = [
  ['complete', (text) => text, []],
  ['without the Group schema', (text) => text.replace('core:2.0:Group', 'core:2.0:Team'), ['schemas-missing']],
  ['without department', (text) => text.replace('"department"', '"division"'), ['schema-attribute-missing']],
  ['without name.formatted', (text) => text.replace('"formatted"', '"whole"'), ['schema-attribute-missing']],
  ['with a null', (text) => text.replace('"totalResults":3', '"totalResults":3,"next":null'), ['schema-null']],
];

for (const [name, rewrite, codes] of SCHEMAS) {
  test(`schemas ${name}: ${codes.join(', ') || 'nothing to find'}`, async () => {
    const job = jobFor(withSchemas(rewrite));

    await discoverSchemas(job);

    assert.deepStrictEqual(
      job.ledger.findings().map((finding) => finding.code),
      codes,
    );
  });
}

test('why there was no answer is in the verdict and in the finding', async () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const job = jobFor(() => Promise.reject(new TypeError('fetch failed', { cause: refused })));

  const { obstacle, reason } = await testConnection(job, createRandom('7'));

  assert.deepStrictEqual([obstacle, reason], ['unreachable', 'ECONNREFUSED']);
  assert.match(job.ledger.findings()[0]?.example ?? '', /^GET \/Users\?filter=.*: no answer \(ECONNREFUSED\)$/);
});
