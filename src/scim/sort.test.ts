import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userType } from './resource-type.ts';
import { compareKeys, readSort } from './sort.ts';
import { enterpriseUserUrn } from './urn.ts';

const jana = {
  userName: 'Jana@Example.com',
  externalId: 'Ext',
  active: true,
  name: { familyName: 'Weber' },
  emails: [{ value: 'home@x.test' }, { value: 'Work@x.test', primary: true }],
  phoneNumbers: [{ value: '1' }, { value: '2' }],
  meta: { created: '2026-01-01T00:00:00Z' },
  [enterpriseUserUrn]: { department: 'IT' },
};

for (const [sortBy, key] of [
  ['userName', 'jana@example.com'],
  ['externalId', 'Ext'],
  ['ACTIVE', 1],
  ['name.familyName', 'weber'],
  ['emails', 'work@x.test'],
  ['phoneNumbers.value', '1'],
  ['meta.created', Date.UTC(2026, 0, 1)],
  ['department', 'it'],
  ['title', null],
  ['shoeSize', null],
] as const) {
  test(`sorted by ${sortBy}, Jana has the key ${String(key)}`, () => {
    assert.equal(readSort(userType, sortBy, undefined)?.keyOf(jana), key);
  });
}

test('without sortBy nothing is sorted', () => {
  assert.equal(readSort(userType, undefined, 'descending'), undefined);
  assert.equal(readSort(userType, '', undefined), undefined);
});

test('resources without a value come last, or first when descending', () => {
  const keys = ['b', null, 'a'];

  assert.deepStrictEqual(
    keys.toSorted((left, right) => compareKeys(left, right, false)),
    ['a', 'b', null],
  );
  assert.deepStrictEqual(
    keys.toSorted((left, right) => compareKeys(left, right, true)),
    [null, 'b', 'a'],
  );
  assert.deepStrictEqual(
    [10, 9].toSorted((left, right) => compareKeys(left, right, false)),
    [9, 10],
  );
});

for (const [sortBy, sortOrder] of [
  ['userName', 'up'],
  ['user Name', undefined],
  ['password', undefined],
  ['name', undefined],
  ['name.nosuch', undefined],
] as const) {
  test(`sortBy ${sortBy} with sortOrder ${sortOrder ?? 'absent'} is refused`, () => {
    assert.throws(() => readSort(userType, sortBy, sortOrder), { name: 'ScimError', scimType: 'invalidValue' });
  });
}
