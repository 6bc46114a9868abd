import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeQuery, hasDialectFlag, joinTenantUrl, type QueryPart } from './url.ts';

const QUERIES: readonly (readonly [readonly QueryPart[], string])[] = [
  [[['filter', 'externalId eq "johnwong"']], 'filter=externalId+eq+%22johnwong%22'],
  [
    [
      ['excludedAttributes', 'members'],
      ['filter', 'displayName eq "Außendienst Nord"'],
    ],
    'excludedAttributes=members&filter=displayName+eq+%22Au%C3%9Fendienst+Nord%22',
  ],
  [
    [
      ['filter', 'id eq "a" and manager eq "b"'],
      ['attributes', 'id'],
    ],
    'filter=id+eq+%22a%22+and+manager+eq+%22b%22&attributes=id',
  ],
  [[['filter', 'displayName eq "F&E + C++"']], 'filter=displayName+eq+%22F%26E+%2B+C%2B%2B%22'],
  [[['filter', 'emails[type eq "work"].value eq "a@b"']], 'filter=emails%5Btype+eq+%22work%22%5D.value+eq+%22a%40b%22'],
];

for (const [parts, wire] of QUERIES) {
  test(`a query goes over the wire as ${wire}`, () => {
    assert.equal(encodeQuery(parts), wire);
  });
}

const ADDRESSES: readonly (readonly [string, string])[] = [
  ['https://host/scim', 'https://host/scim/Users?count=1'],
  ['https://host/scim/', 'https://host/scim/Users?count=1'],
  ['https://host/scim?aadOptscim062020', 'https://host/scim/Users?aadOptscim062020&count=1'],
  ['https://host/scim/?aadOptscim062020', 'https://host/scim/Users?aadOptscim062020&count=1'],
  ['https://host/scim?a=1&flag=aadOptscim062020', 'https://host/scim/Users?a=1&flag=aadOptscim062020&count=1'],
];

for (const [tenantUrl, address] of ADDRESSES) {
  test(`${tenantUrl} leads to ${address}`, () => {
    assert.equal(joinTenantUrl(tenantUrl, '/Users', [['count', '1']]), address);
  });
}

test('a path without query is kept as it is', () => {
  assert.equal(joinTenantUrl('https://host/scim', '/Users/1'), 'https://host/scim/Users/1');
});

test('the flag is seen in every spelling, and only in the query', () => {
  assert.ok(hasDialectFlag('https://host/scim?aadOptscim062020'));
  assert.ok(hasDialectFlag('https://host/scim/?x=1&flag=AADoptscim062020'));
  assert.ok(!hasDialectFlag('https://host/scim'));
  assert.ok(!hasDialectFlag('https://host/aadOptscim062020'));
});
