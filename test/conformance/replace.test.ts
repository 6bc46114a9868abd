// PUT (RFC 7644 §3.5.1).

import assert from 'node:assert/strict';
import { groupUrn, listOf, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at } from './driver.ts';
import { assertError, assertStatus, assertUnchanged } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

requirement(
  ['7644-3.5-a', '7644-3.5.1-h'],
  'PUT answers 200 with the whole resource, its location and version',
  async (scim) => {
    const user = await scim.user('jana');
    const group = await scim.group('Sales');

    const answers = [
      await scim.put(user.path, { ...jana, title: 'Engineer' }),
      await scim.put(group.path, { schemas: [groupUrn], displayName: 'Marketing' }),
    ];

    for (const [index, { path }] of [user, group].entries()) {
      const answer = answers[index] ?? user.answer;
      assertStatus(answer, 200);
      assert.deepStrictEqual(answer.body, (await scim.get(path)).body);
      assert.equal(answer.headers['location'], answer.at('meta', 'location'));
      assert.equal(answer.headers['etag'], answer.at('meta', 'version'));
    }
  },
);

requirement('7644-3.5.1-a', 'what PUT gives replaces what was there', async (scim) => {
  const { path } = await scim.user('jana', { title: 'A', emails: [{ value: 'a@x.de' }, { value: 'b@x.de' }] });

  const answer = await scim.put(path, { ...jana, title: 'B', emails: [{ value: 'c@x.de' }], password: 'new' });

  assert.deepStrictEqual([answer.at('title'), answer.at('emails')], ['B', [{ value: 'c@x.de' }]]);
});

requirement('7644-3.5.1-b', 'attributes that PUT omits are removed, as in a new resource', async (scim) => {
  const { path } = await scim.user('jana', { active: false, title: 'A', name: { givenName: 'J', familyName: 'W' } });

  const answer = await scim.put(path, { ...jana, name: { givenName: 'J' } });

  const { id: _id, meta: _meta, ...rest } = answer.body;
  assert.deepStrictEqual(rest, { ...jana, name: { givenName: 'J' }, active: true });
});

requirement('7644-3.5.1-c', 'null and the empty list clear in a PUT', async (scim) => {
  const { path } = await scim.user('jana', { nickName: 'J', emails: [{ value: 'a@x.de' }] });

  const answer = await scim.put(path, { ...jana, nickName: null, emails: [] });

  assert.deepStrictEqual([answer.at('nickName'), answer.at('emails')], [undefined, undefined]);
});

requirement('7644-3.5.1-f', 'read-only values in a PUT are ignored', async (scim) => {
  const { id, path, answer } = await scim.user('jana');

  const meta = { created: '2001-01-01T00:00:00Z', resourceType: 'Group' };
  const replaced = await scim.put(path, { ...jana, id: 'other', meta, groups: [{ value: 'g' }], title: 'B' });

  assertStatus(replaced, 200);
  assert.deepStrictEqual([replaced.at('id'), replaced.at('groups')], [id, undefined]);
  assert.equal(replaced.at('meta', 'created'), answer.at('meta', 'created'));
});

requirement('7644-3.5.1-g', 'a PUT without a required attribute is refused and changes nothing', async (scim) => {
  const { path } = await scim.user('jana', { title: 'A' });
  const group = await scim.group('Sales');

  await assertUnchanged(scim, path, async () => {
    assertError(await scim.put(path, { schemas: [userUrn], title: 'B' }), 400, 'invalidValue');
    assertError(await scim.put(path, { ...jana, userName: '' }), 400, 'invalidValue');
  });
  await assertUnchanged(scim, group.path, async () => {
    assertError(await scim.put(group.path, { schemas: [groupUrn] }), 400, 'invalidValue');
  });
});

requirement('7644-3.5.1-i', 'a PUT of a taken name is 409 uniqueness', async (scim) => {
  const { path } = await scim.user('jana');
  await scim.user('Peter');
  const group = await scim.group('Sales');
  await scim.group('Marketing');

  assertError(await scim.put(path, { ...jana, userName: 'peter' }), 409, 'uniqueness');
  assertError(await scim.put(group.path, { schemas: [groupUrn], displayName: 'marketing' }), 409, 'uniqueness');
  assertStatus(await scim.put(path, { ...jana, userName: 'JANA' }), 200);
});

requirement(['7644-3.5.1-j', '7643-4.2-b'], 'a PUT of a group makes its members those of the body', async (scim) => {
  const [ann, bob, cid] = [await scim.user('ann'), await scim.user('bob'), await scim.user('cid')];
  const { path } = await scim.group('Sales', ann.id, bob.id);

  const members = [{ value: bob.id, display: 'Bobby' }, { value: cid.id }];
  const answer = await scim.put(path, { schemas: [groupUrn], displayName: 'Sales', members });

  assertStatus(answer, 200);
  const ids = listOf(answer.at('members')).map((member) => at(member, 'value'));
  assert.deepStrictEqual(ids.toSorted(), [bob.id, cid.id].toSorted());
});
