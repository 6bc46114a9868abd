// The operations of PATCH: add, remove and replace (RFC 7644 §3.5.2.1 to §3.5.2.3).

import assert from 'node:assert/strict';
import { enterpriseUserUrn, listOf, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { type Answer, at, type Operation, type Scim } from './driver.ts';
import { assertError, assertStatus, assertUnchanged, found } from './expect.ts';

const work = { value: 'w@x.de', type: 'work', display: 'W' };
const home = { value: 'h@x.de', type: 'home' };
const name = { givenName: 'Jana', familyName: 'Weber' };

let created = 0;

/** Creates a user with these attributes and sends it the operations. */
async function patched(
  scim: Scim,
  attributes: Readonly<Record<string, unknown>>,
  ...operations: readonly Operation[]
): Promise<Answer> {
  created += 1;
  const { path } = await scim.user(`user${created}`, attributes);
  const answer = await scim.patch(path, operations);
  assert.deepStrictEqual(
    answer.status === 200 ? answer.body : (await scim.get(path)).body,
    (await scim.get(path)).body,
  );
  return answer;
}

async function memberIds(scim: Scim, path: string): Promise<readonly string[]> {
  return listOf((await scim.get(path)).at('members'))
    .map((member) => String(at(member, 'value')))
    .toSorted();
}

requirement(['7644-3.5.2.1-a', '7644-3.5.2-e'], 'add and replace need a value, remove needs a path', async (scim) => {
  assertError(await patched(scim, {}, { op: 'add', path: 'title' }), 400, 'invalidValue');
  assertError(await patched(scim, {}, { op: 'add' }), 400, 'invalidValue');
  assertError(await patched(scim, {}, { op: 'replace', path: 'title' }), 400, 'invalidValue');
  assertStatus(await patched(scim, {}, { op: 'add', value: { title: 'A' } }), 200);
  assertStatus(await patched(scim, {}, { op: 'replace', value: { title: 'A' } }), 200);
});

requirement('7644-3.5.2.1-b', 'add without a path adds what its value names, extensions too', async (scim) => {
  const value = {
    nickName: 'J',
    emails: [home],
    [`${userUrn}:title`]: 'A',
    [enterpriseUserUrn]: { department: 'IT' },
  };

  const answer = await patched(scim, { emails: [work] }, { op: 'add', value });

  assert.deepStrictEqual([answer.at('nickName'), answer.at('title')], ['J', 'A']);
  assert.deepStrictEqual(answer.at('emails'), [work, home]);
  assert.deepStrictEqual(answer.at(enterpriseUserUrn), { department: 'IT' });
});

requirement(
  ['7644-3.5.2.1-c', '7644-3.5.2.1-f'],
  'add sets a single value, whether there was one or not',
  async (scim) => {
    assert.equal((await patched(scim, {}, { op: 'add', path: 'title', value: 'A' })).at('title'), 'A');
    assert.equal((await patched(scim, { title: 'B' }, { op: 'add', path: 'title', value: 'A' })).at('title'), 'A');
  },
);

requirement(
  ['7644-3.5.2.1-d', '7644-3.5.2.3-e'],
  'add and replace of a complex attribute leave the parts they do not name',
  async (scim) => {
    for (const op of ['add', 'replace']) {
      const answer = await patched(scim, { name }, { op, path: 'name', value: { givenName: 'Jo' } });
      assert.deepStrictEqual(answer.at('name'), { ...name, givenName: 'Jo' });
    }
  },
);

requirement('7644-3.5.2.1-e', 'add appends to a list, one value or several', async (scim) => {
  for (const value of [[home], home]) {
    const answer = await patched(scim, { emails: [work] }, { op: 'add', path: 'emails', value });
    assert.deepStrictEqual(answer.at('emails'), [work, home]);
  }
});

requirement(
  ['7644-3.5.2.1-g', '7644-3.5.2.1-h'],
  'adding what is there succeeds and moves neither version nor time',
  async (scim) => {
    const user = await scim.user('jana', { title: 'A', emails: [work], name });
    const group = await scim.group('Sales', user.id);
    const values = { title: 'A', emails: [work], name: { givenName: 'Jana' } };

    await assertUnchanged(scim, user.path, async () => {
      for (const [path, value] of Object.entries(values))
        assertStatus(await scim.patch(user.path, [{ op: 'add', path, value }]), 200);
      assertStatus(await scim.patch(user.path, [{ op: 'replace', value: values }]), 200);
    });
    await assertUnchanged(scim, group.path, async () => {
      assertStatus(await scim.patch(group.path, [{ op: 'add', path: 'members', value: [{ value: user.id }] }]), 204);
      assertStatus(await scim.patch(group.path, [{ op: 'replace', path: 'displayName', value: 'Sales' }]), 204);
    });
  },
);

requirement(
  '7644-3.5.2.1-i',
  'add through a filter that matches nothing makes one element of all it says',
  async (scim) => {
    const answer = await patched(
      scim,
      { addresses: [{ type: 'home', locality: 'Kiel' }] },
      { op: 'add', path: 'addresses[type eq "work"].locality', value: 'Bonn' },
      { op: 'add', path: 'addresses[type eq "work"].country', value: 'DE' },
    );

    assert.deepStrictEqual(answer.at('addresses'), [
      { type: 'home', locality: 'Kiel' },
      { type: 'work', locality: 'Bonn', country: 'DE' },
    ]);
  },
);

requirement(['7644-3.5.2.2-a', '7644-3.12-s'], 'remove without a path is refused as noTarget', async (scim) => {
  assertError(await patched(scim, {}, { op: 'remove' }), 400, 'noTarget');
  assertError(await patched(scim, {}, { op: 'remove', value: { title: 'A' } }), 400, 'noTarget');
});

requirement(
  ['7644-3.5.2.2-b', '7644-3.5.2.2-c'],
  'a removed value is unassigned, and a removed list empty',
  async (scim) => {
    const { id } = await scim.user('jana');
    const group = await scim.group('Sales', id);

    const answer = await patched(
      scim,
      { title: 'A', emails: [work, home] },
      { op: 'remove', path: 'title' },
      { op: 'remove', path: 'emails' },
    );
    await scim.patch(group.path, [{ op: 'remove', path: 'members' }]);

    assert.deepStrictEqual([answer.at('title'), answer.at('emails')], [undefined, undefined]);
    assert.deepStrictEqual(await found(scim, 'title pr or emails pr'), []);
    assert.equal((await scim.get(group.path)).at('members'), undefined);
  },
);

requirement(
  '7644-3.5.2.2-d',
  'remove with a filter takes what matches, and the attribute with its last value',
  async (scim) => {
    const [ann, bob] = [await scim.user('ann'), await scim.user('bob')];
    const group = await scim.group('Sales', ann.id, bob.id);

    const some = await patched(
      scim,
      { emails: [work, home] },
      { op: 'remove', path: 'emails[type eq "work" and value ew "x.de"]' },
    );
    const all = await patched(scim, { emails: [work, home] }, { op: 'remove', path: 'emails[value co "@"]' });
    await scim.patch(group.path, [{ op: 'remove', path: `members[value eq "${ann.id}"]` }]);

    assert.deepStrictEqual([some.at('emails'), all.at('emails')], [[home], undefined]);
    assert.deepStrictEqual(await memberIds(scim, group.path), [bob.id]);
  },
);

requirement('7644-3.5.2.2-e', 'remove of a sub-attribute leaves the rest of its element', async (scim) => {
  const answer = await patched(
    scim,
    { name, addresses: [{ type: 'work', streetAddress: 'A 1', locality: 'Kiel' }] },
    { op: 'remove', path: 'addresses[type eq "work"].streetAddress' },
    { op: 'remove', path: 'name.givenName' },
  );

  assert.deepStrictEqual(answer.at('addresses'), [{ type: 'work', locality: 'Kiel' }]);
  assert.deepStrictEqual(answer.at('name'), { familyName: 'Weber' });
});

requirement('7644-3.5.2.2-f', 'what is required or read-only cannot be removed', async (scim) => {
  const group = await scim.group('Sales');

  for (const path of ['userName', 'id', 'meta', 'groups', 'schemas']) {
    const answer = await patched(scim, {}, { op: 'remove', path });
    assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, 'mutability'], path);
  }
  assertError(await scim.patch(group.path, [{ op: 'remove', path: 'displayName' }]), 400, 'mutability');
});

requirement('7644-3.5.2.2-g', 'removing a member that is none succeeds and changes nothing', async (scim) => {
  const { id } = await scim.user('jana');
  const group = await scim.group('Sales', id);

  await assertUnchanged(scim, group.path, async () => {
    assertStatus(await scim.patch(group.path, [{ op: 'remove', path: 'members[value eq "unknown"]' }]), 204);
    assertStatus(await scim.patch(group.path, [{ op: 'remove', path: 'members', value: [{ value: 'unknown' }] }]), 204);
    assertStatus(await scim.patch(group.path, [{ op: 'remove', path: 'members', value: [] }]), 204);
  });
});

requirement('7644-3.5.2.2-h', 'remove with a list of members as its value takes those alone', async (scim) => {
  const [ann, bob] = [await scim.user('ann'), await scim.user('bob')];
  const group = await scim.group('Sales', ann.id, bob.id);

  await scim.patch(group.path, [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: ann.id }] }]);

  assert.deepStrictEqual(await memberIds(scim, group.path), [bob.id]);
});

requirement(
  ['7644-3.5.2.3-a', '7644-3.5.2.3-b', '7644-3.5.2.3-d'],
  'replace sets what it names and leaves the rest',
  async (scim) => {
    const pathless = await patched(
      scim,
      { title: 'A', emails: [work], userType: 'X' },
      { op: 'replace', value: { emails: [home], title: 'B', nickName: 'J' } },
    );
    const single = await patched(scim, {}, { op: 'replace', path: 'active', value: false });

    assert.deepStrictEqual(
      [pathless.at('emails'), pathless.at('title'), pathless.at('nickName'), pathless.at('userType')],
      [[home], 'B', 'J', 'X'],
    );
    assert.equal(single.at('active'), false);
  },
);

requirement('7644-3.5.2.3-c', 'replace of a list puts the new one in its place', async (scim) => {
  const [ann, bob, cid] = [await scim.user('ann'), await scim.user('bob'), await scim.user('cid')];
  const group = await scim.group('Sales', ann.id, bob.id);
  const replace = (value: unknown): Promise<Answer> =>
    scim.patch(group.path, [{ op: 'replace', path: 'members', value }]);

  await replace([{ value: bob.id }, { value: cid.id }]);
  assert.deepStrictEqual(await memberIds(scim, group.path), [bob.id, cid.id].toSorted());
  await replace([]);
  assert.deepStrictEqual(await memberIds(scim, group.path), []);
});

requirement(
  ['7644-3.5.2.3-f', '7644-3.5.2.3-g'],
  'replace through a filter sets every element that matches',
  async (scim) => {
    const addresses = [
      { type: 'work', locality: 'Kiel' },
      { type: 'work', locality: 'Bonn' },
      { type: 'home', locality: 'Ulm' },
    ];

    const whole = await patched(
      scim,
      { addresses },
      { op: 'replace', path: 'addresses[type eq "work"]', value: { country: 'DE' } },
    );
    const part = await patched(
      scim,
      { addresses },
      { op: 'replace', path: 'addresses[type eq "work"].region', value: 'N' },
    );

    assert.deepStrictEqual(
      listOf(whole.at('addresses')).map((address) => at(address, 'country')),
      ['DE', 'DE', undefined],
    );
    assert.deepStrictEqual(
      listOf(part.at('addresses')).map((address) => at(address, 'region')),
      ['N', 'N', undefined],
    );
  },
);

requirement(
  '7644-3.5.2.3-h',
  'replace through a filter that matches nothing is refused, unless it names a standard type',
  async (scim) => {
    for (const path of [
      'emails[type eq "boat"].value',
      'emails[value eq "x@x.de"].display',
      'emails[type sw "wo"].value',
      'emails[type ne "home"]',
    ]) {
      const answer = await patched(
        scim,
        { emails: [home] },
        { op: 'replace', path, value: path.endsWith(']') ? { display: 'x' } : 'x' },
      );
      assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, 'noTarget'], path);
    }
    const made = await patched(
      scim,
      { emails: [home] },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'w@x.de' },
    );
    assert.deepStrictEqual(made.at('emails'), [home, { type: 'work', value: 'w@x.de' }]);
  },
);

requirement('7644-3.5.2.3-i', 'keys of a pathless value may be paths', async (scim) => {
  const value = {
    'name.givenName': 'Jo',
    [`${enterpriseUserUrn}:department`]: 'IT',
    'emails[type eq "work"].value': 'w@x.de',
  };

  const answer = await patched(scim, { name }, { op: 'replace', value });

  assert.deepStrictEqual(answer.at('name'), { ...name, givenName: 'Jo' });
  assert.deepStrictEqual(answer.at(enterpriseUserUrn), { department: 'IT' });
  assert.deepStrictEqual(answer.at('emails'), [{ type: 'work', value: 'w@x.de' }]);
  assert.ok(Object.keys(answer.body).every((key) => !key.includes('.givenName') && !key.includes('[')));
});
