// Which attributes an answer shows (RFC 7644 §3.4.2.5, §3.9).

import assert from 'node:assert/strict';
import { enterpriseUserUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import type { Created, Scim } from './driver.ts';
import { assertError, assertStatus, column } from './expect.ts';

const jana = {
  title: 'Engineer',
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [
    { value: 'jana@work.test', type: 'work', primary: true },
    { value: 'jana@home.test', type: 'home' },
  ],
  [enterpriseUserUrn]: { department: 'IT', costCenter: '7' },
};

function createJana(scim: Scim): Promise<Created> {
  return scim.user('jana', jana);
}

/** The names at the top of what a query of one resource shows. */
async function shown(scim: Scim, path: string, query: string): Promise<readonly string[]> {
  const answer = await scim.get(`${path}?${query}`);
  assertStatus(answer, 200);
  return Object.keys(answer.body).toSorted();
}

requirement(
  ['7644-3.4.2.5-a', '7644-3.9-a'],
  'attributes shows what is asked for beside schemas and id, for one and for many',
  async (scim) => {
    const { id, path } = await createJana(scim);

    const one = await scim.get(`${path}?attributes=userName`);
    const many = await scim.get('/Users?attributes=userName');

    const expected = { schemas: [userUrn, enterpriseUserUrn], id, userName: 'jana' };
    assert.deepStrictEqual(one.body, expected);
    assert.deepStrictEqual(many.at('Resources', 0), expected);
  },
);

requirement(
  ['7644-3.4.2.5-b', '7643-3.1-b'],
  'id and schemas are there whatever is left out or asked for',
  async (scim) => {
    const { id, path } = await createJana(scim);

    for (const query of [
      'excludedAttributes=id,schemas',
      'attributes=title',
      'excludedAttributes=userName',
      'attributes=nothing',
    ]) {
      const answer = await scim.get(`${path}?${query}`);
      assert.deepStrictEqual([answer.at('id'), answer.at('schemas')], [id, [userUrn, enterpriseUserUrn]]);
    }
    assert.deepStrictEqual(column(await scim.get('/Users?excludedAttributes=id'), 'id'), [id]);
  },
);

requirement(
  ['7644-3.4.2.5-c', '7644-3.9-d'],
  'names are separated by commas, may be qualified and in any letter case',
  async (scim) => {
    const { path } = await createJana(scim);
    const names = ['NAME.givenname', `${enterpriseUserUrn}:DEPARTMENT`, `${userUrn}:title`].join(' , ');

    const answer = await scim.get(`${path}?attributes=${encodeURIComponent(names)}`);

    const { schemas: _schemas, id: _id, ...rest } = answer.body;
    assert.deepStrictEqual(rest, {
      name: { givenName: 'Jana' },
      title: 'Engineer',
      [enterpriseUserUrn]: { department: 'IT' },
    });
  },
);

requirement('7644-3.9-b', 'excludedAttributes leaves out what it names and nothing else', async (scim) => {
  const { id, path, answer } = await createJana(scim);
  const group = await scim.group('Sales', id);

  const { members: _, ...withoutMembers } = (await scim.get(group.path)).body;
  assert.deepStrictEqual((await scim.get('/Groups?excludedAttributes=members')).at('Resources', 0), withoutMembers);
  const { title: _title, groups: _groups, ...rest } = (await scim.get(path)).body;
  assert.deepStrictEqual((await scim.get(`${path}?excludedAttributes=title,groups`)).body, rest);
  assert.deepStrictEqual(rest[enterpriseUserUrn], answer.at(enterpriseUserUrn));
});

requirement('7644-3.9-c', 'both lists at once are refused', async (scim) => {
  const { path } = await createJana(scim);

  for (const at of [path, '/Users']) {
    assertError(await scim.get(`${at}?attributes=title&excludedAttributes=name`), 400, 'invalidValue');
  }
});

requirement(
  ['7644-3.9-e', '7644-3.5.2-r'],
  'POST, PUT and PATCH show what is asked for, PATCH then with 200',
  async (scim) => {
    const body = { schemas: [userUrn], userName: 'peter', title: 'A' };
    const group = await scim.group('Sales');

    const posted = await scim.post('/Users?attributes=title', body);
    const path = `/Users/${String(posted.at('id'))}`;
    const put = await scim.put(`${path}?excludedAttributes=meta,title`, body);
    const patched = await scim.patch(`${path}?attributes=userName`, [{ op: 'replace', path: 'title', value: 'B' }]);
    const renamed = await scim.patch(`${group.path}?attributes=displayName`, [
      { op: 'replace', path: 'displayName', value: 'B' },
    ]);

    assert.deepStrictEqual([posted.status, Object.keys(posted.body)], [201, ['schemas', 'id', 'title']]);
    assert.deepStrictEqual(
      [put.status, put.at('meta'), put.at('title'), put.at('userName')],
      [200, undefined, undefined, 'peter'],
    );
    assert.deepStrictEqual([patched.status, Object.keys(patched.body)], [200, ['schemas', 'id', 'userName']]);
    assert.deepStrictEqual([renamed.status, renamed.at('displayName'), renamed.at('meta')], [200, 'B', undefined]);
  },
);

requirement('7644-3.9-f', 'a sub-attribute is shown alone, a complex attribute whole', async (scim) => {
  const { path } = await createJana(scim);

  const answer = await scim.get(`${path}?attributes=emails.value,name`);

  assert.deepStrictEqual(answer.at('emails'), [{ value: 'jana@work.test' }, { value: 'jana@home.test' }]);
  assert.deepStrictEqual(answer.at('name'), jana.name);
});

requirement('7644-3.9-g', 'a sub-attribute is left out alone', async (scim) => {
  const { path } = await createJana(scim);

  const answer = await scim.get(
    `${path}?excludedAttributes=name.givenName,emails.type,${enterpriseUserUrn}:costCenter`,
  );

  assert.deepStrictEqual(answer.at('name'), { familyName: 'Weber' });
  assert.deepStrictEqual(answer.at('emails', 1), { value: 'jana@home.test' });
  assert.deepStrictEqual(answer.at(enterpriseUserUrn), { department: 'IT' });
});

requirement('7644-3.9-j', 'names that are not known are passed over', async (scim) => {
  const { path } = await createJana(scim);

  assert.deepStrictEqual(await shown(scim, path, 'attributes=foo,name.foo,urn:x:y'), ['id', 'schemas']);
  assert.deepStrictEqual(await shown(scim, path, 'attributes=foo,title'), ['id', 'schemas', 'title']);
  assert.deepStrictEqual(
    await shown(scim, path, 'excludedAttributes=foo'),
    Object.keys((await scim.get(path)).body).toSorted(),
  );
});

requirement('7644-3.9-k', 'the URN of an extension selects all its attributes', async (scim) => {
  const { path } = await createJana(scim);

  const only = await scim.get(`${path}?attributes=${enterpriseUserUrn}`);
  const without = await scim.get(`${path}?excludedAttributes=${enterpriseUserUrn}`);

  assert.deepStrictEqual(only.at(enterpriseUserUrn), jana[enterpriseUserUrn]);
  assert.equal(only.at('userName'), undefined);
  assert.deepStrictEqual([without.at(enterpriseUserUrn), without.at('title')], [undefined, 'Engineer']);
});
