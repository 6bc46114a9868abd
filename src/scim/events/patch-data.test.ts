import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from '../difference.ts';
import type { JsonObject } from '../json.ts';
import { applyPatch, parsePatch } from '../patch/index.ts';
import { userType } from '../resource-type.ts';
import { enterpriseUserUrn, patchOpUrn, userUrn } from '../urn.ts';
import { memberPatch, patchData } from './patch-data.ts';

const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  userName: 'jana@example.com',
  active: true,
  title: 'Engineer',
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [
    { type: 'work', value: 'jana@example.com', primary: true },
    { type: 'home', value: 'jana@example.org' },
  ],
  [enterpriseUserUrn]: { department: 'Sales', costCenter: '17' },
};

const changes: readonly (readonly [name: string, to: JsonObject])[] = [
  ['a value', { ...jana, title: 'Manager' }],
  ['a switch', { ...jana, active: false }],
  ['a value that is gone', { ...jana, title: undefined }],
  ['a new value', { ...jana, nickName: 'Jani' }],
  ['a part of a complex value', { ...jana, name: { givenName: 'Johanna', familyName: 'Weber', middleName: 'A.' } }],
  [
    'a value of an element',
    { ...jana, emails: [{ type: 'work', value: 'j@example.com', primary: true }, listed(jana)[1]] },
  ],
  ['a new element', { ...jana, emails: [...listed(jana), { type: 'other', value: 'x@example.net', display: 'X' }] }],
  ['an element that is gone', { ...jana, emails: listed(jana).slice(0, 1) }],
  ['elements without types', { ...jana, ims: [{ value: 'one' }, { value: 'two' }] }],
  ['an extension', { ...jana, [enterpriseUserUrn]: { department: 'Support', division: 'North' } }],
];

for (const [name, to] of changes) {
  test(`the operations lead from the state before to the state after: ${name}`, () => {
    const data = patchData(differences(userType, jana, to));

    const after = applyPatch(userType, jana, parsePatch(userType, data));

    assert.deepEqual(differences(userType, after, to), []);
    assert.notDeepEqual(data?.['Operations'], []);
  });
}

test('a new element is added to its list, and one that is gone is removed', () => {
  const emails = [listed(jana)[0], { type: 'other', value: 'x@example.net' }];

  const data = patchData(differences(userType, jana, { ...jana, emails }));

  assert.deepEqual(data, {
    schemas: [patchOpUrn],
    Operations: [
      { op: 'remove', path: 'emails[type eq "home"]' },
      { op: 'add', path: 'emails', value: [{ type: 'other', value: 'x@example.net' }] },
    ],
  });
});

test('a type with quotation marks is quoted as in a filter', () => {
  const data = patchData([{ path: 'emails[type eq "a"b"].value', before: 'x', after: 'y' }]);

  assert.deepEqual(data?.['Operations'], [{ op: 'replace', path: 'emails[type eq "a\\"b"].value', value: 'y' }]);
});

test('a change whose values are not known has no operations', () => {
  assert.equal(patchData([{ path: 'title', after: 'Manager' }, { path: 'password' }]), undefined);
});

test('members are added together and removed one by one', () => {
  assert.deepEqual(memberPatch('add', ['1', '2']), {
    schemas: [patchOpUrn],
    Operations: [{ op: 'add', path: 'members', value: [{ value: '1' }, { value: '2' }] }],
  });
  assert.deepEqual(memberPatch('remove', ['1', '2'])['Operations'], [
    { op: 'remove', path: 'members[value eq "1"]' },
    { op: 'remove', path: 'members[value eq "2"]' },
  ]);
});

function listed(user: JsonObject): readonly JsonObject[] {
  return user['emails'] as readonly JsonObject[];
}
