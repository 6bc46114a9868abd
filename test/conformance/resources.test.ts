// Resources and their common attributes (RFC 7643 §3).

import assert from 'node:assert/strict';
import { enterpriseUserUrn, groupUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { assertError, assertStatus, column, found } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

requirement(
  ['7643-3-b', '7643-3-c', '7643-3-d', '7643-3-e'],
  'schemas names what is there, once each, in whatever order and number it was sent',
  async (scim) => {
    const rows = [
      { schemas: [enterpriseUserUrn, userUrn], expected: [userUrn] },
      { schemas: [userUrn, userUrn, 'urn:example:unknown'], expected: [userUrn] },
      { schemas: [userUrn.toUpperCase()], expected: [userUrn] },
      {
        schemas: [enterpriseUserUrn, userUrn],
        [enterpriseUserUrn]: { division: 'A' },
        expected: [userUrn, enterpriseUserUrn],
      },
      { schemas: [userUrn], [enterpriseUserUrn]: { division: 'A' }, expected: [userUrn, enterpriseUserUrn] },
    ];

    for (const [at, { expected, ...body }] of rows.entries()) {
      const answer = await scim.post('/Users', { ...body, userName: `u${at}` });
      assert.deepStrictEqual(answer.at('schemas'), expected);
    }
    assertError(await scim.post('/Users', { ...jana, schemas: [groupUrn] }), 400, 'invalidSyntax');
  },
);

requirement(['7643-3-f', '7643-3.3-b'], 'data of an extension is under its URN and nowhere else', async (scim) => {
  const { answer } = await scim.user('jana', { department: 'HR', [enterpriseUserUrn]: { department: 'IT' } });

  assert.deepStrictEqual([answer.at('department'), answer.at(enterpriseUserUrn)], [undefined, { department: 'IT' }]);
});

requirement(
  ['7643-3.1-a', '7643-3.1-c', '7643-3.1-f', '7643-3.1-r'],
  'every resource has an id of its own and meta',
  async (scim) => {
    for (let at = 0; at < 10; at += 1) {
      await scim.user(`u${at}`, { externalId: `e${at}` });
      await scim.post('/Groups', { schemas: [groupUrn], displayName: `g${at}`, externalId: `e${at}` });
    }

    const all = await scim.get('/?count=100');

    const ids = column(all, 'id');
    assert.deepStrictEqual([ids.length, new Set(ids).size], [20, 20]);
    assert.ok(ids.every((id) => typeof id === 'string' && id !== '' && !id.toLowerCase().includes('bulkid')));
    assert.ok(
      [...column(all, 'meta', 'resourceType'), ...column(all, 'externalId')].every(
        (value) => typeof value === 'string',
      ),
    );
  },
);

requirement('7643-3.1-d', 'an id stays when everything else changes, and is never given again', async (scim) => {
  const { id, path } = await scim.user('jana');

  const renamed = await scim.put(path, { ...jana, userName: 'other', externalId: 'E' });
  await scim.delete(path);
  const again = await scim.user('other', { externalId: 'E' });

  assert.equal(renamed.at('id'), id);
  assert.notEqual(again.id, id);
});

requirement('7643-3.1-g', 'ids are compared letter by letter', async (scim) => {
  const { id } = await scim.user('jana');
  const upper = id.toUpperCase();

  assert.notEqual(upper, id);
  assertError(await scim.get(`/Users/${upper}`), 404);
  assert.deepStrictEqual(await found(scim, `id eq "${upper}"`), []);
  assert.deepStrictEqual(await found(scim, `id eq "${id}"`), ['jana']);
});

requirement('7643-3.1-h', 'an external id that was not sent is not invented', async (scim) => {
  const { path } = await scim.user('jana');

  assert.equal((await scim.get(path)).at('externalId'), undefined);
});

requirement(['7643-3.1-j', '7643-7-e'], 'external ids keep their letters, may change and may repeat', async (scim) => {
  const { path } = await scim.user('jana', { externalId: 'AbC' });
  await scim.user('peter', { externalId: 'AbC' });
  await scim.user('paula', { externalId: 'abc' });

  assert.equal((await scim.get(path)).at('externalId'), 'AbC');
  assert.deepStrictEqual(await found(scim, 'externalId eq "AbC"'), ['jana', 'peter']);
  assert.equal((await scim.patch(path, [{ op: 'replace', path: 'externalId', value: 'XyZ' }])).at('externalId'), 'XyZ');
  assert.deepStrictEqual(await found(scim, 'externalId eq "AbC"'), ['peter']);
});

requirement(
  ['7643-3.1-l', '7643-3.1-m'],
  'created stays; lastModified equals it at first and moves with every change and only then',
  async (scim) => {
    for (const { path, answer } of [await scim.user('jana'), await scim.group('Sales')]) {
      const created = answer.at('meta', 'created');
      assert.equal(answer.at('meta', 'lastModified'), created);

      await scim.patch(path, [{ op: 'add', path: 'displayName', value: 'Changed' }]);
      const changed = await scim.get(path);
      await scim.patch(path, [{ op: 'add', path: 'displayName', value: 'Changed' }]);
      const same = await scim.get(path);

      assert.equal(changed.at('meta', 'created'), created);
      assert.ok(String(changed.at('meta', 'lastModified')) > String(created));
      assert.deepStrictEqual(same.body, changed.body);
    }
  },
);

requirement(
  '7643-3.1-n',
  'meta.location is the public address of the resource, whatever host was asked',
  async (scim) => {
    const { path } = await scim.user('jana');

    const answer = await scim.get(path, { host: 'evil.test', 'x-forwarded-host': 'evil.test' });

    assertStatus(answer, 200);
    assert.equal(answer.at('meta', 'location'), scim.tenantUrl + path);
    assert.equal(answer.headers['location'], answer.at('meta', 'location'));
    assert.equal(answer.headers['content-location'], undefined);
  },
);

requirement('7643-3.3-c', 'no extension has an attribute that its core schema has', async (scim) => {
  const user = (await scim.get(`/Schemas/${userUrn}`)).body;
  const enterprise = (await scim.get(`/Schemas/${enterpriseUserUrn}`)).body;
  const names = ({ attributes }: { readonly attributes?: unknown }): readonly string[] =>
    (Array.isArray(attributes) ? attributes : []).map(({ name }) => String(name).toLowerCase());

  assert.ok(names(enterprise).length > 5);
  assert.deepStrictEqual(
    names(enterprise).filter((name) => names(user).includes(name)),
    [],
  );
});
