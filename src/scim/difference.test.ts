import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, enterpriseUserUrn, userType } from './index.ts';
import { jana } from './testing/jana.ts';

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
