import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScimError } from '../error.ts';
import { definitionLimits } from './limits.ts';
import { readChoice, readFlag, readList, readObjects, readText, readTexts, readUrn } from './read-value.ts';

const place = 'Schema urn:x:y';

test('absent values have their defaults', () => {
  assert.equal(readFlag({}, 'required', place), false);
  assert.equal(readFlag({ required: null }, 'required', place), false);
  assert.equal(readChoice({}, 'type', place, ['string', 'boolean'], 'string'), 'string');
  assert.equal(readText({ name: '' }, 'name', place), undefined);
  assert.deepStrictEqual(readTexts({}, 'canonicalValues', place), []);
});

test('keys are found in any letter case, and equal texts of a list are one', () => {
  assert.equal(readFlag({ Required: true }, 'required', place), true);
  assert.deepStrictEqual(readTexts({ canonicalValues: ['work', 'home', 'work'] }, 'canonicalValues', place), [
    'work',
    'home',
  ]);
});

const longUrn = `urn:x:${'y'.repeat(definitionLimits.maxUrnLength)}`;
const refusals: readonly (readonly [string, () => unknown, RegExp])[] = [
  ['a flag as text', () => readFlag({ required: 'true' }, 'required', place), /is "true", expected true or false/],
  ['another choice', () => readChoice({ type: 'text' }, 'type', place, ['string'], 'string'), /expected one of string/],
  ['half a surrogate pair', () => readText({ name: '\ud800' }, 'name', place), /expected a text of 1 to 1000/],
  ['a text for a list', () => readList({ a: 'x' }, 'a', place, 5), /expected a list/],
  ['too long a list', () => readList({ a: [1, 2] }, 'a', place, 1), /has 2 a, at most 1/],
  ['a text for an object', () => readObjects({ a: ['x'] }, 'a', place, 5), /expected an object/],
  ['too long a URN', () => readUrn({ id: longUrn }, 'id', place), /expected a URN/],
  ['the URN of a message', () => readUrn({ id: 'urn:ietf:params:scim:api:x' }, 'id', place), /names a message/],
];

for (const [name, read, reason] of refusals) {
  test(`${name} is refused with its place`, () => {
    assert.throws(
      read,
      (error) => error instanceof ScimError && reason.test(error.detail) && error.detail.startsWith(place),
    );
  });
}
