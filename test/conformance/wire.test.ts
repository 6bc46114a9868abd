// Media types, notation and /Me (RFC 7644 §3.8, §3.10, §3.11).

import assert from 'node:assert/strict';
import { enterpriseUserUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { assertError, assertInvalidFilter, assertStatus, column, found } from './expect.ts';

const body = { schemas: [userUrn], userName: 'jana' };

requirement('7644-3.8-a', 'bodies are UTF-8 and come back as they were sent', async (scim) => {
  const displayName = 'Jürgen Øß 李 🙂 \u202e "quoted" \\ \t';

  const { path } = await scim.user('jürgen', { displayName });

  assert.equal((await scim.get(path)).at('displayName'), displayName);
  const latin1 = Buffer.from(JSON.stringify({ ...body, displayName: 'Jürgen' }), 'latin1');
  assertError(await scim.send('POST', '/Users', { raw: latin1 }), 400, 'invalidSyntax');
});

requirement(
  ['7644-3.8-b', '7644-3.8-c'],
  'whatever a client accepts, it is answered with application/scim+json',
  async (scim) => {
    const { path } = await scim.user('jana');

    for (const accept of [
      undefined,
      'application/scim+json',
      'application/json',
      '*/*',
      'application/*;q=0.5, text/html',
      '',
    ]) {
      const answer = await scim.get(path, { accept });
      assert.deepStrictEqual([answer.status, answer.headers['content-type']], [200, 'application/scim+json']);
    }
  },
);

requirement(
  '7644-3.8-e',
  'bodies are taken as application/scim+json and application/json, and as nothing else',
  async (scim) => {
    const types = ['application/scim+json', 'application/json', 'Application/JSON; charset=utf-8', undefined];
    for (const [at, type] of types.entries()) {
      const answer = await scim.send('POST', '/Users', {
        body: { ...body, userName: `u${at}` },
        headers: { 'content-type': type },
      });
      assertStatus(answer, 201);
    }
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data']) {
      assertError(await scim.send('POST', '/Users', { body, headers: { 'content-type': type } }), 415);
    }
  },
);

requirement('7644-3.8-f', 'a suffix does not choose a format: there is no such endpoint', async (scim) => {
  assertError(await scim.get('/Users.scim'), 404);
});

requirement(
  ['7644-3.10-a', '7644-3.10-c', '7644-3.10-d'],
  'a qualified name means the same everywhere, in any letter case',
  async (scim) => {
    const { path } = await scim.user('jana', { name: { givenName: 'Jana' } });
    const name = `${userUrn.toUpperCase()}:NAME.givenname`;

    const patched = await scim.patch(path, [{ op: 'replace', path: name, value: 'Jo' }]);

    assert.equal(patched.at('name', 'givenName'), 'Jo');
    assert.deepStrictEqual(await found(scim, `${name} eq "jo"`), ['jana']);
    assert.deepStrictEqual((await scim.get(`${path}?attributes=${name}`)).at('name'), { givenName: 'Jo' });
    assert.equal((await scim.get(`${path}?excludedAttributes=${name}`)).at('name'), undefined);
    assert.deepStrictEqual(column(await scim.get(`/Users?sortBy=${name}`), 'userName'), ['jana']);
  },
);

requirement('7644-3.10-b', 'a bare manager is the attribute of the enterprise extension', async (scim) => {
  const { path } = await scim.user('jana', { [enterpriseUserUrn]: { department: 'IT', manager: { value: 'boss' } } });

  assert.deepStrictEqual(await found(scim, 'manager eq "boss"'), ['jana']);
  assert.deepStrictEqual(await found(scim, `${enterpriseUserUrn}:manager eq "boss"`), ['jana']);
  assert.deepStrictEqual(await found(scim, `${userUrn}:manager eq "boss"`), []);
  const patched = await scim.patch(path, [{ op: 'add', path: 'manager', value: 'other' }]);
  assert.deepStrictEqual(
    [patched.at('manager'), patched.at(enterpriseUserUrn, 'manager', 'value')],
    [undefined, 'other'],
  );
  const { answer } = await scim.user('peter', { manager: { value: 'boss' }, department: 'HR' });
  assert.deepStrictEqual([answer.at('manager'), answer.at(enterpriseUserUrn)], [undefined, undefined]);
  await assertInvalidFilter(scim, 'manager[value eq "boss"');
});

requirement('7644-3.11-a', '/Me is 501 with the reason', async (scim) => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await scim.send(method, '/Me', method === 'GET' ? {} : { body });
    assertError(answer, 501);
    assert.match(String(answer.at('detail')), /Secret Token authenticates a directory, not a person/);
  }
});
