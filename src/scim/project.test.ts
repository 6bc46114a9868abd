import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn, project, readProjection, userType } from './index.ts';
import { jana } from './testing/jana.ts';

const projections: readonly (readonly [string | undefined, string | undefined, readonly string[]])[] = [
  [undefined, undefined, ['schemas', 'id', 'meta', 'userName', 'name', 'emails', enterpriseUserUrn]],
  ['USERNAME', undefined, ['schemas', 'id', 'userName']],
  ['nosuch, ', undefined, ['schemas', 'id']],
  ['password', undefined, ['schemas', 'id']],
  [`${enterpriseUserUrn}:department`, undefined, ['schemas', 'id', enterpriseUserUrn]],
  [enterpriseUserUrn, undefined, ['schemas', 'id', enterpriseUserUrn]],
  [undefined, 'id,schemas,userName,meta', ['schemas', 'id', 'name', 'emails', enterpriseUserUrn]],
  [undefined, enterpriseUserUrn, ['schemas', 'id', 'meta', 'userName', 'name', 'emails']],
];

for (const [attributes, excluded, names] of projections) {
  test(`attributes=${attributes} and excludedAttributes=${excluded} show ${names.join(', ')}`, () => {
    const shown = project(userType, jana, readProjection(userType, attributes, excluded));

    assert.deepStrictEqual(Object.keys(shown).toSorted(), names.toSorted());
  });
}

test('a sub-attribute is shown or left out alone', () => {
  const only = project(userType, jana, readProjection(userType, 'name.givenName,emails.value', undefined));
  const without = project(userType, jana, readProjection(userType, undefined, 'name.givenName'));

  assert.deepStrictEqual([only['name'], only['emails']], [{ givenName: 'Jana' }, [{ value: 'j@example.com' }]]);
  assert.deepStrictEqual(without['name'], { familyName: 'Weber' });
});

test('attributes and excludedAttributes exclude each other', () => {
  assert.throws(() => readProjection(userType, 'userName', 'title'), { name: 'ScimError', scimType: 'invalidValue' });
});
