import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExtension, notationOf, placeAttribute, placedAttributes, userType, valueAt } from './resource-type.ts';
import { enterpriseUserUrn, userUrn } from './urn.ts';

/** The place of an attribute as its notation, with the container's URN. */
function noted(urn: string | undefined, name: string): string | undefined {
  const place = placeAttribute(userType, urn, name);
  return place && notationOf(place);
}

test('a bare name means the top level, then the extensions', () => {
  assert.equal(noted(undefined, 'DISPLAYNAME'), 'displayName');
  assert.equal(noted(undefined, 'meta'), 'meta');
  assert.equal(noted(undefined, 'department'), `${enterpriseUserUrn}:department`);
  assert.equal(noted(undefined, 'shoeSize'), undefined);
});

test('a name with a URN means that schema alone', () => {
  assert.equal(noted(userUrn.toUpperCase(), 'title'), 'title');
  assert.equal(noted(userUrn, 'department'), undefined);
  assert.equal(noted(enterpriseUserUrn, 'title'), undefined);
  assert.equal(noted('urn:example:unknown', 'title'), undefined);
});

test('an extension is found by its URN in any letter case', () => {
  assert.equal(findExtension(userType, enterpriseUserUrn.toUpperCase())?.id, enterpriseUserUrn);
  assert.equal(findExtension(userType, userUrn), undefined);
});

test('every attribute has one place, from which its value is read', () => {
  const notations = placedAttributes(userType).map((place) => notationOf(place));
  assert.equal(new Set(notations).size, notations.length);
  assert.ok(
    ['id', 'schemas', 'meta', 'userName', `${enterpriseUserUrn}:manager`].every((each) => notations.includes(each)),
  );

  const department = placeAttribute(userType, enterpriseUserUrn, 'department') ?? assert.fail();
  assert.equal(valueAt({ [enterpriseUserUrn]: { department: 'IT' } }, department), 'IT');
  assert.equal(valueAt({ department: 'IT' }, department), undefined);
});
