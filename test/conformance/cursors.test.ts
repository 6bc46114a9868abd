// Paging by cursor (RFC 9865).

import assert from 'node:assert/strict';
import { listOf, searchRequestUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { type Answer, at, people, type Scim } from './driver.ts';
import { assertError, assertList, column } from './expect.ts';

function nextOf(answer: Answer): string | undefined {
  const next = answer.at('nextCursor');
  return next === undefined ? undefined : String(next);
}

/** Every page of a walk; `between` happens after each. */
async function walk(
  scim: Scim,
  query: string,
  between: (page: number) => Promise<unknown> = async () => undefined,
): Promise<readonly Answer[]> {
  const pages: Answer[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined && pages.length < 50) {
    const page = await scim.get(`/Users?${query}&cursor=${cursor}`);
    assertList(page);
    pages.push(page);
    cursor = nextOf(page);
    await between(pages.length);
  }
  return pages;
}

function idsOf(pages: readonly Answer[]): readonly unknown[] {
  return pages.flatMap((page) => column(page, 'id'));
}

requirement(
  ['9865-2-a', '9865-2-b', '9865-2-e', '9865-2-g'],
  'an empty cursor begins a walk that shows everyone once',
  async (scim) => {
    const ids = await people(scim, 7);

    const pages = await walk(scim, 'count=3');

    assert.deepStrictEqual(idsOf(pages), ids);
    assert.deepStrictEqual(
      pages.map((page) => page.at('itemsPerPage')),
      [3, 3, 1],
    );
    for (const page of pages.slice(0, -1)) assert.match(String(page.at('nextCursor')), /^[A-Za-z0-9._~-]+$/);
    assert.ok(pages.every((page) => page.at('previousCursor') === undefined && page.at('startIndex') === undefined));
    assert.deepStrictEqual(column(await scim.get('/Users?cursor&count=3'), 'id'), ids.slice(0, 3));
  },
);

requirement('9865-2-c', 'count 0 or below gives the total alone', async (scim) => {
  await people(scim, 3);

  for (const count of [0, -4]) {
    const answer = await scim.get(`/Users?cursor=&count=${count}`);
    assertList(answer);
    assert.deepStrictEqual([answer.at('totalResults'), answer.at('Resources')], [3, []]);
  }
});

requirement(
  ['9865-2-d', '9865-2-f'],
  'no page has more than count, and a full last page has no next one',
  async (scim) => {
    const ids = await people(scim, 6);

    for (const count of [1, 2, 3, 6, 7]) {
      const pages = await walk(scim, `count=${count}`);
      assert.ok(pages.every((page) => listOf(page.at('Resources')).length <= count));
      assert.deepStrictEqual([pages.length, idsOf(pages)], [Math.ceil(6 / count), ids]);
    }
  },
);

requirement('9865-2-h', 'a cursor is good for its own question alone', async (scim) => {
  await people(scim, 6);
  await scim.group('Sales');
  const cursor = nextOf(await scim.get('/Users?count=2&filter=userName%20pr&cursor='));

  const others = [
    '/Users?count=2',
    '/Users?count=2&filter=title%20pr',
    '/Users?count=2&filter=userName%20pr&sortBy=title',
    '/Users?count=2&filter=userName%20pr&attributes=title',
    '/Groups?count=2&filter=userName%20pr',
    '/?count=2&filter=userName%20pr',
  ];
  for (const other of others) assertError(await scim.get(`${other}&cursor=${cursor}`), 400, 'invalidCursor');
  assertError(await scim.get(`/Users?count=3&filter=userName%20pr&cursor=${cursor}`), 400, 'invalidCount');
  assertList(await scim.get(`/Users?count=2&filter=userName%20pr&cursor=${cursor}`));
});

requirement('9865-2-i', 'the total is right on every page', async (scim) => {
  await people(scim, 5);

  const pages = await walk(scim, 'count=2&filter=userName%20ne%20%22user00%22');

  assert.deepStrictEqual(
    pages.map((page) => page.at('totalResults')),
    [4, 4],
  );
});

requirement(
  '9865-2-j',
  'a resource that exists throughout is returned exactly once, whatever is created and deleted',
  async (scim) => {
    for (const query of ['count=3', 'count=3&sortBy=userName', 'count=3&filter=title%20eq%20null']) {
      const other = await scim.another();
      const ids = await people(other, 12);
      const leaving = [ids[0], ids[5], ids[6], ids[11]];

      const pages = await walk(other, query, async (page) => {
        await other.user(`aa${page}`);
        await other.user(`user05${page}`);
        await other.delete(`/Users/${leaving[page - 1] ?? 'unknown'}`);
      });

      const seen = idsOf(pages);
      const stayed = ids.filter((id) => !leaving.includes(id));
      assert.deepStrictEqual(
        seen.filter((id) => stayed.includes(String(id))),
        stayed,
        query,
      );
      assert.equal(new Set(seen).size, seen.length);
    }
  },
);

requirement(
  ['9865-2.1-a', '9865-5.2-a', '9865-5.2-d', '9865-5.2-e'],
  'a forged, cut or foreign cursor is refused, each with the same words',
  async (scim) => {
    const other = await scim.another();
    await people(scim, 4);
    await people(other, 4);
    const cursor = nextOf(await scim.get('/Users?count=2&cursor=')) ?? '';
    const flipped = [0, 9, cursor.length - 1].map(
      (at) => cursor.slice(0, at) + (cursor[at] === 'a' ? 'b' : 'a') + cursor.slice(at + 1),
    );
    const forged = ['x', 'a.b', cursor.slice(0, -2), `${cursor}00`, cursor.split('.')[0] ?? '', ...flipped];

    const answers = await Promise.all([
      ...forged.map((text) => scim.get(`/Users?count=2&cursor=${text}`)),
      other.get(`/Users?count=2&cursor=${cursor}`),
    ]);

    for (const answer of answers) assertError(answer, 400, 'invalidCursor');
    assert.equal(new Set(answers.map((answer) => answer.at('detail'))).size, 1);
  },
);

requirement('9865-2.1-b', 'a cursor ends after the time that discovery tells', async (scim) => {
  await people(scim, 4);
  const cursor = nextOf(await scim.get('/Users?count=2&cursor='));
  const seconds = Number((await scim.get('/ServiceProviderConfig')).at('pagination', 'cursorTimeout'));

  scim.server.pass((seconds - 60) * 1000);
  assertList(await scim.get(`/Users?count=2&cursor=${cursor}`));
  scim.server.pass(120_000);
  assertError(await scim.get(`/Users?count=2&cursor=${cursor}`), 400, 'expiredCursor');
});

requirement('9865-2.1-c', 'a count that is none is invalidCount', async (scim) => {
  for (const count of ['abc', '1.5', '1e2'])
    assertError(await scim.get(`/Users?cursor=&count=${count}`), 400, 'invalidCount');
});

requirement('9865-2.2-a', 'pages of a sorted walk are sorted', async (scim) => {
  for (const name of ['dan', 'Ann', 'cid', 'Bob', 'eve']) await scim.user(name);

  const up = await walk(scim, 'count=2&sortBy=userName');
  const down = await walk(scim, 'count=2&sortBy=userName&sortOrder=descending');

  const names = ['Ann', 'Bob', 'cid', 'dan', 'eve'];
  assert.deepStrictEqual(
    up.flatMap((page) => column(page, 'userName')),
    names,
  );
  assert.deepStrictEqual(
    down.flatMap((page) => column(page, 'userName')),
    names.toReversed(),
  );
});

requirement(['9865-2.3-a', '9865-2.4-a'], 'without parameters a list is paged by index', async (scim) => {
  await people(scim, 3);

  const answer = await scim.get('/Users?count=2');

  assert.deepStrictEqual([answer.at('startIndex'), answer.at('nextCursor')], [1, undefined]);
});

requirement('9865-2.4-b', 'cursor and startIndex together are refused', async (scim) => {
  assertError(await scim.get('/Users?cursor=&startIndex=1'), 400, 'invalidValue');
});

requirement('9865-3-a', 'a search by POST walks by cursor as well', async (scim) => {
  const ids = await people(scim, 3);
  const search = { schemas: [searchRequestUrn], count: 2 };

  const first = await scim.post('/Users/.search', { ...search, cursor: '' });
  const second = await scim.post('/Users/.search', { ...search, cursor: first.at('nextCursor') });

  assert.deepStrictEqual(idsOf([first, second]), ids);
  assert.equal(second.at('nextCursor'), undefined);
});

requirement('9865-4-a', 'discovery tells both ways of paging and their limits', async (scim) => {
  const config = await scim.get('/ServiceProviderConfig');

  assert.deepStrictEqual(config.at('pagination'), {
    cursor: true,
    index: true,
    defaultPaginationMethod: 'index',
    defaultPageSize: 100,
    maxPageSize: 1000,
    cursorTimeout: 3600,
  });
});

requirement(
  ['9865-5.2-b', '9865-5.2-c'],
  'a cursor outlives neither the token nor the switch of its directory',
  async (scim) => {
    await people(scim, 4);
    const { scim: client, revoke } = await scim.withToken();
    const cursor = nextOf(await client.get('/Users?count=2&cursor='));

    await revoke();
    assertError(await client.get(`/Users?count=2&cursor=${cursor}`), 401);
    await scim.setSwitches({ provisioning: false });
    assertError(await scim.get(`/Users?count=2&cursor=${cursor}`), 403);
  },
);

requirement(
  '9865-5.3-a',
  'cursors are kept by the client alone, so the first is good however many follow',
  async (scim) => {
    await people(scim, 3);
    const first = await scim.get('/Users?count=1&cursor=');

    for (let at = 0; at < 50; at += 1) await scim.get('/Users?count=1&cursor=');

    const again = await scim.get(`/Users?count=1&cursor=${nextOf(first)}`);
    assert.equal(at(again.body, 'Resources', 0, 'userName'), 'user01');
  },
);
