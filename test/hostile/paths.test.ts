// A path is decoded once, then routed, then guarded, by the same code: no spelling of an address reaches anything without the token
// of its directory, or anything of another directory with it (ZITADEL CVE-2026-32130 and its like).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { requestText, type Site, speak, startSite } from './site.ts';

let site: Site;

before(async () => {
  site = await startSite();
  const body = JSON.stringify({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'hidden-person' });
  for (const { path, token } of [site.own, site.other]) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    assert.equal((await speak(site.port, requestText('POST', `${path}/Users`, headers, body))).status, 201);
  }
});

after(async () => {
  await site.close();
  assert.deepEqual(site.faults, []);
});

/** OWN and OTHER stand for the ids of two directories. */
const spellings = [
  '/scim/v2/OTHER/Users',
  '/scim/v2/OTHER/Users/',
  '//scim//v2//OTHER//Users',
  '/scim/v2/OTHER/%55sers',
  '/scim/v2/OTHER/Users%2F',
  '/scim/v2/OTHER%2FUsers',
  '/scim/v2%2FOTHER/Users',
  '/scim%2Fv2/OTHER/Users',
  '/%73cim/v2/OTHER/Users',
  '/SCIM/v2/OTHER/Users',
  '/scim/V2/OTHER/Users',
  '/scim/v2/OTHER/users',
  '/scim/v2/OTHER/Users%00',
  '/scim/v2/OTHER/Users%20',
  '/scim/v2/OTHER/Users.json',
  '/scim/v2/OTHER/Users;a=b',
  '/scim/v2/OTHER;/Users',
  '/scim/v2/OTHER/./Users',
  '/scim/v2/OTHER/%2e/Users',
  '/scim/v2/OWN/../OTHER/Users',
  '/scim/v2/OWN/..%2FOTHER/Users',
  '/scim/v2/OWN/%2e%2e/OTHER/Users',
  '/scim/v2/OWN/%252e%252e/OTHER/Users',
  '/scim/v2/OWN/Users/../../OTHER/Users',
  '/scim/v2/OWN/ServiceProviderConfig/../../OTHER/Users',
  '/scim/v2/OTHER/ServiceProviderConfig/../Users',
  '/scim/v2/OTHER/ServiceProviderConfig%2F..%2FUsers',
  '/scim/v2/OTHER/Users?x=/ServiceProviderConfig',
  '/scim/v2/OTHER/Users#/ServiceProviderConfig',
  '/scim/v2/OTHER\\Users',
  '/scim/v2/OTHER/\\..\\Users',
  '/health/live/../../scim/v2/OTHER/Users',
  '/health/live%2F..%2F..%2Fscim/v2/OTHER/Users',
  'http://127.0.0.1/scim/v2/OTHER/Users',
  'http://evil.example/scim/v2/OTHER/Users',
  '/scim/v2/OTHER/Users/%F0%28%8C%28',
] as const;

for (const spelling of spellings) {
  test(`${spelling} shows nothing without a token, and nothing of others with one`, async () => {
    const target = spelling.replaceAll('OWN', site.own.id).replaceAll('OTHER', site.other.id);
    const authorization = `Bearer ${site.own.token}`;

    for (const method of ['GET', 'HEAD', 'DELETE']) {
      const without = await speak(site.port, requestText(method, target));
      const foreign = await speak(site.port, requestText(method, target, { authorization }));

      assert.doesNotMatch(without.text, /hidden-person|totalResults/);
      assert.ok(![200, 204].includes(without.status), `${method}: ${without.status}`);
      assert.ok(foreign.status >= 400 || foreign.status === 0, `${method} with a token: ${foreign.status}`);
      assert.ok(foreign.status < 500 && without.status < 500);
    }
  });
}

test('the users are there with the right token', async () => {
  const authorization = `Bearer ${site.other.token}`;
  const { status, text } = await speak(site.port, requestText('GET', `${site.other.path}/Users`, { authorization }));

  assert.equal(status, 200);
  assert.match(text, /hidden-person/);
});

for (const path of [
  '/api/v1/directories',
  '/api//v1/directories',
  '/api/v1//directories',
  '/api/v1/%64irectories',
  '/api/session/../v1/directories',
  '/api/session%2F..%2Fv1/directories',
  '/API/v1/directories',
  '/api/console/directories',
  '/api/v1/audit/export?format=json',
  '/api/v1/audit/',
  '/api/v1/administrators;x',
  '/api/setup-link/v1/directories',
  '/api/setup-link/../v1/directories',
]) {
  test(`${path} shows nothing without a session`, async () => {
    for (const method of ['GET', 'POST', 'HEAD']) {
      const { status, text } = await speak(site.port, requestText(method, path));

      assert.ok(status >= 400 && status < 500, `${method}: ${status}`);
      assert.doesNotMatch(text, /Contoso|Fabrikam/);
    }
  });
}
