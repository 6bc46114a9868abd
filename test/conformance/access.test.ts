// Addresses, authentication and security (RFC 7644 §1, §2, §7).

import assert from 'node:assert/strict';
import type { ResourceId } from '../../src/domain/index.ts';
import { userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at, type Scim } from './driver.ts';
import { assertError, assertStatus, column, found } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };
const allVerbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

requirement('7644-1.2-a', 'a filter in the URL is decoded exactly once', async (scim) => {
  await scim.user('a+b@x.de');
  await scim.user('c%25d');
  await scim.user('c%d');

  const plus = await scim.get('/Users?filter=userName%20eq%20%22a%2Bb%40x.de%22');
  const percent = await scim.get('/Users?filter=userName%20eq%20%22c%2525d%22');

  assert.deepStrictEqual(column(plus, 'userName'), ['a+b@x.de']);
  assert.deepStrictEqual(column(percent, 'userName'), ['c%25d']);
});

requirement(
  '7644-1.3-a',
  'the Tenant URL has no query, and every location is the Tenant URL and a path',
  async (scim) => {
    const user = await scim.user('jana');

    const config = await scim.get('/ServiceProviderConfig');

    assert.ok(!scim.tenantUrl.includes('?'));
    assert.equal(user.answer.at('meta', 'location'), scim.tenantUrl + user.path);
    assert.equal(config.at('meta', 'location'), `${scim.tenantUrl}/ServiceProviderConfig`);
  },
);

requirement('7644-2-a', 'a refused token is answered with the scheme that would be taken', async (scim) => {
  for (const authorization of [undefined, 'Bearer wrong', 'Basic amFuYTpzZWNyZXQ=']) {
    const answer = await scim.get('/Users', { authorization });

    assertError(answer, 401);
    assert.match(answer.headers['www-authenticate'] ?? '', /^Bearer /);
  }
});

requirement(
  ['7644-2-b', '7644-6.1-b', '7644-6.1-a'],
  'a token opens its own directory and nothing of another one',
  async (scim) => {
    const other = await scim.another();
    const theirs = await other.user('peter');
    const ours = await scim.group('Sales');

    assertError(await scim.send('GET', '/Users', { base: `/scim/v2/${other.directoryId}` }), 401);
    assertError(await scim.get(theirs.path), 404);
    assertError(await scim.put(theirs.path, jana), 404);
    assertError(await scim.patch(theirs.path, [{ op: 'remove', path: 'title' }]), 404);
    assertError(await scim.delete(theirs.path), 404);
    await scim.patch(ours.path, [{ op: 'add', path: 'members', value: [{ value: theirs.id }] }]);
    assert.equal((await scim.get(ours.path)).at('members'), undefined);
    assert.equal((await other.get(theirs.path)).at('groups'), undefined);
    assert.deepStrictEqual(await found(scim, `id eq "${theirs.id}"`), []);
    assert.equal((await other.get(theirs.path)).at('userName'), 'peter');
  },
);

requirement(
  ['7644-2-c', '7644-3.12-g'],
  'a switched-off directory refuses every verb with 403 before it looks at anything',
  async (scim) => {
    const { path } = await scim.user('jana');
    await scim.setSwitches({ provisioning: false });

    for (const method of allVerbs) assertError(await scim.send(method, path, { raw: '{"broken' }), 403);
    await scim.setSwitches({ provisioning: true });
    assertStatus(await scim.get(path), 200);
  },
);

requirement('7644-2-e', 'Basic authentication is not offered', async (scim) => {
  const config = await scim.get('/ServiceProviderConfig');

  assert.deepStrictEqual(
    [at(config.body, 'authenticationSchemes', 0, 'type'), at(config.body, 'authenticationSchemes', 1)],
    ['oauthbearertoken', undefined],
  );
  assertError(await scim.get('/Users', { authorization: `Basic ${btoa(`admin:${scim.secret}`)}` }), 401);
});

requirement('7644-2.2-a', 'no resource is created without a token', async (scim) => {
  const answer = await scim.send('POST', '/Users', { body: jana, headers: { authorization: undefined } });

  assertError(answer, 401);
  assert.deepStrictEqual(column(await scim.get('/Users'), 'id'), []);
});

requirement('7644-7.4-c', 'a token in the URL opens nothing and is never repeated', async (scim) => {
  const headers = { authorization: undefined };

  const answer = await scim.get(`/Users?access_token=${scim.secret}`, headers);
  const normal = await scim.get('/Users');

  assertError(answer, 401);
  assert.ok(![answer, normal].some(({ text, headers: sent }) => (text + JSON.stringify(sent)).includes(scim.secret)));
});

requirement('7644-7.7-a', 'hostile text in a filter is data or an error, never code', async (scim) => {
  await scim.user("o'malley");
  await scim.user('plain');
  const hostile = ["' OR 1=1 --", "'; DROP TABLE resources; --", '.*', '%', '_', '\\u0000', '$where', '\\\\', '\\"'];

  for (const text of hostile) {
    for (const operator of ['eq', 'co', 'sw', 'ew']) {
      const answer = await scim.get(`/Users?filter=${encodeURIComponent(`userName ${operator} "${text}"`)}`);
      const names = answer.status === 200 ? column(answer, 'userName') : [];
      assert.deepStrictEqual(
        [answer.status === 400 || answer.status === 200, names],
        [true, []],
        `${operator} ${text}`,
      );
    }
  }
  assert.deepStrictEqual(await found(scim, `userName co "'"`), ["o'malley"]);
});

requirement(['7644-7.7-b', '7643-9.2-a'], 'neither the token nor a password is kept as it was sent', async (scim) => {
  const { id, path } = await scim.user('jana', { password: 'correct horse' });
  await scim.put(path, { ...jana, PASSWORD: 'correct horse' });
  await scim.send('POST', '/Users', {
    raw: `{"schemas":["${userUrn}"],"userName":"b","pass\\u0077ord":"correct horse"}`,
  });
  await scim.post('/Users', { ...jana, userName: 'c', password: ['correct horse'] });
  await scim.patch(path, [{ op: 'replace', path: `${userUrn}:password`, value: 'correct horse' }]);
  await scim.patch(path, [{ op: 'replace', value: { password: 'correct horse' } }]);
  await scim.server.flush();

  const store = scim.server.store.directory(scim.directoryId);
  const log = await store.log.list({ limit: 50 });
  const kept = JSON.stringify([
    log,
    await store.tokens.list(),
    await store.resources.find('User', id as ResourceId, true),
  ]);

  assert.equal(log.length, 6);
  assert.ok(!kept.includes(scim.secret));
  assert.ok(!kept.includes('correct horse'), kept);
  assert.ok(!scim.server.logged().includes('correct horse'));
});

requirement('7644-7.7-c', 'two tokens of one directory are distinguished and revoked separately', async (scim) => {
  const { scim: second, revoke } = await scim.withToken();
  await scim.get('/Users');
  await second.get('/Users');
  await scim.server.flush();

  const log = await loggedTokens(scim);
  await revoke();

  assert.equal(new Set(log).size, 2);
  assertError(await second.get('/Users'), 401);
  assertStatus(await scim.get('/Users'), 200);
});

async function loggedTokens(scim: Scim): Promise<readonly unknown[]> {
  const store = scim.server.store.directory(scim.directoryId);
  const log = await store.log.list({ limit: 50 });
  return log.map(({ entry }) => entry.tokenId);
}

requirement(
  ['7644-7.8-a', '7644-5-a'],
  'composed, decomposed, wide and upper-case forms of a userName are one',
  async (scim) => {
    await scim.user('jürgen');
    await scim.user('ABC');

    for (const form of ['JÜRGEN', 'ju\u0308rgen', 'ａｂｃ']) {
      assert.equal((await found(scim, `userName eq "${form}"`)).length, 1, form);
      assertError(await scim.post('/Users', { schemas: [userUrn], userName: form }), 409, 'uniqueness');
    }
    assertError(await scim.post('/Users', { schemas: [userUrn], userName: 'a\u0000b' }), 400, 'invalidValue');
  },
);
