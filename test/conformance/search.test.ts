// Searching by POST (RFC 7644 §3.4.3).

import assert from 'node:assert/strict';
import { groupUrn, searchRequestUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import type { Scim } from './driver.ts';
import { assertError, assertList } from './expect.ts';

const search = { schemas: [searchRequestUrn] };

async function people(scim: Scim, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await scim.user(`user${String(at).padStart(2, '0')}`);
}

requirement(['7644-3.4.3-a', '7644-3.4.3-f'], 'POST to .search is a query and creates nothing', async (scim) => {
  await scim.user('jana');
  await scim.group('Sales');

  const answers = [
    await scim.post('/Users/.search', search),
    await scim.post('/Groups/.search', search),
    await scim.post('/.search', search),
  ];

  assert.deepStrictEqual(
    answers.map((answer) => answer.at('totalResults')),
    [1, 1, 2],
  );
  assert.ok(answers.every(({ headers }) => headers['content-type'] === 'application/scim+json'));
  assert.equal((await scim.get('/')).at('totalResults'), 2);
});

requirement(
  ['7644-3.4.3-b', '7644-3.4.3-g'],
  'a search without its schema, or in no form it has, is refused',
  async (scim) => {
    for (const schemas of [undefined, [], [userUrn], searchRequestUrn, [groupUrn, 5]]) {
      assertError(await scim.post('/Users/.search', { schemas }), 400, 'invalidSyntax');
    }
    assertError(await scim.send('POST', '/Users/.search', { raw: '{"schemas"' }), 400, 'invalidSyntax');
    assertError(await scim.post('/Users/.search', [search]), 400, 'invalidSyntax');
    assertError(await scim.post('/Users/.search', { ...search, filter: 5 }), 400, 'invalidSyntax');
    assertError(await scim.post('/Users/.search', { ...search, attributes: [5] }), 400, 'invalidSyntax');
    assertError(await scim.post('/Users/.search', { ...search, startIndex: 'two' }), 400, 'invalidValue');
  },
);

requirement('7644-3.4.3-c', 'a bad filter in a search is refused as in a URL', async (scim) => {
  for (const filter of ['userName', '', 'active gt true', 'userName regex "x"']) {
    assertError(await scim.post('/Users/.search', { ...search, filter }), 400, 'invalidFilter');
  }
});

requirement(['7644-3.4.3-d', '7644-3.4.3-e'], 'a search by POST answers as the same query by GET', async (scim) => {
  await people(scim, 6);
  const queries = [
    { attributes: ['userName', 'meta.created'] },
    { excludedAttributes: ['meta', 'id'] },
    { filter: 'userName gt "user02"', count: 2, startIndex: 2 },
    { sortBy: 'userName', sortOrder: 'descending', count: 3 },
    { count: 0 },
    { count: -3, startIndex: -1 },
  ];

  for (const query of queries) {
    const text = new URLSearchParams(
      Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    );
    const got = await scim.get(`/Users?${text.toString()}`);
    assertList(got);
    assert.deepStrictEqual((await scim.post('/Users/.search', { ...search, ...query })).body, got.body);
  }
});

requirement('7644-3.4.3-h', 'what a search by POST asks for is not logged', async (scim) => {
  await scim.post('/Users/.search', { ...search, filter: 'userName eq "confidential"' });
  await scim.server.flush();

  const store = scim.server.store.directory(scim.directoryId);
  const log = await store.log.list({ limit: 9 });

  assert.equal(log.length, 1);
  assert.ok(!JSON.stringify(log).includes('confidential'));
});
