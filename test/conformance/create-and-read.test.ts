// Messages, creating and reading (RFC 7644 §3.1 to §3.4.1).

import assert from 'node:assert/strict';
import { errorUrn, groupUrn, listOf, listResponseUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at } from './driver.ts';
import { assertError, assertStatus, column, found } from './expect.ts';

const body = { schemas: [userUrn], userName: 'jana' };

requirement(['7644-3.1-a', '7644-3.8-d'], 'every answer with a body is application/scim+json', async (scim) => {
  const user = await scim.user('jana');
  const answers = [user.answer, await scim.get(user.path), await scim.get('/Users'), await scim.get('/nowhere')];
  const discovery = await Promise.all(
    ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig'].map((path) => scim.get(path)),
  );

  const types = [...answers, ...discovery].map(({ headers }) => headers['content-type']);

  assert.deepStrictEqual(new Set(types), new Set(['application/scim+json']));
});

requirement('7644-3.1-b', 'messages name their schema in a list', async (scim) => {
  assert.deepStrictEqual((await scim.get('/Users')).at('schemas'), [listResponseUrn]);
  assert.deepStrictEqual((await scim.get('/Users/unknown')).at('schemas'), [errorUrn]);
});

requirement('7644-3.1-c', 'the schemas of messages are not published', async (scim) => {
  const ids = column(await scim.get('/Schemas'), 'id').map(String);

  assert.ok(ids.length > 0 && ids.every((id) => !id.startsWith('urn:ietf:params:scim:api:')));
  assertError(await scim.get('/Schemas/urn:ietf:params:scim:api:messages:2.0:PatchOp'), 404);
});

requirement('7644-3.1-d', 'an answer shows the resource as it is kept, not as it was sent', async (scim) => {
  const { path, answer } = await scim.user('jana', {
    USERTYPE: 'Employee',
    shoeSize: 41,
    id: 'mine',
    meta: { version: 'x' },
  });

  const read = await scim.get(path);

  assert.deepStrictEqual(answer.body, read.body);
  assert.deepStrictEqual(
    [read.at('userType'), read.at('shoeSize'), read.at('id') === 'mine'],
    ['Employee', undefined, false],
  );
});

requirement('7644-3.2-a', 'endpoints are the plural of their types', async (scim) => {
  const types = await scim.get('/ResourceTypes');

  const endpoints = column(types, 'name').map((name) => `/${String(name)}s`);

  assert.deepStrictEqual(column(types, 'endpoint'), endpoints);
});

requirement('7644-3.2-b', 'PUT on an unknown id creates nothing', async (scim) => {
  assertError(await scim.put('/Users/6f1ed002-ab5c-4f17-9f4a-2b5a5e9ab001', body), 404);
  assertError(await scim.put('/Groups/mine', { schemas: [groupUrn], displayName: 'Sales' }), 404);

  assert.equal((await scim.get('/?filter=id%20pr')).at('totalResults'), 0);
});

requirement(['7644-3.2-c', '7644-3.12-b'], 'the body of an error contains the status as a string', async (scim) => {
  const answers = [
    await scim.get('/Users/unknown'),
    await scim.get('/Users?filter=x'),
    await scim.get('/Me'),
    await scim.put('/Users', body),
    await scim.get('/Users', { authorization: undefined }),
    await scim.send('POST', '/Users', { body, headers: { 'content-type': 'text/plain' } }),
  ];

  assert.deepStrictEqual(
    answers.map(({ status }) => status),
    [404, 400, 501, 405, 401, 415],
  );
  assert.deepStrictEqual(
    answers.map((answer) => answer.at('status')),
    ['404', '400', '501', '405', '401', '415'],
  );
});

requirement('7644-3.2-d', 'every endpoint takes its verbs, and refuses the others as SCIM with Allow', async (scim) => {
  const { path } = await scim.user('jana');
  const allowed = new Map([
    ['/Users', 'GET, HEAD, POST, OPTIONS'],
    ['/Groups', 'GET, HEAD, POST, OPTIONS'],
    [path, 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'],
    ['/Schemas', 'GET, HEAD, OPTIONS'],
    ['/ResourceTypes', 'GET, HEAD, OPTIONS'],
    ['/ServiceProviderConfig', 'GET, HEAD, OPTIONS'],
    ['/.search', 'POST, OPTIONS'],
    ['/Users/.search', 'POST, OPTIONS'],
  ]);

  for (const [endpoint, allow] of allowed) {
    const refused = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((verb) => !allow.split(', ').includes(verb));
    for (const verb of refused) {
      const answer = await scim.send(verb, endpoint, verb === 'GET' ? {} : { body });
      assertError(answer, 405);
      assert.equal(answer.headers['allow'], allow);
    }
  }
});

requirement(['7644-3.3-a', '7643-3.1-e', '7643-3.1-k'], 'read-only attributes in a POST are ignored', async (scim) => {
  const meta = { resourceType: 'Group', created: '2001-01-01T00:00:00Z', location: 'https://evil.test' };

  const { id, answer } = await scim.user('jana', { id: 'mine', meta, groups: [{ value: 'g' }] });

  assert.notEqual(id, 'mine');
  assert.equal(answer.at('groups'), undefined);
  assert.deepStrictEqual(
    [answer.at('meta', 'resourceType'), answer.at('meta', 'created')],
    ['User', answer.at('meta', 'lastModified')],
  );
});

requirement(
  ['7644-3.3-b', '7644-3.4.2.2-ad'],
  'a new user is active by default, and a filter finds it as active',
  async (scim) => {
    await scim.user('jana');
    await scim.user('peter', { active: false });

    assert.deepStrictEqual(column(await scim.get('/Users'), 'active'), [true, false]);
    assert.deepStrictEqual(await found(scim, 'active eq true'), ['jana']);
    assert.deepStrictEqual(await found(scim, 'active pr'), ['jana', 'peter']);
  },
);

requirement('7644-3.3-c', 'null and the empty list mean no value', async (scim) => {
  const { answer } = await scim.user('jana', { nickName: null, emails: [], name: {} });

  assert.deepStrictEqual(
    [answer.at('nickName'), answer.at('emails'), answer.at('name')],
    [undefined, undefined, undefined],
  );
  assert.deepStrictEqual(await found(scim, 'nickName pr or emails pr or name pr'), []);
});

requirement(
  ['7644-3.3-d', '7644-3.3-e', '7644-3.3-f'],
  'a created resource is answered 201 and whole, with its URI twice',
  async (scim) => {
    const email = { value: 'jana@example.com', type: 'work', primary: true };

    const answer = await scim.post('/Users', { ...body, title: 'Engineer', emails: [email] });

    const location = answer.headers['location'] ?? '';
    assertStatus(answer, 201);
    assert.deepStrictEqual(
      [answer.at('schemas'), answer.at('title'), answer.at('emails')],
      [[userUrn], 'Engineer', [email]],
    );
    assert.ok(location.startsWith(`${scim.tenantUrl}/Users/`));
    assert.equal(answer.at('meta', 'location'), location);
    assert.deepStrictEqual((await scim.get(location.slice(scim.tenantUrl.length))).body, answer.body);
  },
);

requirement(
  ['7644-3.3-g', '7643-4.1.1-c'],
  'a taken userName is 409 uniqueness, in any letter case and in a race',
  async (scim) => {
    await scim.user('Bob');

    assertError(await scim.post('/Users', { ...body, userName: 'bOB' }), 409, 'uniqueness');
    const race = await Promise.all([1, 2, 3, 4, 5].map(() => scim.post('/Users', body)));
    assert.deepStrictEqual(race.map(({ status }) => status).toSorted(), [201, 409, 409, 409, 409]);
  },
);

requirement(['7644-3.3.1-a', '7643-3.1-q'], 'meta.resourceType comes from the endpoint', async (scim) => {
  const meta = { resourceType: 'Robot' };
  const group = await scim.post('/Groups', { schemas: [groupUrn], displayName: 'Sales', meta });

  assert.equal((await scim.user('jana', { meta })).answer.at('meta', 'resourceType'), 'User');
  assert.equal(group.at('meta', 'resourceType'), 'Group');
  assert.deepStrictEqual(new Set(column(await scim.get('/Schemas'), 'meta', 'resourceType')), new Set(['Schema']));
  assert.deepStrictEqual(
    new Set(column(await scim.get('/ResourceTypes'), 'meta', 'resourceType')),
    new Set(['ResourceType']),
  );
});

requirement(['7644-3.4-a', '7644-3.9-i'], 'a password is shown neither by default nor when asked for', async (scim) => {
  const { path, answer } = await scim.user('jana', { password: 'secret' });

  const read = [answer, await scim.get(path), await scim.get(`${path}?attributes=password`), await scim.get('/Users')];

  assert.ok(read.every(({ text }) => !text.includes('password')));
});

requirement(['7644-3.4.1-a', '7644-3.4.1-b'], 'a resource is read with its location and its version', async (scim) => {
  for (const { id, path } of [await scim.user('jana'), await scim.group('Sales')]) {
    const answer = await scim.get(path);

    assertStatus(answer, 200);
    assert.equal(answer.at('id'), id);
    assert.equal(answer.headers['location'], answer.at('meta', 'location'));
    assert.equal(answer.headers['etag'], answer.at('meta', 'version'));
  }
});

requirement('7644-3.4.1-c', 'an unknown id is 404, also when it is one of another type or directory', async (scim) => {
  const user = await scim.user('jana');
  const group = await scim.group('Sales');
  const foreign = await (await scim.another()).user('jana');

  const paths = ['/Users/unknown', `/Groups/${user.id}`, `/Users/${group.id}`, foreign.path];
  const answers = await Promise.all(paths.map((path) => scim.get(path)));

  for (const answer of answers) assertError(answer, 404);
  const details = listOf(answers).map((answer) =>
    String(at(answer, 'body', 'detail')).replace(/[0-9a-f-]{36}|unknown/, 'ID'),
  );
  assert.deepStrictEqual(details[0], details[3]);
});
