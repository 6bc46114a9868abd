// PATCH as a whole (RFC 7644 §3.5.2): envelope, paths, mutability, order, all or nothing. The three operations are in patch-operations.test.ts.

import assert from 'node:assert/strict';
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import type { Scim } from './driver.ts';
import { assertError, assertStatus, assertUnchanged, found } from './expect.ts';

const work = { value: 'w@x.de', type: 'work', primary: true };
const home = { value: 'h@x.de', type: 'home' };

requirement(['7644-3.5-b', '7644-3.5.2-a'], 'discovery offers PATCH, and users and groups take it', async (scim) => {
  const user = await scim.user('jana');
  const group = await scim.group('Sales');

  const operation = { op: 'replace', path: 'displayName', value: 'New' };
  await scim.patch(user.path, [operation]);
  await scim.patch(group.path, [operation]);

  assert.equal((await scim.get('/ServiceProviderConfig')).at('patch', 'supported'), true);
  assert.deepStrictEqual(
    [(await scim.get(user.path)).at('displayName'), (await scim.get(group.path)).at('displayName')],
    ['New', 'New'],
  );
});

requirement(
  ['7644-3.5.2-b', '7644-3.5.2-c', '7644-3.5.2-d'],
  'a body that is no PATCH is refused and changes nothing',
  async (scim) => {
    const { path } = await scim.user('jana', { title: 'A' });
    const schemas = [patchOpUrn];
    const Operations = [{ op: 'replace', path: 'title', value: 'B' }];
    const bodies = [
      { Operations },
      { schemas: [], Operations },
      { schemas: [userUrn], Operations },
      { schemas: patchOpUrn, Operations },
      { schemas },
      { schemas, Operations: [] },
      { schemas, Operations: Operations[0] },
      { schemas, Operations: ['replace'] },
      ...['move', 'test', '', undefined, 5].map((op) => ({ schemas, Operations: [{ op, path: 'title', value: 'B' }] })),
    ];

    await assertUnchanged(scim, path, async () => {
      for (const body of bodies) assertError(await scim.send('PATCH', path, { body }), 400, 'invalidSyntax');
    });
  },
);

requirement(
  ['7644-3.5.2-d', '7644-3.5.2-c'],
  'operations are taken in any letter case, as is the name of their list',
  async (scim) => {
    const { path } = await scim.user('jana');

    await scim.patch(path, [{ op: 'Add', path: 'title', value: 'A' }]);
    await scim.patch(path, [{ op: 'REPLACE', path: 'nickName', value: 'B' }]);
    await scim.patch(path, [{ op: 'Remove', path: 'title' }]);
    const body = { schemas: [patchOpUrn], operations: [{ OP: 'add', Path: 'userType', VALUE: 'C' }] };
    const answer = await scim.send('PATCH', path, { body });

    assert.deepStrictEqual([answer.at('title'), answer.at('nickName'), answer.at('userType')], [undefined, 'B', 'C']);
  },
);

requirement(['7644-3.5.2-f', '7644-3.12-r'], 'a path that is none is refused as invalidPath', async (scim) => {
  const { path } = await scim.user('jana', { emails: [work] });
  const paths = [
    'emails[0]',
    '.foo',
    'name.',
    'a.b.c',
    'unknown',
    'name.unknown',
    'emails[type eq "work"].unknown',
    'user Name',
    '[type eq "work"]',
  ];

  await assertUnchanged(scim, path, async () => {
    for (const wrong of paths) {
      const answer = await scim.patch(path, [{ op: 'replace', path: wrong, value: 'x' }]);
      assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, 'invalidPath'], `${wrong}: ${answer.text}`);
    }
    for (const wrong of ['emails[', 'emails[type eq]', 'emails[type regex "x"].value', 'emails[type eq "work"']) {
      const answer = await scim.patch(path, [{ op: 'replace', path: wrong, value: 'x' }]);
      assert.ok(
        answer.status === 400 && /^invalid(Path|Filter)$/.test(String(answer.at('scimType'))),
        `${wrong}: ${answer.text}`,
      );
    }
  });
});

requirement('7644-3.5.2-g', 'a value inside a path may hold any character', async (scim) => {
  const strange = 'a:b].c"d\\e [x eq "y"] and';
  const { path } = await scim.user('jana', { roles: [{ value: strange }, { value: 'plain' }] });

  const answer = await scim.patch(path, [{ op: 'remove', path: `roles[value eq ${JSON.stringify(strange)}]` }]);

  assert.deepStrictEqual(answer.at('roles'), [{ value: 'plain' }]);
});

requirement(
  ['7644-3.5.2-h', '7644-3.12-p', '7643-4.1.2-g'],
  'read-only and set immutable attributes are not changed',
  async (scim) => {
    const user = await scim.user('jana');
    const group = await scim.group('Sales', user.id);
    const paths = [
      'id',
      'meta',
      'meta.created',
      'meta.version',
      'groups',
      'groups[value pr].display',
      `${enterpriseUserUrn}:manager.displayName`,
    ];

    await assertUnchanged(scim, user.path, async () => {
      for (const path of paths) {
        const answer = await scim.patch(user.path, [{ op: 'replace', path, value: 'x' }]);
        assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, 'mutability'], `${path}: ${answer.text}`);
      }
    });
    await assertUnchanged(scim, group.path, async () => {
      const change = { op: 'replace', path: `members[value eq "${user.id}"].value`, value: 'other' };
      assertError(await scim.patch(group.path, [change]), 400, 'mutability');
    });
  },
);

requirement(
  '7644-3.5.2-j',
  'a value of the wrong kind and an attribute that is not there are refused',
  async (scim) => {
    const { path } = await scim.user('jana');
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['active', 'maybe', 'invalidValue'],
      ['title', { a: 1 }, 'invalidValue'],
      ['title', 5, 'invalidValue'],
      ['emails', 'a@x.de', 'invalidValue'],
      ['name', 'Jana', 'invalidValue'],
      ['emails[type eq "work"].primary', 'yes', 'invalidValue'],
      ['x509Certificates', [{ value: 'no base64!' }], 'invalidValue'],
      ['shoeSize', 41, 'invalidPath'],
    ];

    await assertUnchanged(scim, path, async () => {
      for (const [target, value, scimType] of wrong) {
        const answer = await scim.patch(path, [{ op: 'add', path: target, value }]);
        assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, scimType], `${target}: ${answer.text}`);
      }
    });
  },
);

requirement(
  ['7644-3.5.2-k', '7644-3.5.2-l'],
  'schemas follows from the data that operations add and remove',
  async (scim) => {
    const { path } = await scim.user('jana');
    const number = `${enterpriseUserUrn}:employeeNumber`;

    const added = await scim.patch(path, [
      { op: 'add', path: 'schemas', value: [enterpriseUserUrn] },
      { op: 'add', path: number, value: '701' },
    ]);
    const removed = await scim.patch(path, [{ op: 'remove', path: number }]);

    assert.deepStrictEqual(added.at('schemas'), [userUrn, enterpriseUserUrn]);
    assert.deepStrictEqual(added.at(enterpriseUserUrn), { employeeNumber: '701' });
    assert.deepStrictEqual([removed.at('schemas'), removed.at(enterpriseUserUrn)], [[userUrn], undefined]);
  },
);

requirement('7644-3.5.2-m', 'operations apply in their order', async (scim) => {
  const { path } = await scim.user('jana');

  const answer = await scim.patch(path, [
    { op: 'replace', path: 'title', value: 'A' },
    { op: 'replace', path: 'title', value: 'B' },
    { op: 'add', path: 'nickName', value: 'J' },
    { op: 'remove', path: 'nickName' },
    { op: 'add', path: 'emails', value: [home] },
    { op: 'replace', path: 'emails[type eq "home"].value', value: 'new@x.de' },
  ]);

  assert.deepStrictEqual([answer.at('title'), answer.at('nickName')], ['B', undefined]);
  assert.deepStrictEqual(answer.at('emails'), [{ ...home, value: 'new@x.de' }]);
});

requirement(
  ['7644-3.5.2-n', '7643-2.4-a'],
  'the newest primary is the only one, and nothing else changes',
  async (scim) => {
    const other = { value: 'o@x.de', type: 'other', primary: true };
    const rows = [
      [{ op: 'add', path: 'emails', value: [other] }, [{ ...work, primary: false }, home, other]],
      [{ op: 'add', value: { emails: [other] } }, [{ ...work, primary: false }, home, other]],
      [
        { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
        [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      ],
      [
        { op: 'replace', path: 'emails[type eq "home"]', value: { ...home, primary: true } },
        [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      ],
    ] as const;

    for (const [at, [operation, expected]] of rows.entries()) {
      const { path } = await scim.user(`jana${at}`, { emails: [work, home] });
      assert.deepStrictEqual((await scim.patch(path, [operation])).at('emails'), expected);
    }
  },
);

requirement(['7644-3.5.2-o', '7644-3.5.2-p'], 'one operation that fails undoes them all', async (scim) => {
  const user = await scim.user('jana', { title: 'A' });
  const group = await scim.group('Sales');
  const failing = { op: 'replace', path: 'id', value: 'x' };

  await assertUnchanged(scim, user.path, async () => {
    assertError(
      await scim.patch(user.path, [{ op: 'replace', path: 'title', value: 'B' }, failing]),
      400,
      'mutability',
    );
  });
  await assertUnchanged(scim, group.path, async () => {
    const change = { op: 'add', path: 'members', value: [{ value: user.id }] };
    assertError(await scim.patch(group.path, [change, failing]), 400, 'mutability');
  });
  assert.deepStrictEqual(await found(scim, `groups.value eq "${group.id}"`), []);
});

requirement(
  '7644-3.5.2-q',
  'success is 200 with the whole user, or 204 for a group, both with version and location',
  async (scim) => {
    const user = await scim.user('jana');
    const group = await scim.group('Sales');

    const whole = await scim.patch(user.path, [{ op: 'add', path: 'title', value: 'A' }]);
    const empty = await scim.patch(group.path, [{ op: 'add', path: 'externalId', value: 'A' }]);

    const groupNow = await scim.get(group.path);
    assert.deepStrictEqual([whole.status, whole.body], [200, (await scim.get(user.path)).body]);
    assert.deepStrictEqual([empty.status, empty.text], [204, '']);
    assert.deepStrictEqual(
      [empty.headers['etag'], empty.headers['location']],
      [groupNow.headers['etag'], groupNow.headers['location']],
    );
    assert.equal(whole.headers['etag'], whole.at('meta', 'version'));
  },
);

requirement('7644-3.5.2-s', 'paths may be qualified, by the core URN too, and in any letter case', async (scim) => {
  const { path } = await scim.user('jana', { name: { familyName: 'Weber' } });

  const answer = await scim.patch(path, [
    { op: 'replace', path: 'USERNAME', value: 'jana2' },
    { op: 'replace', path: `${userUrn}:name.givenName`, value: 'Jana' },
    { op: 'replace', path: `${userUrn.toUpperCase()}:TITLE`, value: 'A' },
    { op: 'replace', path: `${userUrn}:emails[type eq "work"].value`, value: 'j@x.de' },
    { op: 'add', path: `${enterpriseUserUrn}:department`, value: 'IT' },
    { op: 'add', path: `${enterpriseUserUrn.toLowerCase()}:manager`, value: { value: 'boss' } },
  ]);

  assertStatus(answer, 200);
  assert.deepStrictEqual(
    [answer.at('userName'), answer.at('name'), answer.at('title')],
    ['jana2', { familyName: 'Weber', givenName: 'Jana' }, 'A'],
  );
  assert.deepStrictEqual(answer.at('emails', 0, 'value'), 'j@x.de');
  assert.deepStrictEqual(
    [answer.at(enterpriseUserUrn, 'department'), answer.at(enterpriseUserUrn, 'manager', 'value')],
    ['IT', 'boss'],
  );
});

requirement('7644-3.5.2-t', 'a PATCH to a taken name is 409 uniqueness', async (scim) => {
  const user = await scim.user('jana');
  await scim.user('Peter');
  const group = await scim.group('Sales');
  await scim.group('Marketing');

  await assertUnchanged(scim, user.path, async () => {
    assertError(await scim.patch(user.path, [{ op: 'replace', path: 'userName', value: 'PETER' }]), 409, 'uniqueness');
  });
  assertError(
    await scim.patch(group.path, [{ op: 'replace', value: { displayName: 'marketing' } }]),
    409,
    'uniqueness',
  );
});

requirement('7644-3.5.2-u', 'a PATCH of an unknown id is 404', async (scim: Scim) => {
  const operations = [{ op: 'add', path: 'displayName', value: 'A' }];

  assertError(await scim.patch('/Users/unknown', operations), 404);
  assertError(await scim.patch('/Groups/6f1ed002-ab5c-4f17-9f4a-2b5a5e9ab001', operations), 404);
  assert.equal((await scim.post('/Groups', { schemas: [groupUrn], displayName: 'A' })).status, 201);
});
