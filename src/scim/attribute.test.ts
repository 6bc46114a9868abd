import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findAttribute, valueAttribute } from './attribute.ts';

test('an attribute has the defaults of RFC 7643 §2.2, and references and binaries are case-exact', () => {
  const { required, caseExact, mutability, returned, uniqueness } = attribute('title', 'Job title.');

  assert.deepStrictEqual(
    { required, caseExact, mutability, returned, uniqueness },
    { required: false, caseExact: false, mutability: 'readWrite', returned: 'default', uniqueness: 'none' },
  );
  assert.equal(attribute('photo', 'A photo.', { type: 'reference' }).caseExact, true);
  assert.equal(attribute('key', 'A key.', { type: 'binary' }).caseExact, true);
  assert.equal(attribute('key', 'A key.', { type: 'binary', caseExact: false }).caseExact, false);
});

test('an attribute is found in any letter case, and no inherited name is one', () => {
  const attributes = [attribute('userName', 'Unique.'), attribute('title', 'Job title.')];

  assert.equal(findAttribute(attributes, 'USERNAME'), attributes[0]);
  assert.equal(findAttribute(attributes, 'constructor'), undefined);
});

test('a complex attribute is represented by its "value", a simple one by none', () => {
  const value = attribute('value', 'The address.');
  const emails = attribute('emails', 'Addresses.', { type: 'complex', multiValued: true, subAttributes: [value] });

  assert.equal(valueAttribute(emails), value);
  assert.equal(valueAttribute(attribute('title', 'Job title.')), undefined);
});
