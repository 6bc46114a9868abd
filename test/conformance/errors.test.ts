// Errors (RFC 7644 §3.12).

import assert from 'node:assert/strict';
import { groupUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import type { Answer, Scim } from './driver.ts';
import { assertError, assertUnchanged } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

/** One refusal of each kind. */
async function refusals(scim: Scim): Promise<readonly Answer[]> {
  const { path } = await scim.user('peter');
  const patch = (operation: {
    readonly op: string;
    readonly path?: string;
    readonly value?: unknown;
  }): Promise<Answer> => scim.patch(path, [operation]);
  return [
    await scim.get('/Nothing'),
    await scim.get('/Users/unknown'),
    await scim.get('/Users/%ff'),
    await scim.get('/Users?filter=x'),
    await scim.get('/Users?count=x'),
    await scim.get('/Users?cursor=x'),
    await scim.get('/Users?sortBy=name'),
    await scim.get('/Users', { authorization: undefined }),
    await scim.get('/Schemas?filter=id%20pr'),
    await scim.put('/Users', jana),
    await scim.get('/Me'),
    await scim.send('POST', '/Users', { raw: '{' }),
    await scim.send('POST', '/Users', { body: jana, headers: { 'content-type': 'text/plain' } }),
    await scim.send('POST', '/Users', { body: jana, headers: { 'content-length': '99999999' } }),
    await scim.post('/Users', { ...jana, userName: 'PETER' }),
    await scim.post('/Users', { schemas: [userUrn] }),
    await patch({ op: 'replace', path: 'id', value: 'x' }),
    await patch({ op: 'replace', path: 'a.b.c', value: 'x' }),
    await patch({ op: 'replace', path: 'emails[type sw "x"]', value: { value: 'x' } }),
    await scim.put(path, jana, { 'if-match': 'W/"99"' }),
  ];
}

const keywords = [
  'invalidFilter',
  'tooMany',
  'uniqueness',
  'mutability',
  'invalidSyntax',
  'invalidPath',
  'noTarget',
  'invalidValue',
  'invalidVers',
  'sensitive',
  'invalidCursor',
  'expiredCursor',
  'invalidCount',
];

requirement(
  ['7644-3.12-a', '7644-3.12-c', '7644-3.12-d'],
  'every refusal is a SCIM error with a registered keyword or none, and tells no internals',
  async (scim) => {
    for (const answer of await refusals(scim)) {
      const scimType = answer.at('scimType');
      assert.ok(answer.status >= 400, answer.text);
      assert.ok(scimType === undefined || keywords.includes(String(scimType)), answer.text);
      assertError(answer, answer.status, scimType === undefined ? undefined : String(scimType));
      assert.doesNotMatch(answer.text, /SELECT|sqlite|node_modules|\.ts:|Error:|at async/i);
    }
  },
);

requirement(['7644-3.12-e', '7644-3.12-q'], 'what cannot be read as a resource is 400 invalidSyntax', async (scim) => {
  for (const raw of [
    '',
    '{',
    '[]',
    '"jana"',
    '5',
    'null',
    '{"schemas":',
    `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
    '{}',
  ]) {
    assertError(await scim.send('POST', '/Users', { raw }), 400, 'invalidSyntax');
  }
});

requirement('7644-3.12-f', 'a missing, malformed, unknown, expired or removed token is 401', async (scim) => {
  const ended = await scim.withToken(1);
  await ended.revoke();

  for (const authorization of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `Token ${scim.secret}`,
    'Bearer x',
    `Bearer ${scim.secret} x`,
  ]) {
    assertError(await scim.get('/Users', { authorization }), 401);
  }
  assertError(await ended.scim.get('/Users'), 401);
});

requirement('7644-3.12-h', 'an endpoint that is not there is 404', async (scim) => {
  for (const path of ['/Foo', '/users', '/Users/a/b', '/Schemas/a/b', '/ServiceProviderConfig/x']) {
    assertError(await scim.get(path), 404);
  }
});

requirement(
  ['7644-3.12-i', '7644-3.12-o'],
  'a value in use is 409 uniqueness for POST, PUT and PATCH',
  async (scim) => {
    await scim.user('jana');
    const { path } = await scim.user('peter');
    await scim.group('Sales');

    assertError(await scim.post('/Users', jana), 409, 'uniqueness');
    assertError(await scim.post('/Groups', { schemas: [groupUrn], displayName: 'SALES' }), 409, 'uniqueness');
    await assertUnchanged(scim, path, async () => {
      assertError(await scim.put(path, jana), 409, 'uniqueness');
      assertError(await scim.patch(path, [{ op: 'replace', path: 'userName', value: 'Jana' }]), 409, 'uniqueness');
    });
  },
);

requirement(
  ['7644-3.12-j', '7644-3.14-e'],
  'a precondition that does not hold is 412, and nothing changes',
  async (scim) => {
    const user = await scim.user('jana');
    const group = await scim.group('Sales');
    const stale = { 'if-match': 'W/"99"' };
    const operations = [{ op: 'replace', path: 'displayName', value: 'New' }];

    for (const { path } of [user, group]) {
      await assertUnchanged(scim, path, async () => {
        assertError(
          await scim.put(path, { schemas: [userUrn, groupUrn], userName: 'x', displayName: 'x' }, stale),
          412,
        );
        assertError(await scim.patch(path, operations, stale), 412);
        assertError(await scim.delete(path, stale), 412);
      });
      assert.ok((await scim.patch(path, operations, { 'if-match': '*' })).status < 300);
      assert.equal((await scim.delete(path, { 'if-match': (await scim.get(path)).headers['etag'] })).status, 204);
    }
  },
);

requirement('7644-3.12-k', 'a body that is too large is 413 with the limit', async (scim) => {
  const answer = await scim.send('POST', '/Users', { body: jana, headers: { 'content-length': '1048577' } });

  assertError(answer, 413);
  assert.match(String(answer.at('detail')), /1048576/);
});

requirement(
  '7644-3.12-t',
  'a value that is missing or of the wrong kind is 400 invalidValue and named',
  async (scim) => {
    const wrong = { userName: undefined, active: 'maybe', emails: 'a@x.de', title: 5, name: 'Jana', roles: [5] };

    for (const [name, value] of Object.entries(wrong)) {
      const answer = await scim.post('/Users', { ...jana, [name]: value });
      assertError(answer, 400, 'invalidValue');
      assert.match(String(answer.at('detail')), new RegExp(name));
    }
    assert.equal((await scim.get('/Users')).at('totalResults'), 0);
  },
);
