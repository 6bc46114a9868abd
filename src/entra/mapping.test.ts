import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapPerson, mappingOf, TARGETS } from './mapping.ts';
import type { Person } from './tenant/person.ts';

const MIRELA: Person = {
  objectId: '3b0f6c1e-7a52-4c0d-9d5e-1f8a2b6c7d01',
  kind: 'member',
  standing: 'active',
  userPrincipalName: 'mirela.okafor@nordlicht-druck.example',
  mailNickname: 'mirela.okafor',
  displayName: 'Mirela Okafor',
  givenName: 'Mirela',
  surname: 'Okafor',
  jobTitle: 'Head of Print Operations',
  physicalDeliveryOfficeName: 'Haus 4, Raum 12',
  telephoneNumber: '+49 451 5550110',
  department: 'Operations',
};

const SHARED: readonly (readonly [string, string])[] = [
  ['active', 'True'],
  ['displayName', 'Mirela Okafor'],
  ['title', 'Head of Print Operations'],
  ['name.givenName', 'Mirela'],
  ['name.familyName', 'Okafor'],
  ['name.formatted', 'Mirela Okafor'],
  ['addresses[type eq "work"].formatted', 'Haus 4, Raum 12'],
  ['phoneNumbers[type eq "work"].value', '+49 451 5550110'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', 'Operations'],
];

test('the Becard mapping sends the object id as userName and the principal name as externalId', () => {
  const values = Object.fromEntries(mapPerson(MIRELA, mappingOf('becard')));

  assert.deepStrictEqual(values, {
    ...Object.fromEntries(SHARED),
    userName: '3b0f6c1e-7a52-4c0d-9d5e-1f8a2b6c7d01',
    externalId: 'mirela.okafor@nordlicht-druck.example',
  });
});

test('the default mapping sends the principal name as userName and the mail nickname as externalId', () => {
  const values = Object.fromEntries(mapPerson(MIRELA, mappingOf('default')));

  assert.deepStrictEqual(values, {
    ...Object.fromEntries(SHARED),
    userName: 'mirela.okafor@nordlicht-druck.example',
    externalId: 'mirela.okafor',
  });
});

test('the two mappings differ in two of 21 rows', () => {
  const sources = (name: 'becard' | 'default'): readonly string[] => mappingOf(name).rows.map((row) => row.source);
  const becard = sources('becard');

  assert.equal(TARGETS.length, 21);
  assert.equal(sources('default').filter((source, index) => source !== becard[index]).length, 2);
});

for (const standing of ['blocked', 'unassigned', 'softDeleted'] as const) {
  test(`active is the string "False" for a user who is ${standing}`, () => {
    assert.equal(mapPerson({ ...MIRELA, standing }, mappingOf('becard')).get('active'), 'False');
  });
}

test('a guest is sent with the address at home', () => {
  const guest: Person = { ...MIRELA, kind: 'guest', userPrincipalName: 'kari_lind_fjord.example#EXT#@contoso.example' };

  assert.equal(mapPerson(guest, mappingOf('becard')).get('externalId'), 'kari_lind@fjord.example');
});
