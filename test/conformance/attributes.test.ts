// Attributes and their types (RFC 7643 §2).

import assert from 'node:assert/strict';
import { enterpriseUserUrn, groupUrn, listOf, patchOpUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at } from './driver.ts';
import { assertError, assertStatus, found } from './expect.ts';

const jana = { schemas: [userUrn], userName: 'jana' };

requirement('7643-2.1-a', 'names in a body may be in any letter case, but none may stand twice', async (scim) => {
  const body = {
    SCHEMAS: [userUrn],
    USERNAME: 'jana',
    Emails: [{ VALUE: 'j@x.de', Type: 'work' }],
    NAME: { givenname: 'Jana' },
  };

  const answer = await scim.post('/Users', body);

  assertStatus(answer, 201);
  assert.deepStrictEqual(
    [answer.at('userName'), answer.at('emails'), answer.at('name')],
    ['jana', [{ value: 'j@x.de', type: 'work' }], { givenName: 'Jana' }],
  );
  assertError(await scim.post('/Users', { ...jana, title: 'A', TITLE: 'B' }), 400, 'invalidSyntax');
});

requirement(['7643-2.1-b', '7643-3-a', '7643-3.3-a'], 'a body must name the schema of its type', async (scim) => {
  for (const schemas of [undefined, null, [], userUrn, [5], [enterpriseUserUrn], [groupUrn]]) {
    assertError(await scim.post('/Users', { ...jana, schemas }), 400, 'invalidSyntax');
  }
  const { path, answer } = await scim.user('jana');
  assertError(await scim.put(path, { userName: 'jana' }), 400, 'invalidSyntax');
  for (const query of ['', '?attributes=title', '?excludedAttributes=schemas']) {
    assert.deepStrictEqual((await scim.get(path + query)).at('schemas'), answer.at('schemas'));
  }
});

requirement('7643-2.1-c', 'published names have the form of the RFC', async (scim) => {
  const schemas = listOf((await scim.get('/Schemas')).at('Resources'));

  const attributes = schemas.flatMap((schema) => listOf(at(schema, 'attributes')));
  const names = [...attributes, ...attributes.flatMap((attribute) => listOf(at(attribute, 'subAttributes')))].map(
    (one) => String(at(one, 'name')),
  );

  assert.deepStrictEqual(
    names.filter((name) => name !== '$ref' && !/^[A-Za-z][-$_0-9A-Za-z]*$/.test(name)),
    [],
  );
});

requirement(['7643-2.2-a', '7643-7-c'], 'every published attribute states its characteristics', async (scim) => {
  const schemas = listOf((await scim.get('/Schemas')).at('Resources'));
  const attributes = schemas.flatMap((schema) => listOf(at(schema, 'attributes')));
  const every = [...attributes, ...attributes.flatMap((attribute) => listOf(at(attribute, 'subAttributes')))];
  const values: readonly (readonly [string, readonly unknown[]])[] = [
    ['type', ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'reference', 'binary', 'complex']],
    ['multiValued', [true, false]],
    ['required', [true, false]],
    ['mutability', ['readOnly', 'readWrite', 'immutable', 'writeOnly']],
    ['returned', ['always', 'never', 'default', 'request']],
  ];

  for (const attribute of every) {
    for (const [name, allowed] of values)
      assert.ok(allowed.includes(at(attribute, name)), `${at(attribute, 'name')}.${name}`);
    if (at(attribute, 'type') === 'complex') continue;
    assert.ok([true, false].includes(at(attribute, 'caseExact') === true));
    assert.ok(['none', 'server', 'global'].includes(String(at(attribute, 'uniqueness'))));
  }
});

requirement(
  ['7643-2.3.1-a', '7643-7-l', '7643-2.4-g'],
  'a type that is not among the standard ones is kept as it is',
  async (scim) => {
    const emails = [{ value: 'j@x.de', type: 'boat' }, { value: 'k@x.de' }];

    const { answer } = await scim.user('jana', { emails });

    assert.deepStrictEqual(answer.at('emails'), emails);
  },
);

requirement('7643-2.3.2-a', 'booleans are true and false, as text too, and come back as booleans', async (scim) => {
  const given = [true, false, 'True', 'false', 'FALSE'];

  const kept = await Promise.all(
    given.map(async (active, index) => (await scim.user(`u${index}`, { active })).answer.at('active')),
  );

  assert.deepStrictEqual(kept, [true, false, true, false, false]);
  for (const active of ['yes', 1, 0, 'on', [], {}])
    assertError(await scim.post('/Users', { ...jana, active }), 400, 'invalidValue');
});

requirement('7643-2.3.5-a', 'times are written with date, time and zone', async (scim) => {
  const { answer } = await scim.user('jana');

  for (const name of ['created', 'lastModified']) {
    assert.match(String(answer.at('meta', name)), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
});

requirement(['7643-2.3.6-a', '7643-4.1.2-i'], 'a certificate is base64, padded or not, and no PEM', async (scim) => {
  const { answer } = await scim.user('jana', { x509Certificates: [{ value: 'MIIB+w==' }, { value: 'MIIB+w' }] });

  assert.deepStrictEqual(
    listOf(answer.at('x509Certificates')).map((one) => at(one, 'value')),
    ['MIIB+w==', 'MIIB+w'],
  );
  for (const value of ['no base64!', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'MII=B', 5]) {
    assertError(
      await scim.post('/Users', { ...jana, userName: 'x', x509Certificates: [{ value }] }),
      400,
      'invalidValue',
    );
  }
});

requirement(
  ['7643-2.3.7-a', '7643-2.3.7-b', '7643-4.1.2-f', '7643-4.2-c'],
  'every reference in an answer leads to the resource it names',
  async (scim) => {
    const boss = await scim.user('boss', { displayName: 'Boss' });
    const jana = await scim.user('jana', { [enterpriseUserUrn]: { manager: boss.id } });
    const inner = await scim.group('Inner', jana.id);
    const outer = await scim.group('Outer', inner.id, boss.id);
    const [user, group] = [await scim.get(jana.path), await scim.get(outer.path)];

    const references = [
      [user.at(enterpriseUserUrn, 'manager', '$ref'), boss.id],
      [user.at('groups', 0, '$ref'), inner.id],
      ...listOf(group.at('members')).map((member) => [at(member, '$ref'), at(member, 'value')]),
    ];

    assert.equal(references.length, 4);
    for (const [reference, id] of references) {
      const target = await scim.get(String(reference).slice(scim.tenantUrl.length));
      assert.deepStrictEqual([target.status, target.at('id')], [200, id]);
    }
    const types = listOf(group.at('members')).map((member) => at(member, 'type'));
    assert.deepStrictEqual(types.toSorted(), ['Group', 'User']);
  },
);

requirement('7643-2.3.7-c', 'a member that is not there is never an error: it joins when it arrives', async (scim) => {
  const group = await scim.group('Sales', 'not-yet');

  assertStatus(await scim.patch(group.path, [{ op: 'add', path: 'members', value: [{ value: 'unknown' }] }]), 204);
  assert.equal((await scim.get(group.path)).at('members'), undefined);
});

requirement('7643-2.3.7-d', 'references are compared letter by letter', async (scim) => {
  await scim.user('jana', { photos: [{ value: 'https://x.test/Jana.png' }] });

  assert.deepStrictEqual(await found(scim, 'photos.value eq "https://x.test/Jana.png"'), ['jana']);
  assert.deepStrictEqual(await found(scim, 'photos.value eq "https://x.test/jana.png"'), []);
});

requirement('7643-2.3.8-a', 'the order of names in a body says nothing', async (scim) => {
  const { path } = await scim.user('jana');

  const posted = await scim.send('POST', '/Users', { raw: `{"title":"A","userName":"b","schemas":["${userUrn}"]}` });
  const patched = await scim.send('PATCH', path, {
    body: { Operations: [{ value: 'A', path: 'title', op: 'add' }], schemas: [patchOpUrn] },
  });

  assert.deepStrictEqual([posted.at('title'), patched.at('title')], ['A', 'A']);
});

requirement('7643-2.3.8-b', 'complex attributes hold no complex ones', async (scim) => {
  for (const id of [userUrn, enterpriseUserUrn, groupUrn]) {
    const attributes = listOf((await scim.get(`/Schemas/${id}`)).at('attributes'));
    const subs = attributes.flatMap((attribute) => listOf(at(attribute, 'subAttributes')));
    assert.ok(subs.every((sub) => at(sub, 'type') !== 'complex' && at(sub, 'subAttributes') === undefined));
  }
  assertError(await scim.post('/Users', { ...jana, name: { givenName: { first: 'Jana' } } }), 400, 'invalidValue');
});

requirement(
  '7643-2.4-a',
  'of two primaries in a POST or PUT the first stays, in a PATCH the list is refused',
  async (scim) => {
    const emails = ['a@x.de', 'b@x.de'].map((value) => ({ value, primary: true }));
    const primaries = (list: unknown): readonly unknown[] => listOf(list).map((email) => at(email, 'primary'));

    const { path, answer } = await scim.user('jana', { emails });

    assert.deepStrictEqual(primaries(answer.at('emails')), [true, false]);
    assert.deepStrictEqual(primaries((await scim.put(path, { ...jana, emails })).at('emails')), [true, false]);
    assertError(await scim.patch(path, [{ op: 'replace', path: 'emails', value: emails }]), 400, 'invalidValue');
  },
);

requirement('7643-2.4-b', 'an element that does not say so is not the primary one', async (scim) => {
  await scim.user('jana', { emails: [{ value: 'a@x.de' }, { value: 'b@x.de', primary: false }] });
  await scim.user('peter', { emails: [{ value: 'a@x.de' }] });
  await scim.user('paula', { emails: [{ value: 'a@x.de', primary: true }] });

  assert.deepStrictEqual(await found(scim, 'emails[primary eq true]'), ['paula']);
  assert.deepStrictEqual(await found(scim, 'emails[not (primary eq true)]'), ['jana', 'peter']);
  assert.deepStrictEqual(await found(scim, 'emails[primary ne true]'), ['jana', 'peter']);
});

requirement('7643-2.4-c', 'value, display, type, primary and $ref are what the RFC says they are', async (scim) => {
  const attributes = listOf((await scim.get(`/Schemas/${userUrn}`)).at('attributes'));
  const types = {
    value: ['string', 'reference', 'binary'],
    display: ['string'],
    type: ['string'],
    primary: ['boolean'],
    $ref: ['reference'],
  };

  for (const attribute of attributes.filter((one) => at(one, 'multiValued') === true)) {
    for (const sub of listOf(at(attribute, 'subAttributes'))) {
      const allowed = Object.entries(types).find(([name]) => name === at(sub, 'name'))?.[1];
      if (allowed !== undefined)
        assert.ok(allowed.includes(String(at(sub, 'type'))), `${at(attribute, 'name')}.${at(sub, 'name')}`);
    }
  }
});

requirement(
  ['7643-2.4-e', '7643-2.4-f'],
  'equal elements are one; the same value under two types is two',
  async (scim) => {
    const work = { value: 'j@x.de', type: 'work' };
    const home = { value: 'j@x.de', type: 'home' };

    const { path, answer } = await scim.user('jana', { emails: [work, { ...work }, home] });
    const added = await scim.patch(path, [{ op: 'add', path: 'emails', value: [work] }]);

    assert.deepStrictEqual(
      [answer.at('emails'), added.at('emails')],
      [
        [work, home],
        [work, home],
      ],
    );
  },
);

requirement(
  ['7643-2.5-a', '7643-2.5-b'],
  'absent, null and empty are one state, and none of them is shown',
  async (scim) => {
    const answers = await Promise.all(
      [{}, { title: null, emails: null }, { title: '', emails: [] }].map(
        async (more, index) => (await scim.user(`u${index}`, more)).answer,
      ),
    );

    for (const answer of answers) {
      assert.deepStrictEqual(Object.keys(answer.body).toSorted(), ['active', 'id', 'meta', 'schemas', 'userName']);
    }
    const { path } = await scim.user('jana', { title: 'A', emails: [{ value: 'j@x.de' }] });
    const cleared = await scim.patch(path, [
      { op: 'replace', path: 'title', value: null },
      { op: 'replace', path: 'emails', value: [] },
    ]);
    assert.deepStrictEqual([cleared.at('title'), cleared.at('emails')], [undefined, undefined]);
  },
);
