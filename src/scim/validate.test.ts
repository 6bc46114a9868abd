import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attribute,
  carryOver,
  enterpriseUserUrn,
  groupType,
  groupUrn,
  readResource,
  resourceType,
  type ScimType,
  unknownNames,
  userType,
  userUrn,
} from './index.ts';
import { caseType, caseUrn } from './testing/case-type.ts';

test('a body is read into the spelling of the schema, without read-only values', () => {
  const body = {
    schemas: [userUrn.toUpperCase()],
    USERNAME: 'Jana',
    id: 'mine',
    meta: { resourceType: 'Other' },
    groups: [{ value: 'g' }],
    Emails: { VALUE: 'j@example.com', Primary: 'True' },
    title: null,
    roles: [],
    [enterpriseUserUrn.toLowerCase()]: { Department: 'IT', manager: 'm1' },
  };

  assert.deepStrictEqual(readResource(userType, body), {
    schemas: [userUrn, enterpriseUserUrn],
    userName: 'Jana',
    emails: [{ value: 'j@example.com', primary: true }],
    [enterpriseUserUrn]: { department: 'IT', manager: { value: 'm1' } },
  });
});

test('a required part that is read-only need not be sent', () => {
  const body = { schemas: [caseUrn], seal: { value: '7' } };

  assert.deepStrictEqual(readResource(caseType, body), body);
});

test('a list of one empty object is no value, as the object itself is none', () => {
  const named = { value: 'boss', at: 'now' };
  const type = resourceType('Desk', 'Desks', '/Desks', {
    id: caseUrn,
    name: 'Desk',
    description: 'A desk.',
    attributes: [
      attribute('owner', 'Whose it is.', {
        type: 'complex',
        subAttributes: Object.keys(named).map((name) => attribute(name, 'A part.', { required: true })),
      }),
    ],
  });

  assert.deepStrictEqual(readResource(type, { schemas: [caseUrn], owner: [{}] }), { schemas: [caseUrn] });
  assert.deepStrictEqual(readResource(type, { schemas: [caseUrn], owner: [named] }), {
    schemas: [caseUrn],
    owner: named,
  });
});

for (const attributes of [
  { nickName: [] },
  { name: [] },
  { name: [null] },
  { name: { givenName: [] } },
  { emails: [null] },
  { emails: [{ value: 'a@example.com' }, null] },
]) {
  test(`an empty list is no single value, and null is no element: ${JSON.stringify(attributes)}`, () => {
    assert.throws(() => readResource(userType, { schemas: [userUrn], userName: 'jana', ...attributes }), {
      name: 'ScimError',
      scimType: 'invalidValue',
    });
  });
}

test('an empty list is no value of an attribute that has several', () => {
  const body = { schemas: [userUrn], userName: 'jana', emails: [], name: { givenName: null, familyName: '' } };

  assert.deepStrictEqual(readResource(userType, body), { schemas: [userUrn], userName: 'jana' });
});

test('what is given twice in a list of simple values is kept once, in a part of a value too', () => {
  const body = { schemas: [caseUrn], tags: ['a', 'b', 'a'], seal: { codes: ['x', 'x'] } };

  assert.deepStrictEqual(readResource(caseType, body), {
    schemas: [caseUrn],
    tags: ['a', 'b'],
    seal: { codes: ['x'] },
  });
});

for (const body of [{ tags: ['a', []] }, { seal: { codes: ['a', []] } }]) {
  test(`a list within a list is refused: ${JSON.stringify(body)}`, () => {
    assert.throws(() => readResource(caseType, { schemas: [caseUrn], ...body }), {
      name: 'ScimError',
      scimType: 'invalidValue',
    });
  });
}

test('what is never returned does not make an extension part of a resource', () => {
  const body = { schemas: [caseUrn, 'urn:example:Lock'], 'urn:example:Lock': { code: '1234' } };

  assert.deepStrictEqual(readResource(caseType, body), body);
  assert.throws(() => readResource(caseType, { schemas: [caseUrn], 'urn:example:Lock': { maker: ' ' } }), {
    name: 'ScimError',
    scimType: 'invalidValue',
  });
});

test('unknown schemas and attributes of a body are ignored', () => {
  const adscim = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';
  const body = { schemas: [groupUrn, adscim], displayName: 'Sales', shoeSize: 5, ['__proto__x']: 1 };

  assert.deepStrictEqual(readResource(groupType, body), { schemas: [groupUrn], displayName: 'Sales' });
  assert.deepStrictEqual(unknownNames(groupType, body), ['shoeSize', '__proto__x']);
});

test('equal elements are one and the first primary stays', () => {
  const body = {
    schemas: [userUrn],
    userName: 'j',
    emails: [
      { type: 'work', value: 'a', primary: true },
      { type: 'Work', value: 'a' },
      { type: 'home', value: 'a', primary: true },
    ],
  };

  assert.deepStrictEqual(readResource(userType, body)['emails'], [
    { type: 'work', value: 'a', primary: true },
    { type: 'home', value: 'a', primary: false },
  ]);
});

const bodies: readonly (readonly [string, ScimType, unknown])[] = [
  ['a list', 'invalidSyntax', []],
  ['no schemas', 'invalidSyntax', { userName: 'j' }],
  ['schemas as text', 'invalidSyntax', { schemas: userUrn, userName: 'j' }],
  ['a null in schemas', 'invalidSyntax', { schemas: [null], userName: 'j' }],
  ['only an extension in schemas', 'invalidSyntax', { schemas: [enterpriseUserUrn], userName: 'j' }],
  ['a name given twice', 'invalidSyntax', { schemas: [userUrn], userName: 'j', title: 'a', TITLE: 'b' }],
  ['no userName', 'invalidValue', { schemas: [userUrn] }],
  ['a blank userName', 'invalidValue', { schemas: [userUrn], userName: '  ' }],
  ['a number as userName', 'invalidValue', { schemas: [userUrn], userName: 0 }],
  ['an empty active', 'invalidValue', { schemas: [userUrn], userName: 'j', active: '' }],
  ['an object as displayName', 'invalidValue', { schemas: [userUrn], userName: 'j', displayName: { toString: 'x' } }],
  ['an object as profileUrl', 'invalidValue', { schemas: [userUrn], userName: 'j', profileUrl: {} }],
  ['a number as emails', 'invalidValue', { schemas: [userUrn], userName: 'j', emails: 5 }],
  ['an object as an address', 'invalidValue', { schemas: [userUrn], userName: 'j', emails: [{ value: { $gt: '' } }] }],
  ['a NUL in a text', 'invalidValue', { schemas: [userUrn], userName: 'j', title: 'a\u0000b' }],
  ['half a surrogate pair', 'invalidValue', { schemas: [userUrn], userName: 'j', title: 'a\ud800' }],
  [
    'a certificate that is no base64',
    'invalidValue',
    { schemas: [userUrn], userName: 'j', x509Certificates: [{ value: '***' }] },
  ],
  ['a profile that is no URI', 'invalidValue', { schemas: [userUrn], userName: 'j', profileUrl: 'not a uri' }],
  ['a photo that is no URI', 'invalidValue', { schemas: [userUrn], userName: 'j', photos: [{ value: 'my photo' }] }],
];

for (const [name, scimType, body] of bodies) {
  test(`a body with ${name} is refused as ${scimType}`, () => {
    assert.throws(() => readResource(userType, body), { name: 'ScimError', scimType });
  });
}

test('a member without a value is refused', () => {
  const body = { schemas: [groupUrn], displayName: 'g', members: [{ value: null }] };

  assert.throws(() => readResource(groupType, body), { name: 'ScimError', scimType: 'invalidValue' });
});

test('a replacement keeps what is read-only', () => {
  const before = { schemas: [userUrn], id: 'u1', userName: 'a', title: 'x' };

  assert.deepStrictEqual(carryOver(userType, before, { schemas: [userUrn], userName: 'b' }), {
    schemas: [userUrn],
    userName: 'b',
    id: 'u1',
  });
});
