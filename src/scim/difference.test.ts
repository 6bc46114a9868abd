import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, enterpriseUserUrn, type JsonObject, userType, userUrn } from './index.ts';

const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: 'u1',
  userName: 'jana',
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [{ type: 'work', value: 'j@example.com' }],
  password: 'never',
  [enterpriseUserUrn]: { department: 'IT', costCenter: '7' },
  meta: { resourceType: 'User' },
};

test('differences name each changed attribute, elements by their type', () => {
  const after = {
    ...jana,
    name: { givenName: 'Jana', familyName: 'Kurz' },
    emails: [{ type: 'work', value: 'k@example.com' }],
    password: 'other',
    [enterpriseUserUrn]: { department: 'IT' },
  };

  assert.deepStrictEqual(differences(userType, jana, after), [
    { path: 'name.familyName', before: 'Weber', after: 'Kurz' },
    { path: 'emails[type eq "work"].value', before: 'j@example.com', after: 'k@example.com' },
    { path: `${enterpriseUserUrn}:costCenter`, before: '7' },
  ]);
  assert.deepStrictEqual(differences(userType, jana, { ...jana, meta: {} }), []);
});
