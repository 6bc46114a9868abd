// Versions of the protocol and of resources (RFC 7644 §3.13, §3.14).

import assert from 'node:assert/strict';
import { userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { assertError, assertStatus } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

requirement(
  ['7644-3.13-a', '7644-3.13-b', '7644-3.13-c'],
  'v2 is in the address, and no other version is served',
  async (scim) => {
    const { answer } = await scim.user('jana');

    assert.match(String(answer.at('meta', 'location')), /\/v2\//);
    for (const version of ['/v1', '/v3', '/v22', '']) {
      assertError(await scim.send('GET', '/Users', { base: `/scim${version}/${scim.directoryId}` }), 404);
    }
  },
);

requirement(
  ['7644-3.14-a', '7644-3.14-b', '7643-3.1-o', '7644-3.14-g'],
  'the version is in the ETag and in meta, in every answer, as discovery says',
  async (scim) => {
    const { path, answer } = await scim.user('jana');
    const answers = [
      answer,
      await scim.get(path),
      await scim.put(path, { ...jana, title: 'A' }),
      await scim.patch(path, [{ op: 'replace', path: 'title', value: 'B' }]),
    ];

    for (const one of answers) assert.equal(one.headers['etag'], one.at('meta', 'version'));
    assert.equal(new Set(answers.map(({ headers }) => headers['etag'])).size, 3);
    assert.equal((await scim.get('/ServiceProviderConfig')).at('etag', 'supported'), true);
  },
);

requirement(['7644-3.14-c', '7643-3.1-p'], 'tags are weak and say so', async (scim) => {
  const { answer } = await scim.user('jana');

  assert.match(answer.headers['etag'] ?? '', /^W\/"[^"]+"$/);
});

requirement('7644-3.14-d', 'a version that the client has is 304 without a body', async (scim) => {
  const { path, answer } = await scim.user('jana');
  const tag = answer.headers['etag'] ?? '';

  for (const known of [tag, tag.slice(2), '*', `"x", ${tag}`]) {
    for (const query of ['', '?attributes=userName']) {
      const again = await scim.get(path + query, { 'if-none-match': known });
      assert.deepStrictEqual([again.status, again.text, again.headers['etag']], [304, '', tag]);
    }
  }
  assertStatus(await scim.get(path, { 'if-none-match': 'W/"99"' }), 200);
});

requirement(
  '7644-3.14-d',
  'a write under If-None-Match needs another version, a read under If-Match this one',
  async (scim) => {
    const { path, answer } = await scim.user('jana');
    const tag = answer.headers['etag'] ?? '';
    const title = (value: string) => [{ op: 'replace', path: 'title', value }];

    for (const known of [tag, tag.slice(2), '*']) {
      assertError(await scim.patch(path, title('A'), { 'if-none-match': known }), 412);
      assertError(await scim.put(path, { ...jana, title: 'A' }, { 'if-none-match': known }), 412);
      assertError(await scim.delete(path, { 'if-none-match': known }), 412);
    }
    assertError(await scim.get(path, { 'if-match': 'W/"99"' }), 412);
    assertStatus(await scim.get(path, { 'if-match': tag }), 200);
    assert.equal((await scim.get(path)).headers['etag'], tag);
    assertStatus(await scim.patch(path, title('B'), { 'if-none-match': 'W/"99"' }), 200);
  },
);

requirement(
  '7644-3.14-f',
  'the version moves with every change and only then, and of parallel writers one wins',
  async (scim) => {
    const { path, answer } = await scim.user('jana');
    const tag = answer.headers['etag'];

    const same = await scim.put(path, jana);
    const race = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        scim.patch(path, [{ op: 'replace', path: 'title', value: `T${at}` }], { 'if-match': tag }),
      ),
    );

    assert.equal(same.headers['etag'], tag);
    assert.deepStrictEqual(race.map(({ status }) => status).toSorted(), [
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
  },
);
