// Queries, sorting and pages (RFC 7644 §3.4.2). Searching by POST is in search.test.ts, what attributes are shown in projection.test.ts.

import assert from 'node:assert/strict';
import { bulkRequestUrn, enterpriseUserUrn, listOf, listResponseUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { type Answer, people } from './driver.ts';
import { assertError, assertInvalidFilter, assertList, assertStatus, column, found } from './expect.ts';

function mark(answer: Answer): readonly unknown[] {
  assertList(answer);
  return [
    answer.at('totalResults'),
    answer.at('startIndex'),
    answer.at('itemsPerPage'),
    listOf(answer.at('Resources')).length,
  ];
}

requirement('7644-3.4.2-a', 'one resource, a type and the root can be asked', async (scim) => {
  const { path } = await scim.user('jana');

  assertStatus(await scim.get(`${path}?attributes=userName`), 200);
  assertList(await scim.get('/Users'));
  assertList(await scim.get('/'));
  assertList(await scim.get(''));
});

requirement('7644-3.4.2-b', 'parameters that are not known change nothing', async (scim) => {
  await people(scim, 3);

  const plain = await scim.get('/Users');
  const more = await scim.get('/Users?foo=1&aadOptscim062020=true&=&%zz&x[]=1');

  assert.deepStrictEqual(more.body, plain.body);
});

requirement(
  ['7644-3.4.2-c', '7644-3.4.2-d', '7644-3.4.2-f', '7644-3.4.2-g'],
  'a page names its schema and its position',
  async (scim) => {
    await people(scim, 25);

    const first = await scim.get('/Users?count=10');
    const last = await scim.get('/Users?count=10&startIndex=21&filter=userName%20sw%20%22user%22');

    assert.deepStrictEqual(
      [mark(first), mark(last)],
      [
        [25, 1, 10, 10],
        [25, 21, 5, 5],
      ],
    );
    assert.deepStrictEqual(first.at('schemas'), [listResponseUrn]);
  },
);

requirement(['7644-3.4.2-e', '7644-3.4.2.4-c'], 'count 0 gives an empty list with the right total', async (scim) => {
  await people(scim, 3);

  const answer = await scim.get('/Users?count=0');

  assert.deepStrictEqual([mark(answer), answer.at('Resources')], [[3, 1, 0, 0], []]);
  assert.deepStrictEqual(mark(await scim.get('/Users')), [3, 1, 3, 3]);
});

requirement('7644-3.4.2-h', 'no match is 200 with an empty list', async (scim) => {
  for (const path of ['/Users?filter=userName%20eq%20%22nobody%22', '/Groups', '/']) {
    assert.deepStrictEqual(mark(await scim.get(path)), [0, 1, 0, 0]);
  }
});

requirement(
  ['7644-3.4.2.1-a', '7644-3.4.2.1-b'],
  'the root answers for all types, or for those that the filter names',
  async (scim) => {
    await scim.user('jana');
    await scim.group('Sales');

    assert.deepStrictEqual(column(await scim.get('/'), 'meta', 'resourceType'), ['User', 'Group']);
    assert.deepStrictEqual(await found(scim, 'meta.resourceType eq "User"', '/'), ['jana']);
    assert.deepStrictEqual(await found(scim, 'meta.resourceType eq "Group"', '/'), ['Sales']);
  },
);

requirement(
  ['7644-3.4.2.1-d', '7644-3.4.2.1-e'],
  'at the root a type without the attribute counts as without a value',
  async (scim) => {
    await scim.user('jana', { displayName: 'Sales' });
    await scim.group('Sales');

    assert.deepStrictEqual(await found(scim, 'displayName eq "sales"', '/'), ['Sales', 'jana']);
    assert.deepStrictEqual(await found(scim, 'userName pr', '/'), ['jana']);
    assert.deepStrictEqual(await found(scim, 'not (userName pr)', '/'), ['Sales']);
    assert.deepStrictEqual(await found(scim, 'userName eq null', '/'), ['Sales']);
    await assertInvalidFilter(scim, 'displayName', '/');
  },
);

requirement(
  ['7644-3.4.2.3-a', '7644-3.4.2.3-b', '7644-3.4.2.3-f'],
  'lists are sorted as requested, ascending by default, across pages',
  async (scim) => {
    for (const name of ['dan', 'Ann', 'cid', 'Bob']) await scim.user(name);

    const pages = [
      await scim.get('/Users?sortBy=userName&count=3'),
      await scim.get('/Users?sortBy=userName&count=3&startIndex=4'),
    ];

    assert.equal((await scim.get('/ServiceProviderConfig')).at('sort', 'supported'), true);
    assert.deepStrictEqual(
      pages.flatMap((page) => column(page, 'userName')),
      ['Ann', 'Bob', 'cid', 'dan'],
    );
    assert.deepStrictEqual(column(await scim.get('/Users?sortBy=userName&sortOrder=ascending'), 'userName'), [
      'Ann',
      'Bob',
      'cid',
      'dan',
    ]);
    assert.deepStrictEqual(column(await scim.get('/Users?sortBy=userName&sortOrder=descending'), 'userName'), [
      'dan',
      'cid',
      'Bob',
      'Ann',
    ]);
  },
);

requirement('7644-3.4.2.3-c', 'of several values the primary one is sorted by, or the first', async (scim) => {
  await scim.user('ann', { emails: [{ value: 'a@x.de' }, { value: 'z@x.de', primary: true }] });
  await scim.user('bob', { emails: [{ value: 'm@x.de' }, { value: 'b@x.de' }] });

  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=emails'), 'userName'), ['bob', 'ann']);
  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=emails.value'), 'userName'), ['bob', 'ann']);
});

requirement(
  ['7644-3.4.2.3-d', '7644-3.4.2.3-g'],
  'sorting by a complex attribute as a whole, or in no order there is, is refused',
  async (scim) => {
    await scim.user('ann', { name: { familyName: 'Zett' } });
    await scim.user('bob', { name: { familyName: 'Alpha' } });

    assert.deepStrictEqual(column(await scim.get('/Users?sortBy=name.familyName'), 'userName'), ['bob', 'ann']);
    assertError(await scim.get('/Users?sortBy=name'), 400, 'invalidValue');
    assertError(await scim.get('/Users?sortBy=userName&sortOrder=upwards'), 400, 'invalidValue');
    assert.deepStrictEqual(column(await scim.get('/Users?sortBy=userName&sortOrder=DESCENDING'), 'userName'), [
      'bob',
      'ann',
    ]);
  },
);

requirement('7644-3.4.2.3-e', 'those without a value come last, and first when descending', async (scim) => {
  await scim.user('ann');
  await scim.user('bob', { title: 'B' });
  await scim.user('cid', { title: 'A' });

  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=title'), 'userName'), ['cid', 'bob', 'ann']);
  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=title&sortOrder=descending'), 'userName'), [
    'ann',
    'bob',
    'cid',
  ]);
});

requirement('7644-3.4.2.3-h', 'order follows the type of the attribute', async (scim) => {
  await scim.user('B', { externalId: 'b' });
  await scim.user('a', { externalId: 'C' });
  await scim.user('c', { externalId: 'a' });

  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=userName'), 'userName'), ['a', 'B', 'c']);
  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=externalId'), 'externalId'), ['C', 'a', 'b']);
  assert.deepStrictEqual(column(await scim.get('/Users?sortBy=meta.created&sortOrder=descending'), 'userName'), [
    'c',
    'a',
    'B',
  ]);
});

requirement('7644-3.4.2.3-i', 'what is sorted by may be qualified and in any letter case', async (scim) => {
  await scim.user('bob', { [enterpriseUserUrn]: { department: 'A' } });
  await scim.user('ann', { [enterpriseUserUrn]: { department: 'B' } });

  assert.deepStrictEqual(column(await scim.get(`/Users?sortBy=${userUrn}:USERNAME`), 'userName'), ['ann', 'bob']);
  assert.deepStrictEqual(column(await scim.get(`/Users?sortBy=${enterpriseUserUrn}:department`), 'userName'), [
    'bob',
    'ann',
  ]);
});

requirement('7644-3.4.2.4-a', 'startIndex begins at 1, and what is below counts as 1', async (scim) => {
  await people(scim, 3);

  const plain = await scim.get('/Users');

  for (const start of ['0', '-5', '1'])
    assert.deepStrictEqual((await scim.get(`/Users?startIndex=${start}`)).body, plain.body);
  assert.deepStrictEqual(column(await scim.get('/Users?startIndex=2'), 'userName'), ['user01', 'user02']);
});

requirement(
  ['7644-3.4.2.4-b', '7644-3.4.2.4-d'],
  'never more than count is given, and a negative count is 0',
  async (scim) => {
    await people(scim, 5);

    for (const count of [1, 2, 4, 5, 6]) {
      assert.deepStrictEqual(mark(await scim.get(`/Users?count=${count}`)), [
        5,
        1,
        Math.min(5, count),
        Math.min(5, count),
      ]);
    }
    assert.deepStrictEqual(mark(await scim.get('/Users?count=-1')), [5, 1, 0, 0]);
  },
);

requirement(
  ['7644-3.4.2.4-e', '7644-3.4.2.1-c'],
  'a count above the maximum is cut to it, and the page says so',
  async (scim) => {
    const Operations = Array.from({ length: 1000 }, (_, at) => ({
      method: 'POST',
      path: '/Users',
      bulkId: String(at),
      data: { schemas: [userUrn], userName: `bulk${at}` },
    }));
    await scim.post('/Bulk', { schemas: [bulkRequestUrn], Operations });
    await scim.user('jana');

    const answer = await scim.get('/Users?count=100000&attributes=userName');
    const config = await scim.get('/ServiceProviderConfig');

    assert.deepStrictEqual(mark(answer), [1001, 1, 1000, 1000]);
    assert.deepStrictEqual([config.at('filter', 'maxResults'), config.at('pagination', 'maxPageSize')], [1000, 1000]);
  },
);

requirement('7644-3.4.2.4-f', 'pages show everyone exactly once, in the same order each time', async (scim) => {
  const ids = await people(scim, 20);

  for (const size of [1, 7, 100]) {
    const seen: unknown[] = [];
    for (let start = 1; start <= ids.length; start += size) {
      seen.push(...column(await scim.get(`/Users?count=${size}&startIndex=${start}`), 'id'));
    }
    assert.deepStrictEqual(seen, ids);
  }
});

requirement('7644-3.4.2.4-g', 'a page behind the end is empty and no error', async (scim) => {
  await people(scim, 3);

  assert.deepStrictEqual(mark(await scim.get('/Users?startIndex=9999')), [3, 9999, 0, 0]);
});

requirement('7644-3.4.2.4-h', 'a page number that is none is refused', async (scim) => {
  assertError(await scim.get('/Users?count=abc'), 400, 'invalidCount');
  assertError(await scim.get('/Users?count=1.5'), 400, 'invalidCount');
  assertError(await scim.get('/Users?startIndex=abc'), 400, 'invalidValue');
});
