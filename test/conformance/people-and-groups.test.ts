// People and groups (RFC 7643 §4).

import assert from 'node:assert/strict';
import type { ResourceId } from '../../src/domain/index.ts';
import { enterpriseUserUrn, groupUrn, listOf, patchOpUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at, type Scim } from './driver.ts';
import { assertError, assertInvalidFilter, assertStatus, column, found } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

/** Asserts that an attribute comes back as it was sent. */
async function assertKept(scim: Scim, attributes: Readonly<Record<string, unknown>>): Promise<void> {
  const { path } = await scim.user('jana', attributes);
  const answer = await scim.get(path);
  for (const [name, value] of Object.entries(attributes)) assert.deepStrictEqual(answer.at(name), value, name);
}

requirement('7643-4.1.1-a', 'a user without a name is refused', async (scim) => {
  for (const userName of [undefined, null, '', ' ', ' \t ', 5, {}]) {
    assertError(await scim.post('/Users', { ...jana, userName }), 400, 'invalidValue');
  }
  assert.deepStrictEqual(column(await scim.get('/Users'), 'id'), []);
});

requirement('7643-4.1.1-e', 'the full name and its parts are kept as they are sent', async (scim) => {
  const name = {
    formatted: 'Dr. Jana M. Weber III',
    familyName: 'Weber',
    givenName: 'Jana',
    middleName: 'M.',
    honorificPrefix: 'Dr.',
    honorificSuffix: 'III',
  };

  await assertKept(scim, { name });
});

requirement(
  ['7643-4.1.1-h', '7643-4.1.1-i', '7643-4.1.1-j'],
  'language, locale and time zone are kept, in either spelling of a locale',
  async (scim) => {
    await assertKept(scim, { preferredLanguage: 'de-DE,de;q=0.9', locale: 'de-DE', timezone: 'Europe/Berlin' });
    const { answer } = await scim.user('peter', { locale: 'de_DE' });
    assert.equal(answer.at('locale'), 'de_DE');
  },
);

requirement('7643-4.1.1-k', 'a suspended user stays readable, listed and found, and comes back', async (scim) => {
  const { path } = await scim.user('jana');

  const off = await scim.patch(path, [{ op: 'replace', path: 'active', value: false }]);
  assert.equal(off.at('active'), false);
  assert.deepStrictEqual(await found(scim, 'userName eq "jana"'), ['jana']);
  assert.deepStrictEqual(column(await scim.get('/Users'), 'active'), [false]);
  const on = await scim.patch(path, [{ op: 'replace', path: 'active', value: true }]);
  assert.equal(on.at('active'), true);
});

requirement(['7643-4.1.1-l', '7643-7-h'], 'a password is in no answer, whichever verb gives it', async (scim) => {
  const password = 'correct horse';
  const posted = await scim.post('/Users?attributes=password,userName', { ...jana, password });
  const path = `/Users/${String(posted.at('id'))}`;
  const answers = [
    posted,
    await scim.put(path, { ...jana, password }),
    await scim.patch(path, [{ op: 'replace', path: 'password', value: password }]),
    await scim.patch(`${path}?attributes=password`, [{ op: 'replace', value: { password } }]),
    await scim.get(path),
    await scim.get('/Users?attributes=password'),
    await scim.post('/Users', { ...jana, userName: 'x', password: [password] }),
  ];

  assert.deepStrictEqual(
    answers.map(({ status }) => status),
    [201, 200, 200, 200, 200, 200, 400],
  );
  for (const { text } of answers) assert.ok(!text.includes(password) && !/"password"/.test(text), text);
});

requirement(
  '7643-4.1.1-m',
  'a password is kept as a salted, slow hash, and the same one twice gives two',
  async (scim) => {
    const password = 'correct horse';
    const ids = [await scim.user('jana', { password }), await scim.user('bert', { password })].map(({ id }) => id);

    const store = scim.server.store.directory(scim.directoryId);
    const hashes = await Promise.all(ids.map((id) => store.secrets.find(id as ResourceId, 'password')));

    assert.equal(new Set(hashes).size, 2);
    for (const hash of hashes) {
      assert.match(hash ?? '', /^\$scrypt\$ln=/);
      assert.equal(await scim.server.platform.verifyPassword(password, hash ?? ''), true);
    }
  },
);

requirement('7643-4.1.1-n', 'a password cannot be tried out by a filter', async (scim) => {
  await scim.user('jana', { password: 'correct horse' });

  await assertInvalidFilter(scim, 'password eq "correct horse"');
});

requirement('7643-4.1.2-a', 'e-mail addresses keep their letters and are compared without them', async (scim) => {
  await assertKept(scim, { emails: [{ value: 'Jana@EXAMPLE.com', type: 'work' }] });

  assert.deepStrictEqual(await found(scim, 'emails.value eq "jANA@example.COM"'), ['jana']);
});

requirement(
  ['7643-4.1.2-b', '7643-4.1.2-c', '7643-4.1.2-j'],
  'telephone numbers, messaging names, roles and entitlements are kept in any form',
  async (scim) => {
    await assertKept(scim, {
      phoneNumbers: [
        { value: 'tel:+49-30-1', type: 'work' },
        { value: '+49 (0)30 / 12 34', type: 'mobile' },
      ],
      ims: [{ value: 'Jana W', type: 'xmpp' }],
      roles: [
        { value: '{"id":"18d1","value":"Admin"}', display: 'Admin' },
        { value: 'User', primary: true },
      ],
      entitlements: [{ value: 'anything at all', type: 'x' }],
    });
  },
);

requirement('7643-4.1.2-g', 'membership is changed through the group alone', async (scim) => {
  const group = await scim.group('Sales');
  const groups = [{ value: group.id }];

  const { path, answer } = await scim.user('jana', { groups });
  const replaced = await scim.put(path, { ...jana, groups });

  assert.deepStrictEqual([answer.at('groups'), replaced.at('groups')], [undefined, undefined]);
  assertError(await scim.patch(path, [{ op: 'add', path: 'groups', value: groups }]), 400, 'mutability');
  assert.equal((await scim.get(group.path)).at('members'), undefined);
});

requirement('7643-4.1.2-h', 'a direct membership says so, and no other kind is published', async (scim) => {
  const { id, path } = await scim.user('jana');
  const group = await scim.group('Sales', id);

  const answer = await scim.get(path);

  const expected = { value: group.id, $ref: scim.tenantUrl + group.path, display: 'Sales', type: 'direct' };
  assert.deepStrictEqual(answer.at('groups'), [expected]);
  const named = (list: unknown, name: string): unknown => listOf(list).find((one) => at(one, 'name') === name);
  const groups = named((await scim.get(`/Schemas/${userUrn}`)).at('attributes'), 'groups');
  assert.deepStrictEqual(at(named(at(groups, 'subAttributes'), 'type'), 'canonicalValues'), ['direct']);
});

requirement('7643-4.1.2-k', 'an address may be the primary one', async (scim) => {
  await assertKept(scim, {
    addresses: [
      { type: 'work', streetAddress: 'A 1', primary: true },
      { type: 'home', locality: 'Kiel' },
    ],
  });

  assert.deepStrictEqual(await found(scim, 'addresses[primary eq true and type eq "work"]'), ['jana']);
  const schema = await scim.get(`/Schemas/${userUrn}`);
  const addresses = listOf(schema.at('attributes')).find((attribute) => at(attribute, 'name') === 'addresses');
  assert.ok(listOf(at(addresses, 'subAttributes')).some((sub) => at(sub, 'name') === 'primary'));
});

requirement('7643-4.2-a', 'a group without a name is refused', async (scim) => {
  for (const displayName of [undefined, null, '', '  ', 5]) {
    assertError(await scim.post('/Groups', { schemas: [groupUrn], displayName }), 400, 'invalidValue');
  }
});

requirement('7643-4.2-b', 'members come and go, but no member turns into another', async (scim) => {
  const [ann, bob] = [await scim.user('ann'), await scim.user('bob')];
  const { path } = await scim.group('Sales', ann.id);

  assertStatus(await scim.patch(path, [{ op: 'add', path: 'members', value: [{ value: bob.id }] }]), 204);
  assertStatus(await scim.patch(path, [{ op: 'remove', path: `members[value eq "${ann.id}"]` }]), 204);
  assert.deepStrictEqual(
    listOf((await scim.get(path)).at('members')).map((member) => at(member, 'value')),
    [bob.id],
  );
  const change = { op: 'replace', path: `members[value eq "${bob.id}"].value`, value: ann.id };
  assertError(await scim.patch(path, [change]), 400, 'mutability');
});

requirement('7643-4.2-d', 'groups may hold groups, even each other', async (scim) => {
  const inner = await scim.group('Inner');
  const outer = await scim.group('Outer', inner.id);

  assertStatus(await scim.patch(inner.path, [{ op: 'add', path: 'members', value: [{ value: outer.id }] }]), 204);

  const members = await Promise.all([inner, outer].map(async ({ path }) => (await scim.get(path)).at('members', 0)));
  assert.deepStrictEqual(
    members.map((member) => [at(member, 'value'), at(member, 'type')]),
    [
      [outer.id, 'Group'],
      [inner.id, 'Group'],
    ],
  );
});

requirement('7643-4.2-e', 'a member without a value is refused', async (scim) => {
  const body = { schemas: [groupUrn], displayName: 'Sales' };

  for (const members of [[{}], [{ display: 'Jana' }], [{ value: '' }], [5]]) {
    assertError(await scim.post('/Groups', { ...body, members }), 400, 'invalidValue');
  }
});

requirement(
  ['7643-4.3-a', '7643-3.3-b'],
  'every attribute of the enterprise extension is written, found and changed',
  async (scim) => {
    const values = {
      employeeNumber: '701',
      costCenter: '4130',
      organization: 'Org',
      division: 'Div',
      department: 'Dep',
    };
    const { path } = await scim.user('jana', { [enterpriseUserUrn]: values });

    for (const [name, value] of Object.entries(values)) {
      assert.deepStrictEqual(await found(scim, `${enterpriseUserUrn}:${name} eq "${value}"`), ['jana']);
      const answer = await scim.patch(path, [{ op: 'replace', path: `${enterpriseUserUrn}:${name}`, value: 'new' }]);
      assert.equal(answer.at(enterpriseUserUrn, name), 'new');
    }
  },
);

requirement(
  ['7643-4.3-b', '7643-4.3-c'],
  'a manager is answered with its reference, and the name of it cannot be written',
  async (scim) => {
    const boss = await scim.user('boss');
    const manager = { value: boss.id, displayName: 'Another', $ref: 'https://evil.test' };
    const expected = { value: boss.id, $ref: scim.tenantUrl + boss.path };

    const { path, answer } = await scim.user('jana', { [enterpriseUserUrn]: { manager } });
    const body = {
      schemas: [patchOpUrn],
      Operations: [{ op: 'Add', path: `${enterpriseUserUrn}:manager`, value: boss.id }],
    };
    const patched = await scim.send('PATCH', path, { body });

    assert.deepStrictEqual(
      [answer.at(enterpriseUserUrn, 'manager'), patched.at(enterpriseUserUrn, 'manager')],
      [expected, expected],
    );
    const rename = { op: 'replace', path: `${enterpriseUserUrn}:manager.displayName`, value: 'X' };
    assertError(await scim.patch(path, [rename]), 400, 'mutability');
  },
);
