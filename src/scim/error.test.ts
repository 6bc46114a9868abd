import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorBody, quote, ScimError } from './error.ts';

test('an error body has its status as a text, and a scimType where there is one', () => {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];

  assert.deepStrictEqual(JSON.parse(errorBody(409, 'uniqueness', 'taken')), {
    schemas,
    status: '409',
    scimType: 'uniqueness',
    detail: 'taken',
  });
  assert.deepStrictEqual(JSON.parse(errorBody(404, undefined, 'gone')), { schemas, status: '404', detail: 'gone' });
});

test('a quoted value is JSON of at most 80 characters', () => {
  assert.equal(quote({ a: 1 }), '{"a":1}');
  assert.equal(quote(undefined), 'nothing');
  assert.equal(quote(JSON.parse('1e400')), 'a number too large to be kept');
  assert.equal(quote('x'.repeat(100)), `"${'x'.repeat(78)}…`);
});

test('the message of an error names its scimType', () => {
  assert.equal(new ScimError('noTarget', 'Nothing matches.').message, 'noTarget: Nothing matches.');
});
