import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicHttps } from './public-address.ts';

for (const url of ['https://becard.contoso.com/scim/v2/ud_1', 'https://172.32.0.1/x', 'https://193.99.144.80/x']) {
  test(`Entra can reach ${url}`, () => {
    assert.equal(isPublicHttps(url), true);
  });
}

for (const url of [
  'http://becard.contoso.com/scim/v2/ud_1',
  'https://localhost:8443/x',
  'https://127.0.0.1/x',
  'https://10.1.2.3/x',
  'https://172.16.0.1/x',
  'https://192.168.1.1/x',
  'https://[::1]/x',
  'https://becard/x',
  'https://becard.local/x',
  'becard',
]) {
  test(`Entra cannot reach ${url}`, () => {
    assert.equal(isPublicHttps(url), false);
  });
}
